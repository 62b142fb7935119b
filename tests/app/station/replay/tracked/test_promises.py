"""Promises of lots while records are replayed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.fulfilment.events import (
    ShortDeclared,
    ShortReason,
)
from app.reconciliation.ledger import check_ledger
from app.store.schema.floor import PickLine
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


def test_a_short_pick_takes_what_expires_first_in_any_bin_and_last_what_never_does(
    warehouse: Warehouse,
) -> None:
    # given, besides the lot that is asked for, one that never expires and one that is next
    picker, package = claimed_walk(warehouse, TEA=3)
    warehouse.add_lot("TEA", "NEVER")
    warehouse.add_stock("TEA", "A-01", 9, lot="NEVER")
    warehouse.add_lot("TEA", "NEXT", date(2098, 6, 1))
    warehouse.add_stock("TEA", "A-10", 1, lot="NEXT")
    stop = package.stops[0]
    short = ShortDeclared(pick_line_id=stop.pick_line_id, missing=3, reason=ShortReason.BIN_EMPTY)

    assert picker.play(package, short) == [APPLIED]

    held = {
        "NEXT": tea_in(warehouse, "NEXT", "A-10")[1],
        "LATE": tea_in(warehouse, "LATE")[1],
        "NEVER": tea_in(warehouse, "NEVER")[1],
    }
    assert held == {"NEXT": 1, "LATE": 2, "NEVER": 0}
    assert check_ledger(warehouse.store).agrees
    with warehouse.store.reading() as uow:
        stops = uow.session.execute(select(PickLine.sequence, PickLine.suspect)).tuples().all()
    assert sorted(stops) == [(1, False), (2, False), (3, False)]
