"""Why a line waits: who holds its units, which cannot be promised, who is served first."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from app.fulfilment.allocation import allocate
from app.fulfilment.allocation.explaining import LineWait, WaitReason, judge_wait, why_waiting
from app.fulfilment.allocation.promising import Promise
from app.lifecycle import OrderState
from app.store.schema.stock import Stock
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, Warehouse, small_warehouse

units = st.integers(0, 9)


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def why(warehouse: Warehouse, order_no: str = "1001") -> LineWait:
    """Why the one waiting line of an order waits."""
    (wait,) = why_waiting(warehouse.store, order_no, NINE.date())
    return wait


def test_a_line_waits_for_units_that_are_held_for_others_and_they_are_named(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("FIRST", {"PEN": 1}, dispatch_by=NINE)
    warehouse.add_order("1001", {"PEN": 2, "MUG": 1})
    allocate(warehouse.store, NINE)

    wait = why(warehouse)

    assert (wait.sku, wait.units_missing, wait.reason) == ("PEN", 2, WaitReason.HELD)
    assert [(one.order_no, one.units) for one in wait.holders] == [("FIRST", 1)]
    assert wait.promise.free == 0


def test_its_own_holds_are_not_what_a_line_waits_for(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 2})
    allocate(warehouse.store, NINE)

    wait = why(warehouse)

    assert (wait.reason, wait.holders) == (WaitReason.NONE_THERE, ())


def test_a_bin_where_units_were_not_found_is_named(warehouse: Warehouse) -> None:
    lost = update(Stock).where(Stock.on_hand == 1).values(suspect=1)
    warehouse.store.run(lambda uow: uow.session.execute(lost))
    warehouse.add_order("1001", {"PEN": 1})
    allocate(warehouse.store, NINE)

    wait = why(warehouse)

    assert wait.reason is WaitReason.IN_DOUBT
    assert [(one.bin_code, one.suspect) for one in wait.doubtful] == [("B-01", 1)]


def test_units_that_came_in_are_said_to_be_on_their_way_to_the_first_in_turn(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("SOON", {"PEN": 3}, dispatch_by=NINE + timedelta(hours=1))
    warehouse.add_order("1001", {"PEN": 1}, dispatch_by=NINE + timedelta(hours=2))
    allocate(warehouse.store, NINE)
    warehouse.add_stock("PEN", "B-02", 2)

    assert why(warehouse, "SOON").reason is WaitReason.NOT_YET
    assert (why(warehouse).reason, why(warehouse).units_ahead) == (WaitReason.OTHERS_FIRST, 2)


def test_an_order_that_misses_nothing_waits_for_nothing(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 1})
    warehouse.add_order("GONE", {"PEN": 9}, state=OrderState.CANCELLED)
    allocate(warehouse.store, NINE)

    assert why_waiting(warehouse.store, "1001", NINE.date()) == ()
    assert why_waiting(warehouse.store, "GONE", NINE.date()) == ()


@given(missing=st.integers(1, 9), ahead=units, held=units, free=units, suspect=units, back=units)
def test_a_line_never_waits_while_its_units_are_free(
    missing: int, ahead: int, held: int, free: int, suspect: int, back: int
) -> None:
    promise = Promise(free + held + suspect + back, held, suspect, back, free)

    reason = judge_wait(missing, ahead, held, promise)

    assert (reason is WaitReason.NOT_YET) == (free >= ahead + missing)
    assert (reason is WaitReason.NONE_THERE) == (promise.on_hand == 0)
