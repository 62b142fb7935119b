"""A whole lot into quarantine: nothing of it is promised or leaves the house any more (F1, S6).

Wherever it lies its units are kept back, those that were held for orders are given up, and the
orders are served from other lots.  What is in totes and cartons by now is named in a case; the dock
refuses such a carton.  A lot that is released again is as any other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from app.exception_queue.cases import need_supervisor, open_case
from app.exception_queue.kinds import CaseKind
from app.fulfilment.allocation.allocating import allocate
from app.fulfilment.cancelling import free_empty_totes, free_hold
from app.lifecycle import OrderState
from app.scanning.directory import Person
from app.station.replay.picking import send_on
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import LineRow, OrderRow
from app.store.books.tracking.lot_book import LotAt
from app.store.schema.floor import WorkKind, WorkState
from app.store.unit_of_work import Store, UnitOfWork

_UNTOUCHED = {OrderState.ALLOCATED.value, OrderState.BACKORDERED.value, OrderState.STAGED.value}


@dataclass(frozen=True, slots=True)
class NamedLot:
    """A lot of a product; ``sku`` is for people."""

    product_id: int
    sku: str
    lot: str


@dataclass(frozen=True, slots=True)
class Recall:
    """What a recall found: orders that gave units up, and where units are on their way."""

    orders: tuple[str, ...] = ()
    places: tuple[LotAt, ...] = ()


def recall_lot(store: Store, lot: NamedLot, person: Person, station: str) -> Recall:
    """Put a lot into quarantine, wherever it lies, and serve its orders from other lots.

    Raises:
        NotAllowed: it takes a supervisor; nothing was saved.
        StoreUnreachable: the lot may be in quarantine, and orders before this may be free of it.
    """
    need_supervisor(person, "quarantine lot")
    store.run(partial(_bar, lot=lot, badge=person.badge, station=station, barred=True))
    freed: list[str] = []
    while some := store.run(partial(_free_next, lot=lot, badge=person.badge)):
        freed.append(some)
    places = store.run(partial(_report, lot=lot, badge=person.badge, station=station))
    with store.reading() as uow:
        now = uow.now
    allocate(store, now)
    return Recall(tuple(freed), places)


def release_lot(store: Store, lot: NamedLot, person: Person, station: str) -> None:
    """Let a lot be promised and leave again.

    Raises:
        NotAllowed: it takes a supervisor; nothing was saved.
    """
    need_supervisor(person, "release lot")
    store.run(partial(_bar, lot=lot, badge=person.badge, station=station, barred=False))
    with store.reading() as uow:
        now = uow.now
    allocate(store, now)


def _bar(uow: UnitOfWork, *, lot: NamedLot, badge: str, station: str, barred: bool) -> None:
    uow.lots.bar(lot.product_id, lot.lot, barred=barred)
    action = "quarantine lot" if barred else "release lot"
    uow.people.audit(uow.now, badge, station, action, lot.lot, {"sku": lot.sku})


def _free_next(uow: UnitOfWork, *, lot: NamedLot, badge: str) -> str:
    """Free the next order that holds units of the lot; says which, "" for none."""
    order_id = uow.lots.next_holder(lot.product_id, lot.lot)
    if order_id is None:
        return ""
    walks = uow.waves.walks_of(order_id)
    picture = uow.waves.picture(work_ids=walks, order_ids=[order_id])
    order = picture.orders[order_id]
    for line in picture.lines_of(order):
        _give_up(picture, line, lot, badge)
    _send_on(picture, order)
    uow.waves.save(picture, uow.now)
    uow.people.audit(uow.now, badge, "", "lot recalled", order.order_no, {"lot": lot.lot})
    return order.order_no


def _give_up(picture: Picture, line: LineRow, lot: NamedLot, badge: str) -> None:
    for hold in picture.holds_of(line):
        stock = picture.stock[hold.stock_id]
        if (stock.product_id, stock.lot) == (lot.product_id, lot.lot):
            free_hold(picture, line, hold, badge)
            for stop in picture.pick_lines:
                if stop.hold_id == hold.id:
                    stop.units_short += stop.left


def _send_on(picture: Picture, order: OrderRow) -> None:
    """Let the order wait to be served again; a cart on its way hears at its next scan (D10)."""
    lines = picture.lines_of(order)
    ids = {line.id for line in lines}
    mine = [stop for stop in picture.pick_lines if stop.order_line_id in ids]
    if order.state in _UNTOUCHED:
        touched = any(stop.units_picked for stop in mine)
        order.state = (OrderState.BACKORDERED if touched else OrderState.STAGED).value
        if not touched:
            return
    else:
        order.version += 1
    for line in lines:
        line.units_backordered = max(0, line.units_ordered - line.units_allocated)
    if any(stop.left for stop in mine):
        return
    for work in picture.works:
        idle = work.kind == WorkKind.PICK and work.state == WorkState.OPEN
        if idle and not any(stop.left for stop in picture.stops_of(work)):
            work.state = WorkState.WITHDRAWN.value
    free_empty_totes(picture, order)
    send_on(picture, order)


def _report(uow: UnitOfWork, *, lot: NamedLot, badge: str, station: str) -> tuple[LotAt, ...]:
    places = tuple(uow.lots.on_its_way(lot.product_id, lot.lot))
    if places:
        facts = {
            "sku": lot.sku,
            "lot": lot.lot,
            "places": [
                {"place": at.place, "units": at.units, "order_no": at.order_no} for at in places
            ],
        }
        key = f"recall {lot.sku} {lot.lot}"
        now = uow.now
        opened = uow.cases.open_with(key)
        if opened is not None:
            uow.cases.restate(opened.case_id, facts, now)
        else:
            case = (uow, CaseKind.RECALL, key, lot.lot, facts, now)
            open_case(*case, station=station, badge=badge)
    return places
