"""Receipt: every order enters by this door, whatever its channel (SOP phase 1, C1).

The raw document is kept.  Receiving it twice changes nothing; a changed order that is not yet
being picked is revised, one that is becomes a case.  Bad rows are reported and wait as cases.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum, auto

from app.capture.evidence import cases_of_rows
from app.capture.reading.order_document import OrderDocument, OrdersRead
from app.capture.reading.problems import RowFault, RowProblem
from app.capture.reading.shopify import CHANNEL, read_shopify
from app.capture.staging import Progress
from app.exception_queue.kinds import CaseKind, severity_of, time_allowed
from app.fulfilment.cancelling import release_holds
from app.lifecycle import OrderState
from app.store.books.capture.case_book import NewCase
from app.store.books.capture.orders.receiving import KnownOrder, NewOrder
from app.store.unit_of_work import Store, UnitOfWork

_CHUNK = 500
_KIND = "shopify orders"

PROMISED_WITHIN = timedelta(hours=24)
"""From the customer's order to dispatch, until the business calendar knows better (Q2)."""

_MAY_BE_REVISED = frozenset({OrderState.RECEIVED, OrderState.HELD, OrderState.STAGED})
_HAS_HOLDS = frozenset({OrderState.ALLOCATED, OrderState.BACKORDERED})


class Receipt(StrEnum):
    """What became of one order of a document."""

    NEW = auto()
    UNCHANGED = auto()
    REVISED = auto()
    WAITS = auto()
    NUMBER_TAKEN = auto()
    SHIPPED_ELSEWHERE = auto()


@dataclass(slots=True)
class ReceiptReport:
    """What became of a document.

    ``read`` counts orders, good or not: all the others add up to it.  ``waiting`` are changed
    orders that are being picked: each is a case.  ``shipped_elsewhere`` are orders that we never
    had and that the channel says are fulfilled: they are left out, nobody ships them twice.
    """

    document: str
    read: int = 0
    new: int = 0
    unchanged: int = 0
    revised: int = 0
    waiting: int = 0
    shipped_elsewhere: int = 0
    bad_orders: int = 0
    bad_rows: list[RowProblem] = field(default_factory=list)
    cancelled: bool = False


def judge_receipt(known: KnownOrder | None, fingerprint: str) -> Receipt:
    """Say what to do with an order that a channel sent; ``known`` is what it sent before."""
    if known is None:
        return Receipt.NEW
    if known.fingerprint == fingerprint:
        return Receipt.UNCHANGED
    return Receipt.REVISED if known.state in _MAY_BE_REVISED | _HAS_HOLDS else Receipt.WAITS


def promise(placed_at: datetime, received_at: datetime) -> datetime:
    """By when an order must leave: a day after it was placed, and never before it came in.

    What reached us too late to be kept is due at once; it was not late before we had it.
    """
    return max(placed_at + PROMISED_WITHIN, received_at)


def receive_orders(
    store: Store, name: str, content: bytes, at: datetime, progress: Progress | None = None
) -> ReceiptReport:
    """Receive a Shopify order export.

    Args:
        store: the shared database.
        name: the file's name, for messages.
        content: the file.
        at: when it came.
        progress: told how many orders are in; answers False to stop.  What is in stays in.

    Raises:
        DocumentUnreadable: nothing of the file can be used; nothing was saved.
        StoreUnreachable: the database does not answer; whole orders were saved, no half ones.
    """
    read = read_shopify(name, content)
    report = ReceiptReport(name, len(read.orders) + read.bad_orders, bad_orders=read.bad_orders)
    report.bad_rows = list(read.problems)
    document_id = store.run(lambda uow: uow.orders.keep_document(_KIND, name, content, at))
    for start in range(0, len(read.orders), _CHUNK):
        some = OrdersRead(read.orders[start : start + _CHUNK], [], 0, read.fulfilled)
        _receive_chunk(store, report, some, document_id, at)
        done = start + len(some.orders)
        if done < len(read.orders) and progress is not None and not progress(done):
            report.cancelled = True
            break
    digest = hashlib.sha256(content).hexdigest()
    bad = cases_of_rows("orders", digest, report.bad_rows, at)
    store.run(lambda uow: _open_unknown(uow, bad))
    return report


def _open_unknown(uow: UnitOfWork, cases: Sequence[NewCase]) -> None:
    """Open the cases of bad rows that nobody has seen yet: the same file again says nothing new."""
    seen = uow.cases.known_keys([case.key for case in cases])
    uow.cases.open_many([case for case in cases if case.key not in seen])


def _receive_chunk(
    store: Store,
    report: ReceiptReport,
    read: OrdersRead,
    document_id: int,
    at: datetime,
) -> None:
    answers = store.run(lambda uow: _save(uow, read, document_id, at))
    for row, order in read.orders:
        match answers[order.number]:
            case Receipt.NEW:
                report.new += 1
            case Receipt.UNCHANGED:
                report.unchanged += 1
            case Receipt.REVISED:
                report.revised += 1
            case Receipt.WAITS:
                report.waiting += 1
            case Receipt.SHIPPED_ELSEWHERE:
                report.shipped_elsewhere += 1
            case Receipt.NUMBER_TAKEN:
                taken = RowProblem(
                    report.document, row, "Name", order.number, RowFault.NUMBER_TAKEN
                )
                report.bad_rows.append(taken)
                report.bad_orders += 1


def _save(uow: UnitOfWork, read: OrdersRead, document_id: int, at: datetime) -> dict[str, Receipt]:
    new = {o.number: NewOrder(o, promise(o.placed_at, at)) for _row, o in read.orders}
    wanted = [order for number, order in new.items() if number not in read.fulfilled]
    inserted = uow.orders.insert_new(wanted, document_id, at)
    answers = dict.fromkeys(inserted, Receipt.NEW)
    known = uow.orders.known(CHANNEL, [number for number in new if number not in inserted])
    for number in new.keys() - inserted.keys():
        found = known.get(number)
        if found is None:
            is_shipped = number in read.fulfilled
            answers[number] = Receipt.SHIPPED_ELSEWHERE if is_shipped else Receipt.NUMBER_TAKEN
            continue
        answers[number] = judge_receipt(found, new[number].order.fingerprint())
        if answers[number] is Receipt.REVISED:
            answers[number] = _revise(uow, found, new[number], document_id, at)
        if answers[number] is Receipt.WAITS:
            answers[number] = _let_wait(uow, found, new[number].order, at)
    return answers


def _revise(
    uow: UnitOfWork, known: KnownOrder, new: NewOrder, document_id: int, at: datetime
) -> Receipt:
    if known.state in _HAS_HOLDS and not release_holds(uow, known.order_id, ""):
        return Receipt.WAITS
    uow.orders.revise(known, new, document_id, at)
    facts = {"version": known.version + 1, "document": document_id}
    uow.people.audit(at, "", "", "order revised", known.order_no, facts)
    return Receipt.REVISED


def _let_wait(uow: UnitOfWork, known: KnownOrder, order: OrderDocument, at: datetime) -> Receipt:
    """Put a change of an order that is being picked before a person, once per change."""
    kind = CaseKind.ORDER_REVISED
    fingerprint = order.fingerprint()
    key = f"order {known.order_no}: {kind.value} {fingerprint[:16]}"
    if uow.cases.known_keys([key]):
        return Receipt.UNCHANGED
    uow.cases.open(
        NewCase(
            key=key,
            kind=kind,
            severity=severity_of(kind),
            subject=known.order_no,
            facts={
                "state": known.state.value,
                "version": known.version,
                "cancelled": order.cancelled_at is not None,
                "said": order.model_dump(mode="json"),
                "had": [
                    {"sku": line.sku, "units": line.units_ordered}
                    for line in uow.orders.detail(known.order_no).lines
                ],
            },
            opened_at=at,
            due_at=at + time_allowed(severity_of(kind)),
            order_id=known.order_id,
        )
    )
    return Receipt.WAITS
