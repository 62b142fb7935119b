"""A station in mid-pack whose shared database may go at any moment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.store.unit_of_work import Store
from tests.support.floor_play import picked_orders
from tests.support.own_station import OwnStation
from tests.support.warehouse import small_warehouse


@pytest.fixture
def station(store: Store, tmp_path: Path) -> Iterator[OwnStation]:
    """Order 1001 wants two mugs and a book, 1002 a lamp; both wait to be packed."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2, "BOOK": 1})
    warehouse.add_order("1002", {"LAMP": 1})
    picked_orders(store)
    own = OwnStation(store, tmp_path / "pack-1.journal")
    own.stock_up()
    yield own
    own.journal.close()
