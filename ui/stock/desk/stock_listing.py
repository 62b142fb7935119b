"""What the list of shelves is asked for: every other wish reads it anew."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace

from app.store.books.shelves.stock_lists import StockFilter, StockQuery, StockSort


class StockListing(ABC):
    """The query of a list, as its page changes it."""

    def __init__(self) -> None:
        self._query = StockQuery()

    @abstractmethod
    def refresh(self) -> None:
        """Read the list again."""

    def choose(self, key: str) -> None:
        """A chip was chosen."""
        self._query = replace(self._query, which=StockFilter(key))
        self.refresh()

    def search(self, text: str) -> None:
        """The search field has a new text."""
        self._query = replace(self._query, search=text.strip())
        self.refresh()

    def sort(self, key: str) -> None:
        """Another order of the list was chosen."""
        self._query = replace(self._query, sort=StockSort(key))
        self.refresh()
