"""Orders that wait to be packed, and a packing station with a journal of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.unit_of_work import Store
from tests.support.floor_play import picked_orders
from tests.support.own_station import OwnStation
from tests.support.warehouse import Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """Order 1001 wants two mugs and a book, 1002 a lamp; both wait to be packed."""
    made = small_warehouse(store)
    made.add_order("1001", {"MUG": 2, "BOOK": 1})
    made.add_order("1002", {"LAMP": 1})
    picked_orders(store)
    return made


@pytest.fixture
def station(warehouse: Warehouse, tmp_path: Path) -> Iterator[OwnStation]:
    own = OwnStation(warehouse.store, tmp_path / "pack-1.journal")
    own.stock_up()
    yield own
    own.journal.close()
