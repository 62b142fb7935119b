"""What a blind count does: equal ends the doubt, else another badge counts, else it is a case.

The books are compared under lock with what was counted.  Where units came to the bin or left it
while somebody counted, or a cart is on its way there, the count proves nothing and waits again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app.exception_queue.kinds import CaseKind
from app.station.replay.judging import APPLIED, Happened, Outcome, invalid
from app.station.replay.picking import end_work
from app.station.replay.stock.receiving import enter_lots, why
from app.stock.adjusting import free_suspects
from app.stock.events import BinCounted, Goods
from app.store.books.shelves.count_book import WAITING, CountFacts
from app.store.books.shelves.shelf_book import Shelf
from app.store.schema.station import ScanOutcome
from app.store.schema.stock import CountState, Movement
from app.store.unit_of_work import UnitOfWork

MOVED = "the bin moved while it was counted"
"""The detail of a count that proves nothing."""

Row = dict[str, Any]


def count_bin(uow: UnitOfWork, happened: Happened, event: BinCounted) -> Outcome:
    """Judge a count against the books, and let its task go on."""
    _order, task_id = uow.claims.stock_subject(happened.work.id)
    task = uow.counts.find(task_id or 0, lock=True)
    if task is None or task.state not in WAITING:
        return invalid(f"count {happened.work.work_no} does not wait any more")
    badge = happened.record.badge
    if task.state == CountState.RECOUNT and task.counted_by == badge:
        return invalid("counted twice by the same badge")
    for goods in event.found:
        enter_lots(uow, goods)
    shelves = [
        shelf
        for shelf in uow.shelves.in_bins([task.bin_code])
        if task.product_id in {None, shelf.product_id}
    ]
    rows = compare(shelves, event.found)
    end_work(happened.work, happened)
    if _moved(uow, happened, task):
        _keep(uow, happened, task, rows, agrees=None)
        return Outcome(ScanOutcome.APPLIED, MOVED)
    _go_on(uow, happened, task, shelves, rows)
    return APPLIED


def compare(shelves: Iterable[Shelf], found: Iterable[Goods]) -> list[Row]:
    """What the books say beside what was counted, for each product and lot of either."""
    books = {(x.product_id, x.lot): (x.sku, x.on_hand) for x in shelves}
    counted = {goods.key: goods for goods in found}
    rows = []
    for key in sorted(books.keys() | counted.keys()):
        goods = counted.get(key)
        sku, on_hand = books.get(key, (goods.sku if goods else "", 0))
        units = goods.units if goods else 0
        rows.append(
            {"product_id": key[0], "sku": sku, "lot": key[1], "books": on_hand, "counted": units}
        )
    return rows


def _moved(uow: UnitOfWork, happened: Happened, task: CountFacts) -> bool:
    work = uow.claims.by_id(happened.work.id)
    stamp = int((work.package or {}).get("stamp", 0)) if work else 0
    return uow.counts.stamp(task.bin_code) > stamp or uow.counts.picker_there(task.bin_code)


def _go_on(
    uow: UnitOfWork, happened: Happened, task: CountFacts, shelves: list[Shelf], rows: list[Row]
) -> None:
    badge, at = happened.record.badge, happened.bench.at
    differ = [row for row in rows if row["books"] != row["counted"]]
    first = uow.counts.last_found(task.task_id)
    _keep(uow, happened, task, rows, agrees=not differ)
    if not differ:
        for shelf in shelves:
            free_suspects(uow, shelf, why(happened, Movement.COUNT, task.bin_code))
        uow.counts.move(task.task_id, CountState.DONE, badge, at)
    elif task.state == CountState.OPEN:
        uow.counts.move(task.task_id, CountState.RECOUNT, badge, at)
    else:
        uow.counts.move(task.task_id, CountState.DRIFT, badge, at)
        _report_drift(happened, task, differ, first)


def _keep(
    uow: UnitOfWork, happened: Happened, task: CountFacts, rows: list[Row], *, agrees: bool | None
) -> None:
    bench = happened.bench
    facts = (task.task_id, rows, agrees, happened.record.badge, bench.station, bench.at)
    uow.counts.put_result(*facts)


def _report_drift(
    happened: Happened, task: CountFacts, differ: list[Row], first: list[Row]
) -> None:
    """Two people say that the books are wrong: a supervisor decides what becomes of it."""
    before = {(row["product_id"], row["lot"]): row["counted"] for row in first}
    rows: list[Mapping[str, Any]] = [
        {**row, "first": before.get((row["product_id"], row["lot"]), 0)} for row in differ
    ]
    facts = {
        "bin_code": task.bin_code,
        "task_id": task.task_id,
        "counted_by": [task.counted_by, happened.record.badge],
        "rows": rows,
    }
    key, kind = f"drift {task.bin_code} {task.task_id}", CaseKind.STOCK_DRIFT
    happened.bench.open_case(happened.record, key, kind, task.bin_code, facts, None)
