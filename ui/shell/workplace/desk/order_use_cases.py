"""What the orders page asks of the shared database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from app.capture.corrections import correct_address
from app.capture.receipt import receive_orders
from app.capture.staging import stage_orders
from app.commands.output import read_file
from app.errors import NotAllowed, NothingFound
from app.exception_queue.cases import need_supervisor
from app.exception_queue.kinds import HoldReason, Resolution
from app.exception_queue.remedies import check_again
from app.fulfilment.allocation import allocate
from app.fulfilment.allocation.explaining import why_waiting
from app.fulfilment.cancelling import cancel_order
from app.lifecycle import OrderState
from app.scanning.directory import Person
from app.store.books.capture.orders.lists import OrderRow
from app.store.unit_of_work import Store, UnitOfWork
from app.whole_file import write_whole
from ui.capture.order_export import orders_csv
from ui.capture.orders_content import OrderQuery
from ui.capture.orders_display import ImportOutcome, OrderRead, OrderUseCases, Progress

_PAGE = 500


def order_use_cases(store: Store, station: str, exports: Path) -> OrderUseCases:
    """Make the use cases; ``exports`` is the folder that lists are written to."""

    def correct(order_no: str, fields: dict[str, str], person: Person) -> frozenset[HoldReason]:
        return correct_address(store, order_no, fields, person, datetime.now(UTC), station)

    return OrderUseCases(
        counts=lambda: _counts(store),
        count=lambda query: _count(store, query),
        page=lambda query, offset, limit: _page(store, query, offset, limit),
        detail=lambda order_no: _detail(store, order_no),
        of_label=lambda label: _of_label(store, label),
        check_again=lambda order_no, person: _check_again(store, order_no, person, station),
        correct=lambda order_no, fields, person: correct(order_no, dict(fields), person),
        cancel=lambda order_no, person: _cancel(store, order_no, person),
        import_orders=lambda path, progress: _import(store, path, progress),
        export=lambda query: _export(store, query, exports),
    )


def _counts(store: Store) -> dict[OrderState, int]:
    with store.reading() as uow:
        return uow.orders.counts_by_state()


def _count(store: Store, query: OrderQuery) -> int:
    with store.reading() as uow:
        return uow.orders.count(query.state, query.search)


def _page(store: Store, query: OrderQuery, offset: int, limit: int) -> list[OrderRow]:
    with store.reading() as uow:
        return uow.orders.page(query.state, query.search, query.sort, offset, limit)


def _detail(store: Store, order_no: str) -> OrderRead:
    with store.reading() as uow:
        order = uow.orders.detail(order_no)
        today = uow.now.date()
    return OrderRead(order, why_waiting(store, order_no, today))


def _of_label(store: Store, label: str) -> str:
    with store.reading() as uow:
        found = uow.flights.cartons(label)
    if not found:
        raise NothingFound(kind="label", code=label)
    return found[0][0]


def _check_again(
    store: Store, order_no: str, person: Person, station: str
) -> frozenset[HoldReason]:
    def job(uow: UnitOfWork) -> frozenset[HoldReason]:
        order = uow.orders.lock(order_no)
        uow.people.audit(uow.now, person.badge, station, "check again", order_no, {})
        return check_again(uow, order.order_id, uow.now)

    return store.run(job)


def _cancel(store: Store, order_no: str, person: Person) -> None:
    need_supervisor(person, "cancel order")

    def job(uow: UnitOfWork) -> None:
        order_id = uow.orders.lock(order_no).order_id
        cancel_order(uow, order_id, person.badge)
        for case in uow.cases.open_of_orders([order_id]).get(order_id, []):
            uow.cases.solve(case.case_id, Resolution.CANCEL_ORDER, person.badge, uow.now)

    store.run(job)


def _import(store: Store, path: Path, progress: Progress) -> ImportOutcome:
    now = datetime.now(UTC)
    receipt = receive_orders(store, path.name, read_file(path), now, progress)
    staging = stage_orders(store, now)
    allocate(store, now)
    return ImportOutcome(receipt, staging)


def _export(store: Store, query: OrderQuery, folder: Path) -> Path:
    path = folder / f"orders-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.csv"
    content = orders_csv(_all(store, query))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:  # no room, no right, or a file where the folder should be
        raise NotAllowed(action="export", reason=error.strerror or str(error)) from error
    return path


def _all(store: Store, query: OrderQuery) -> Iterator[OrderRow]:
    offset = 0
    while rows := _page(store, query, offset, _PAGE):
        yield from rows
        offset += len(rows)
