"""Promises of lots while records are replayed."""

from __future__ import annotations

from datetime import date

import pytest

from app.fulfilment.events import (
    ShortDeclared,
    ShortReason,
)
from app.store.unit_of_work import Store
from tests.support.tracked_floor import (
    APPLIED,
    claimed_walk,
    tea_in,
    tracked_warehouse,
)
from tests.support.warehouse import Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """Tea in lots, cameras with numbers of their own."""
    return tracked_warehouse(store)


def test_a_short_pick_takes_the_lot_that_expires_next(warehouse: Warehouse) -> None:
    picker, package = claimed_walk(warehouse, TEA=2)
    stop = package.stops[0]
    short = ShortDeclared(pick_line_id=stop.pick_line_id, missing=2, reason=ShortReason.BIN_EMPTY)
    warehouse.add_lot("TEA", "OLD", date(2020, 1, 1))
    warehouse.add_stock("TEA", "A-10", 9, lot="OLD")

    assert picker.play(package, short) == [APPLIED]

    assert tea_in(warehouse, "LATE") == (4, 2)
    assert tea_in(warehouse, "OLD", "A-10") == (9, 0)
