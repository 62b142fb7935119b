"""Soft holds: who gets what, and that nobody gets what is not there."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, func, select, update

from app.errors import StoreRefused
from app.exception_queue.kinds import CaseKind, severity_of, time_allowed
from app.fulfilment.allocation import AllocationReport, allocate
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.change_feed import Change
from app.store.schema.cases import Case
from app.store.schema.orders import OrderLine
from app.store.schema.stock import Hold, LedgerEntry, Stock
from app.store.unit_of_work import Store
from tests.support.changes import changes_told
from tests.support.warehouse import NINE, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def test_an_order_is_held_in_walking_order_and_the_ledger_knows(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 12, "LAMP": 1})

    report = allocate(warehouse.store, NINE)

    assert report == AllocationReport(orders_allocated=1)
    assert warehouse.order("1001").state == OrderState.ALLOCATED
    assert [line.units_allocated for line in warehouse.order("1001").lines] == [12, 1]
    assert warehouse.stock_of("MUG", "A-01").held == 10
    assert warehouse.stock_of("MUG", "B-02").held == 2
    assert _held_in_ledger(warehouse, "A-01") == 10
    assert _held_in_ledger(warehouse, "B-02") == 2


def test_the_order_that_must_go_first_is_served_first(warehouse: Warehouse) -> None:
    warehouse.add_order("LATE", {"PEN": 1}, dispatch_by=NINE + timedelta(hours=9))
    warehouse.add_order("SOON", {"PEN": 1}, dispatch_by=NINE + timedelta(hours=1))

    report = allocate(warehouse.store, NINE)

    assert report == AllocationReport(orders_allocated=1, orders_backordered=1, lines_short=1)
    assert warehouse.order("SOON").state == OrderState.ALLOCATED
    assert warehouse.order("LATE").state == OrderState.BACKORDERED


def test_an_order_with_a_short_line_waits_with_a_case_and_keeps_what_it_holds(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"PEN": 3, "LAMP": 2})

    allocate(warehouse.store, NINE)

    pen, lamp = warehouse.order("1001").lines
    assert (pen.units_allocated, pen.units_backordered) == (1, 2)
    assert (lamp.units_allocated, lamp.units_backordered) == (2, 0)
    (case,) = _cases(warehouse)
    assert case.kind == "out of stock"
    assert case.facts["lines"] == [{"sku": "PEN", "units_missing": 2}]
    assert case.due_at == NINE + time_allowed(severity_of(CaseKind.OUT_OF_STOCK))


def test_waiting_orders_are_served_in_their_turn_when_stock_arrives(warehouse: Warehouse) -> None:
    for minute, order_no in enumerate(("FIRST", "SECOND", "THIRD")):
        warehouse.add_order(order_no, {"PEN": 2}, placed_at=NINE + timedelta(minutes=minute))
    allocate(warehouse.store, NINE)

    warehouse.add_stock("PEN", "B-02", 3)
    allocate(warehouse.store, NINE)

    states = [warehouse.order(order_no).state for order_no in ("FIRST", "SECOND", "THIRD")]
    assert states == [OrderState.ALLOCATED, OrderState.ALLOCATED, OrderState.BACKORDERED]
    assert allocate(warehouse.store, NINE) == AllocationReport()


def test_reports_of_several_transactions_are_one() -> None:
    one, other = AllocationReport(1, 2, 3, 4), AllocationReport(10, 20, 30, 40)

    assert one + other == AllocationReport(11, 22, 33, 44)


def test_a_run_that_finds_no_order_tells_nobody(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 3})

    with changes_told(warehouse.store) as told:
        allocate(warehouse.store, NINE)

    assert told == [Change.ORDERS, Change.NOTHING]


def test_a_second_run_changes_nothing(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 3})
    warehouse.add_order("1002", {"PEN": 3})
    allocate(warehouse.store, NINE)
    before = _everything(warehouse)

    assert allocate(warehouse.store, NINE) == AllocationReport()

    assert _everything(warehouse) == before


def test_a_limit_takes_the_most_urgent_orders_only(warehouse: Warehouse) -> None:
    for hour in (3, 1, 2):
        warehouse.add_order(f"H{hour}", {"BOOK": 1}, dispatch_by=NINE + timedelta(hours=hour))

    report = allocate(warehouse.store, NINE, limit=2)

    assert report.orders_allocated == 2
    assert warehouse.order("H3").state == OrderState.STAGED


def test_a_line_without_a_known_product_never_gets_stock(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 1})
    with warehouse.store.unit() as uow:
        uow.session.execute(update(OrderLine).values(product_id=None))
        uow.commit()

    report = allocate(warehouse.store, NINE)

    assert report == AllocationReport(orders_backordered=1, lines_short=1)


def test_the_database_refuses_to_promise_more_than_lies_there(warehouse: Warehouse) -> None:
    too_much = update(Stock).values(held=Stock.on_hand + 1)

    with pytest.raises(StoreRefused) as refused:
        warehouse.store.run(lambda uow: uow.session.execute(too_much))

    assert "never_oversold" in str(refused.value.facts["constraint"])


def test_eight_allocators_at_once_never_oversell_and_the_last_unit_goes_to_one(
    warehouse: Warehouse,
) -> None:
    # given forty orders that want a mug each, of fourteen, and two that want the last pen
    for number in range(40):
        warehouse.add_order(f"M{number:02}", {"MUG": 1}, placed_at=NINE + timedelta(seconds=number))
    for number in range(2):
        warehouse.add_order(f"P{number}", {"PEN": 1})

    # when eight allocators work at the same time, a few orders each
    with ThreadPoolExecutor(8) as pool:
        jobs = [pool.submit(_allocate_in_bites, warehouse.store) for _ in range(8)]
    reports = [job.result() for job in jobs]

    # then every unit is promised once and no unit twice
    assert sum(report.orders_allocated for report in reports) == 15
    assert warehouse.stock_of("MUG", "A-01").held == 10
    assert warehouse.stock_of("MUG", "B-02").held == 4
    assert warehouse.stock_of("PEN", "B-01").held == 1
    pens = [warehouse.order(f"P{number}").state for number in range(2)]
    assert sorted(pens) == [OrderState.ALLOCATED, OrderState.BACKORDERED]


@pytest.mark.postgresql
def test_what_another_takes_between_plan_and_lock_is_not_promised_twice(postgres_url: str) -> None:
    # given one pen, planned for the first order, and a second allocator that is quicker
    slow, quick = Store.open(postgres_url), Store.open(postgres_url)
    warehouse = small_warehouse(slow)
    warehouse.add_order("P1", {"PEN": 1})
    taken: list[AllocationReport] = []

    @event.listens_for(slow.engine, "before_cursor_execute")
    def _before(*told: Any) -> None:
        if not taken and "FROM allocation_plan" in told[2] and "FOR UPDATE" in told[2]:
            taken.append(AllocationReport())
            warehouse.add_order("P2", {"PEN": 1})
            taken.append(allocate(quick, NINE))

    report = allocate(slow, NINE)

    assert taken[-1] == AllocationReport(orders_allocated=1)
    assert (report.orders_allocated, report.orders_backordered) == (0, 1)
    assert warehouse.order("P1").state == OrderState.BACKORDERED
    assert warehouse.order("P2").state == OrderState.ALLOCATED
    assert warehouse.stock_of("PEN", "B-01").held == 1
    assert not check_ledger(slow).findings
    slow.close()
    quick.close()


def _allocate_in_bites(store: Store) -> AllocationReport:
    total = AllocationReport()
    for _bite in range(42):
        total += allocate(store, NINE, limit=3)
    return total


def _held_in_ledger(warehouse: Warehouse, bin_code: str) -> int:
    with warehouse.store.reading() as uow:
        query = select(func.sum(LedgerEntry.units)).where(
            LedgerEntry.place_kind == "held", LedgerEntry.place == bin_code
        )
        return int(uow.session.scalar(query) or 0)


def _cases(warehouse: Warehouse) -> Sequence[Case]:
    with warehouse.store.reading() as uow:
        return uow.session.scalars(select(Case)).all()


def _everything(warehouse: Warehouse) -> list[int]:
    with warehouse.store.reading() as uow:
        queries = [
            select(func.sum(Hold.units)),
            select(func.count(LedgerEntry.id)),
            select(func.sum(Stock.held)),
            select(func.count(Case.id)),
        ]
        return [int(uow.session.scalar(query) or 0) for query in queries]
