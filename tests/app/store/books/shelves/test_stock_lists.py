"""What lies where and why, filtered, searched and sorted by the database."""

from __future__ import annotations

import pytest

from app.fulfilment.allocation import allocate
from app.store.books.shelves.stock_lists import StockFilter, StockQuery, StockSort
from app.store.unit_of_work import Store
from tests.support.packages import EXCEPTION
from tests.support.stock_play import StockStation, stock_warehouse
from tests.support.warehouse import NINE, SUPERVISOR, Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return stock_warehouse(store)


def _bins(warehouse: Warehouse, query: StockQuery) -> list[str]:
    with warehouse.store.reading() as uow:
        return [row.bin_code for row in uow.stock_lists.shelves(query, 99)]


def test_shelves_are_searched_by_any_part_of_bin_and_product(warehouse: Warehouse) -> None:
    assert _bins(warehouse, StockQuery(search="mug")) == ["A-01", "B-02"]
    assert _bins(warehouse, StockQuery(search="b-0")) == ["B-01", "B-02"]
    assert _bins(warehouse, StockQuery(search="100%")) == []


def test_shelves_are_sorted_by_walk_sku_or_what_is_free(warehouse: Warehouse) -> None:
    assert _bins(warehouse, StockQuery())[0] == "A-01"
    assert _bins(warehouse, StockQuery(sort=StockSort.SKU))[0] == "A-10"
    assert _bins(warehouse, StockQuery(sort=StockSort.FREE))[:2] == ["A-10", "A-01"]


def test_filters_count_what_is_promised_and_quarantined(warehouse: Warehouse) -> None:
    warehouse.add_order("S-1", {"MUG": 2})
    allocate(warehouse.store, NINE)
    station = StockStation(warehouse.store)
    station.move("A-02")
    station.scan(EXCEPTION, EXCEPTION, "LAMP", SUPERVISOR)
    station.send()

    with warehouse.store.reading() as uow:
        assert uow.stock_lists.counts() == {
            StockFilter.ALL: 5,
            StockFilter.HELD: 1,
            StockFilter.SUSPECT: 0,
            StockFilter.QUARANTINE: 1,
        }
    assert _bins(warehouse, StockQuery(StockFilter.QUARANTINE)) == ["A-02"]


def test_the_ledger_of_a_shelf_says_who_why_and_how_many(warehouse: Warehouse) -> None:
    warehouse.add_order("S-1", {"MUG": 2})
    allocate(warehouse.store, NINE)

    with warehouse.store.reading() as uow:
        changes = uow.stock_lists.changes("A-01", warehouse.product_ids["MUG"], 9)

    assert [(one.movement, one.reference, one.units, one.moved) for one in changes] == [
        ("hold", "S-1", 0, 2),
        ("receipt", "opening", 10, 10),
    ]
