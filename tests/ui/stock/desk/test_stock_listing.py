"""Each wish keeps the others and reads the list once."""

from __future__ import annotations

from app.store.books.shelves.stock_lists import StockFilter, StockQuery, StockSort
from ui.stock.desk.stock_listing import StockListing


class Reading(StockListing):
    """Remembers what it would read."""

    def __init__(self) -> None:
        super().__init__()
        self.read: list[StockQuery] = []

    def refresh(self) -> None:
        self.read.append(self._query)


def test_filter_search_and_order_add_up() -> None:
    listing = Reading()

    listing.choose("held")
    listing.search(" mug ")
    listing.sort("sku")

    assert listing.read[-1] == StockQuery(StockFilter.HELD, "mug", StockSort.SKU)
    assert len(listing.read) == 3
