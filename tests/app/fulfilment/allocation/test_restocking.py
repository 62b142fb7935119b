"""When missing units are expected, and who is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.fulfilment.allocation import allocate, tell_new_dates
from app.fulfilment.allocation.explaining import why_waiting
from app.fulfilment.allocation.restocking import restock_days
from app.store.books.allocation.standing import Expected, WaitingLine
from app.store.schema.cases import OutboxMessage
from app.store.schema.catalogue import Product
from app.store.schema.stock import PurchaseLine, PurchaseOrder, PurchaseState
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, Warehouse, small_warehouse

TODAY = NINE.date()
FRIDAY, NEXT_WEEK = TODAY + timedelta(days=4), TODAY + timedelta(days=9)


def queue(*units: int) -> list[WaitingLine]:
    return [
        WaitingLine(n, n, f"{n}", "PEN", 1, missing) for n, missing in enumerate(units, start=1)
    ]


def will_come(units: int, on: date | None) -> Expected:
    return Expected(1, units, on, "PO-1")


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def order_pens(warehouse: Warehouse, units: int, on: date | None, po_no: str = "PO-1") -> None:
    """A purchase order of pens that will come on a day."""
    with warehouse.store.unit() as uow:
        order = PurchaseOrder(po_no=po_no, supplier="Pens & Co", expected_on=on, entered_at=NINE)
        uow.session.add(order)
        uow.session.flush()
        pens = warehouse.product_ids["PEN"]
        line = PurchaseLine(purchase_order_id=order.id, product_id=pens, units_ordered=units)
        uow.session.add(line)
        uow.commit()


def told(warehouse: Warehouse) -> Sequence[str | None]:
    """The days that customers were told, in turn."""
    with warehouse.store.reading() as uow:
        query = select(OutboxMessage).where(OutboxMessage.kind == "mail backorder")
        rows = uow.session.scalars(query.order_by(OutboxMessage.id)).all()
    return [row.payload["restock_on"] for row in rows]


def test_each_line_is_served_when_enough_has_come_for_all_before_it() -> None:
    expected = [will_come(3, FRIDAY), will_come(9, NEXT_WEEK)]

    days = restock_days(queue(2, 1, 1), 0, expected, TODAY)

    assert days == {1: FRIDAY, 2: FRIDAY, 3: NEXT_WEEK}


def test_what_is_free_serves_the_first_in_turn_today() -> None:
    assert restock_days(queue(2, 1), 2, [], TODAY) == {1: TODAY}


def test_a_day_that_has_passed_or_that_nobody_named_is_no_promise() -> None:
    late, unnamed = will_come(9, TODAY - timedelta(days=1)), will_come(9, None)

    assert restock_days(queue(1), 0, [late, unnamed], TODAY) == {}
    assert restock_days(queue(1), 0, [will_come(9, TODAY)], TODAY) == {1: TODAY}  # it has not yet


@given(
    units=st.lists(st.integers(1, 9), min_size=1, max_size=6),
    free=st.integers(0, 9),
    receipts=st.lists(st.tuples(st.integers(1, 9), st.integers(0, 30)), max_size=5),
)
def test_nobody_is_promised_an_earlier_day_than_those_before(
    units: list[int], free: int, receipts: list[tuple[int, int]]
) -> None:
    dated = sorted(receipts, key=lambda one: one[1])
    expected = [will_come(count, TODAY + timedelta(days=day)) for count, day in dated]

    days = restock_days(queue(*units), free, expected, TODAY)

    assert list(days.values()) == sorted(days.values())
    assert list(days) == list(range(1, len(days) + 1))
    served = sum(units[: len(days)])
    assert served <= free + sum(count for count, _day in receipts)


def test_who_must_wait_is_told_the_day_that_the_purchase_order_names(
    warehouse: Warehouse,
) -> None:
    order_pens(warehouse, 5, FRIDAY)
    warehouse.add_order("1001", {"PEN": 3})

    allocate(warehouse.store, NINE)

    assert told(warehouse) == [FRIDAY.isoformat()]
    (wait,) = why_waiting(warehouse.store, "1001", TODAY)
    assert (wait.restock_on, wait.expected[0].po_no) == (FRIDAY, "PO-1")


def test_a_day_that_becomes_known_later_is_told_once(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 3})
    allocate(warehouse.store, NINE)
    assert tell_new_dates(warehouse.store, NINE) == 0

    order_pens(warehouse, 5, NEXT_WEEK)

    assert [tell_new_dates(warehouse.store, NINE) for _round in range(3)] == [1, 0, 0]
    assert told(warehouse) == [None, NEXT_WEEK.isoformat()]


def test_an_order_that_misses_two_things_is_told_a_day_when_both_have_one(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"PEN": 3, "LAMP": 9})
    allocate(warehouse.store, NINE)

    order_pens(warehouse, 5, FRIDAY)

    assert tell_new_dates(warehouse.store, NINE) == 0
    assert told(warehouse) == [None]


def test_what_has_come_or_was_closed_is_not_expected_any_more(warehouse: Warehouse) -> None:
    order_pens(warehouse, 5, FRIDAY)
    with warehouse.store.unit() as uow:
        uow.session.scalars(select(PurchaseOrder)).one().state = PurchaseState.RECEIVED.value
        uow.commit()

    with warehouse.store.reading() as uow:
        assert uow.standing.expected([warehouse.product_ids["PEN"]]) == []


def test_what_no_purchase_order_reaches_comes_after_the_suppliers_usual_time() -> None:
    in_a_week = TODAY + timedelta(days=7)

    days = restock_days(queue(2, 3, 4), 0, [will_come(5, NEXT_WEEK)], TODAY, lead_days=7)

    assert days == {1: NEXT_WEEK, 2: NEXT_WEEK, 3: NEXT_WEEK}  # not before those who wait longer
    assert restock_days(queue(1), 0, [], TODAY, lead_days=7) == {1: in_a_week}


def test_the_usual_time_is_told_at_once_and_only_once_until_a_purchase_order_has_a_day(
    warehouse: Warehouse,
) -> None:
    with warehouse.store.unit() as uow:
        uow.session.get_one(Product, warehouse.product_ids["PEN"]).lead_days = 7
        uow.commit()
    warehouse.add_order("1001", {"PEN": 3})
    allocate(warehouse.store, NINE)
    in_a_week = (TODAY + timedelta(days=7)).isoformat()

    tomorrow = NINE + timedelta(days=1)
    assert tell_new_dates(warehouse.store, tomorrow) == 0
    (wait,) = why_waiting(warehouse.store, "1001", TODAY)
    assert (wait.restock_on, wait.by_lead_time) == (TODAY + timedelta(days=7), True)

    order_pens(warehouse, 5, NEXT_WEEK)
    assert tell_new_dates(warehouse.store, tomorrow) == 1
    assert told(warehouse) == [in_a_week, NEXT_WEEK.isoformat()]
    (wait,) = why_waiting(warehouse.store, "1001", TODAY)
    assert not wait.by_lead_time
