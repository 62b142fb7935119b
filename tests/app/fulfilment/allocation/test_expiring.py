"""Holds that no wave took in time may be promised to others again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.fulfilment.allocation import ExpiryReport, allocate, expire_holds
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.schema.station import AuditEntry
from app.store.unit_of_work import Store
from tests.app.fulfilment.allocation.deliveries import send_what_is_held
from tests.support.floor_play import release_everything
from tests.support.warehouse import NINE, Warehouse, small_warehouse

THREE_DAYS = timedelta(hours=72)
IN_TIME, TOO_LATE = NINE + THREE_DAYS, NINE + THREE_DAYS + timedelta(minutes=1)


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def held_pens(warehouse: Warehouse) -> int:
    return warehouse.stock_of("PEN", "B-01").held


def test_holds_that_are_not_old_yet_stay(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 1})
    allocate(warehouse.store, NINE)

    assert expire_holds(warehouse.store, IN_TIME, THREE_DAYS) == ExpiryReport()

    assert held_pens(warehouse) == 1


def test_units_of_an_old_hold_go_to_whoever_must_leave_first(warehouse: Warehouse) -> None:
    # given a pen that is held for an order of no hurry, and a later order that leaves first
    warehouse.add_order("SLOW", {"PEN": 1}, dispatch_by=NINE + timedelta(days=30))
    allocate(warehouse.store, NINE)
    warehouse.add_order("FAST", {"PEN": 1}, dispatch_by=NINE + timedelta(days=4))
    allocate(warehouse.store, NINE)
    assert warehouse.order("FAST").state == OrderState.BACKORDERED

    report = expire_holds(warehouse.store, TOO_LATE, THREE_DAYS)

    assert report == ExpiryReport(orders=1, units=1)
    assert warehouse.order("FAST").state == OrderState.ALLOCATED
    assert warehouse.order("SLOW").state == OrderState.BACKORDERED
    assert check_ledger(warehouse.store).agrees


def test_an_order_that_nobody_overtakes_is_held_again_and_its_time_begins_anew(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"PEN": 1})
    allocate(warehouse.store, NINE)

    expire_holds(warehouse.store, TOO_LATE, THREE_DAYS)

    assert warehouse.order("1001").state == OrderState.ALLOCATED
    assert held_pens(warehouse) == 1
    assert expire_holds(warehouse.store, TOO_LATE + THREE_DAYS, THREE_DAYS).orders == 0
    assert check_ledger(warehouse.store).agrees


def test_what_waits_with_a_part_of_its_units_does_not_keep_them_for_ever(
    warehouse: Warehouse,
) -> None:
    # given the last pen, held for an order that will wait long for the second
    warehouse.add_order("LONG", {"PEN": 2}, dispatch_by=NINE + timedelta(days=9))
    allocate(warehouse.store, NINE)
    warehouse.add_order("ONE", {"PEN": 1}, dispatch_by=NINE + timedelta(days=5))
    allocate(warehouse.store, NINE)

    expire_holds(warehouse.store, TOO_LATE, THREE_DAYS)

    assert warehouse.order("ONE").state == OrderState.ALLOCATED
    (line,) = warehouse.order("LONG").lines
    assert (line.units_allocated, line.units_backordered) == (0, 2)


def test_orders_in_a_wave_keep_their_holds(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 1})
    release_everything(warehouse.store)

    assert expire_holds(warehouse.store, TOO_LATE, THREE_DAYS) == ExpiryReport()

    assert warehouse.order("1001").state == OrderState.RELEASED


def test_the_rest_of_a_split_order_that_expires_waits_on_as_a_rest(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 2}, ships_complete=False)
    send_what_is_held(warehouse)
    warehouse.add_stock("PEN", "B-02", 1)
    allocate(warehouse.store, NINE)
    warehouse.add_order("FAST", {"PEN": 1}, placed_at=NINE - timedelta(days=2))

    expire_holds(warehouse.store, TOO_LATE, THREE_DAYS)

    assert warehouse.order("1001").state == OrderState.BACKORDERED
    (line,) = warehouse.order("1001").lines
    assert (line.units_allocated, line.units_backordered, line.units_shipped) == (1, 1, 1)
    assert warehouse.order("FAST").state == OrderState.ALLOCATED


def test_what_an_order_lost_is_in_the_audit(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 1, "MUG": 2})
    allocate(warehouse.store, NINE)

    expire_holds(warehouse.store, TOO_LATE, THREE_DAYS)

    with warehouse.store.reading() as uow:
        query = select(AuditEntry).where(AuditEntry.action == "holds expired")
        (entry,) = uow.session.scalars(query)
    assert (entry.subject, entry.facts, entry.at) == ("1001", {"units": 3}, TOO_LATE)
