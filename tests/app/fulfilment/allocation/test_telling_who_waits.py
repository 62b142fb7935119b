"""A customer whose order waits for stock is told at once, and once (Q1)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from app.exception_queue.kinds import CaseKind, Resolution
from app.fulfilment.allocation import allocate
from app.fulfilment.events import PutInTote, ShortDeclared, ShortReason, WorkFinished
from app.store.books.capture.orders.timeline import TimelineSource
from app.store.schema.cases import OutboxMessage
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, cases_of, release_everything
from tests.support.warehouse import NINE, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def told(warehouse: Warehouse) -> Sequence[OutboxMessage]:
    """What customers were told of stock, the oldest first."""
    query = select(OutboxMessage).where(OutboxMessage.kind == "mail backorder")
    with warehouse.store.reading() as uow:
        return uow.session.scalars(query.order_by(OutboxMessage.id)).all()


def test_who_must_wait_is_told_what_is_missing_as_soon_as_it_is_known(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"PEN": 3, "MUG": 1})
    warehouse.add_order("1002", {"MUG": 1})

    allocate(warehouse.store, NINE)

    (message,) = told(warehouse)
    assert message.key == "backorder:1001:unknown"
    assert message.payload["to_address"] == "ada@example.com"
    assert message.payload["lines"] == [{"sku": "PEN", "name": "Pen", "units": 2}]
    assert message.payload["rest_leaves"] is False


def test_who_waits_is_told_once_however_often_stock_is_looked_for(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 3})
    allocate(warehouse.store, NINE)
    warehouse.add_stock("PEN", "B-02", 1)

    allocate(warehouse.store, NINE)
    allocate(warehouse.store, NINE)

    assert len(told(warehouse)) == 1


def test_who_lets_an_order_be_split_is_told_that_the_rest_does_not_wait(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"PEN": 3}, ships_complete=False)

    allocate(warehouse.store, NINE)

    (message,) = told(warehouse)
    assert message.payload["rest_leaves"] is True


def test_a_short_pick_that_nothing_else_serves_is_told_when_the_cart_is_in(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"PEN": 1, "MUG": 1})
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    pen = next(stop for stop in package.stops if stop.sku == "PEN")
    mug = next(stop for stop in package.stops if stop.sku == "MUG")
    short = ShortDeclared(pick_line_id=pen.pick_line_id, missing=1, reason=ShortReason.BIN_EMPTY)

    picker.play(package, PutInTote(pick_line_id=mug.pick_line_id, units=1, tote=mug.tote), short)
    assert told(warehouse) == []
    picker.play(package, WorkFinished())

    (message,) = told(warehouse)
    assert message.payload["lines"] == [{"sku": "PEN", "name": "Pen", "units": 1}]


def test_the_orders_timeline_shows_that_its_customer_was_told(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 3})

    allocate(warehouse.store, NINE)

    with warehouse.store.reading() as uow:
        timeline = uow.orders.detail("1001").timeline
    notices = [entry for entry in timeline if entry.source is TimelineSource.NOTICE]
    assert [(entry.what, entry.facts["kind"]) for entry in notices] == [
        ("queued", "mail backorder")
    ]


def test_the_case_of_an_order_is_closed_when_stock_has_come_for_it(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 3})
    allocate(warehouse.store, NINE)

    warehouse.add_stock("PEN", "B-02", 2)
    allocate(warehouse.store, NINE)

    (case,) = cases_of(warehouse)
    assert (case.kind, case.state) == (CaseKind.OUT_OF_STOCK, "solved")
    assert (case.resolution, case.solved_by) == (Resolution.WAIT_FOR_STOCK, "")
