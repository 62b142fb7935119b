"""Allocation (SOP phase 2, step 1; mission F1): soft holds per line and bin.

By the customer's rule an order ships complete or is split.  Ship-complete: with any short line it
is backordered, keeps what it holds, and waits with a case.  Split: what is held goes as a delivery
of its own, the rest waits with a case.  The customer is told at once, and served in turn when stock
arrives.  The database refuses overselling.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby
from typing import Protocol, TypeVar

from app.exception_queue.kinds import CaseKind, Resolution, severity_of, time_allowed
from app.fulfilment.allocation.restocking import tell_who_waits
from app.store.books.allocation.holding import Allocated, ShortLine, StockTaken
from app.store.books.capture.case_book import NewCase
from app.store.unit_of_work import Change, Store, UnitOfWork

T_co = TypeVar("T_co", covariant=True)


class Holding(Protocol[T_co]):
    """A job within a transaction; ``patient`` locks stock before it is planned by."""

    def __call__(self, uow: UnitOfWork, *, patient: bool) -> T_co:
        """What came of it; raises StockTaken where it is to be run again, patiently."""


ORDERS_AT_ONCE = 500
"""Orders of one transaction: short enough that no station waits for it."""


@dataclass(frozen=True, slots=True)
class AllocationReport:
    """What a run did: orders that can be picked, orders that wait, and how many lines are short.

    ``orders_split`` of the orders that can be picked go without the units of their short lines.
    Orders that waited before and wait on are counted only if new stock helped them a little.
    """

    orders_allocated: int = 0
    orders_backordered: int = 0
    lines_short: int = 0
    orders_split: int = 0

    def __add__(self, other: AllocationReport) -> AllocationReport:
        return AllocationReport(
            self.orders_allocated + other.orders_allocated,
            self.orders_backordered + other.orders_backordered,
            self.lines_short + other.lines_short,
            self.orders_split + other.orders_split,
        )


def allocate(store: Store, at: datetime, limit: int | None = None) -> AllocationReport:
    """Hold stock for staged and waiting orders, by ``dispatch_by``, then age.

    Args:
        store: the shared database.
        at: the time of the holds.
        limit: at most so many orders; None for all that stock can help.

    Raises:
        StoreUnreachable: holds of earlier transactions of this run are saved, of the last none.
    """
    report = AllocationReport()
    left = limit
    while left is None or left > 0:
        count = ORDERS_AT_ONCE if left is None else min(left, ORDERS_AT_ONCE)
        done = _next_orders(store, at, count)
        if not done.orders:
            break
        report += _report_of(done)
        left = None if left is None else left - done.orders
    return report


def _next_orders(store: Store, at: datetime, limit: int) -> Allocated:
    return run_holding(store, partial(hold_next, at=at, limit=limit), Change.ORDERS)


def run_holding(store: Store, job: Holding[T_co], change: Change) -> T_co:
    """Run a job that holds stock, as ``Store.run`` does; patiently where its first try was in vain.

    Raises:
        StoreUnreachable: nothing was saved.
    """
    try:
        return store.run(partial(job, patient=False), change)
    except StockTaken:
        return store.run(partial(job, patient=True), change)


def hold_next(uow: UnitOfWork, at: datetime, limit: int, *, patient: bool) -> Allocated:
    """Hold stock for the next orders, as ``allocate``, within a unit of work of the caller's.

    Raises:
        StockTaken: see ``run_holding``.
    """
    done = uow.stock.allocate_next(at, limit, patient=patient)
    if not done.orders:
        uow.change = Change.NOTHING
    by_order = groupby(done.short_lines, key=lambda line: line.order_no)
    shorts = [list(lines) for _order_no, lines in by_order]
    newly = [lines for lines in shorts if lines[0].newly]
    uow.cases.open_many([out_of_stock_case(lines, at) for lines in newly])
    tell_who_waits(uow, [lines[0].order_id for lines in newly], at)
    _close_cases(uow, done.served, at)
    return done


def _close_cases(uow: UnitOfWork, served: Sequence[int], at: datetime) -> None:
    """Stock came for these orders: nobody need decide about them any more."""
    for cases in uow.cases.open_of_orders(served).values():
        for case in cases:
            if case.kind is CaseKind.OUT_OF_STOCK:
                uow.cases.solve(case.case_id, Resolution.WAIT_FOR_STOCK, "", at)


def _report_of(done: Allocated) -> AllocationReport:
    backordered = len({line.order_id for line in done.short_lines if line.waits})
    split = len({line.order_id for line in done.short_lines if not line.waits})
    return AllocationReport(done.orders - backordered, backordered, len(done.short_lines), split)


def out_of_stock_case(lines: list[ShortLine], at: datetime) -> NewCase:
    """The case of one order whose ``lines`` cannot be held in full (Q1)."""
    order, severity = lines[0], severity_of(CaseKind.OUT_OF_STOCK)
    missing = [{"sku": line.sku, "units_missing": line.units_missing} for line in lines]
    return NewCase(
        key=f"out of stock {order.order_no}",
        kind=CaseKind.OUT_OF_STOCK,
        severity=severity,
        subject=order.order_no,
        facts={"order_no": order.order_no, "lines": missing},
        opened_at=at,
        due_at=at + time_allowed(severity),
        order_id=order.order_id,
    )
