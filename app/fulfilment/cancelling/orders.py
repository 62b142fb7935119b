"""Cancelling an order wherever it stands on the floor.

Nothing is undone silently: what was picked or packed stays in its tote or carton, bound to the
order, until somebody has put it away (verification.md, scenarios 25 and 41).
"""

from __future__ import annotations

from app.errors import NotAllowed
from app.exception_queue.kinds import CaseKind, Severity, time_allowed
from app.fulfilment.cancelling.goods import case_key, facts_of
from app.lifecycle import OrderState
from app.store.books.capture.case_book import NewCase
from app.store.books.floor.postings import free_in, held_in
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import HoldRow, LineRow, OrderRow, WorkRow
from app.store.schema.floor import CartonState, WorkKind, WorkState
from app.store.schema.stock import Movement
from app.store.unit_of_work import UnitOfWork

_WAITS = {OrderState.BACKORDERED.value, OrderState.ALLOCATED.value}


def cancel_order(uow: UnitOfWork, order_id: int, badge: str) -> None:
    """Cancel an order: its version grows, its holds are free again, its packing is withdrawn.

    If units were picked, a case says which are in which tote and carton; ``put_away`` ends it.
    A cart on its way hears of it at its next scan (D10).  Where a delivery of a split order has
    left, only the rest is cancelled: what had been sent is what was ordered, and is Shipped.

    Raises:
        NotAllowed: all of it has been shipped, or the rest is in picking or packing by now;
            facts: action, reason "state".
    """
    walks = uow.waves.walks_of(order_id)
    picture = uow.waves.picture(work_ids=walks, order_ids=[order_id])
    order = picture.orders[order_id]
    if order.state == OrderState.CANCELLED:
        return
    shipped = any(box.state == CartonState.SHIPPED for box in picture.cartons_of(order))
    if order.state == OrderState.SHIPPED or (shipped and order.state not in _WAITS):
        raise NotAllowed(action="cancel order", reason="state")
    if shipped:
        _cancel_rest(uow, picture, order, badge)
        return
    order.state, order.version = OrderState.CANCELLED.value, order.version + 1
    for line in picture.lines_of(order):
        give_back(picture, line, badge)
    for work in list(picture.works):
        _withdraw(picture, work, order)
    free_empty_totes(picture, order)
    uow.waves.save(picture, uow.now)
    uow.people.audit(uow.now, badge, "", "cancel order", order.order_no, {})
    if any(line.units_picked for line in picture.lines_of(order)):
        uow.cases.open(_put_away_case(uow, picture, order, badge))


def _cancel_rest(uow: UnitOfWork, picture: Picture, order: OrderRow, badge: str) -> None:
    dropped = {}
    for line in picture.lines_of(order):
        give_back(picture, line, badge)
        if line.units_picked != line.units_shipped:
            raise NotAllowed(action="cancel order", reason="state")
        if line.units_ordered > line.units_shipped:
            dropped[line.sku] = line.units_ordered - line.units_shipped
            line.units_ordered = line.units_shipped
    order.state, order.shipped_at = OrderState.SHIPPED.value, uow.now
    order.version += 1
    uow.waves.save(picture, uow.now)
    facts = {"units_dropped": dropped}
    uow.people.audit(uow.now, badge, "", "cancel the rest", order.order_no, facts)


def release_holds(uow: UnitOfWork, order_id: int, badge: str) -> bool:
    """Give back all that is held for an order of which nothing is in picking yet.

    Returns:
        False if units of it were picked or are being picked: then nothing was released.
    """
    picture = uow.waves.picture(order_ids=[order_id])
    order = picture.orders[order_id]
    lines = list(picture.lines_of(order))
    if any(stop.left or stop.units_picked for stop in picture.pick_lines):
        return False
    for line in lines:
        give_back(picture, line, badge)
    uow.waves.save(picture, uow.now)
    return True


def give_back(picture: Picture, line: LineRow, badge: str) -> None:
    """Free what is held for a line and still lies in its bins."""
    line.units_backordered = 0
    for hold in picture.holds_of(line):
        free_hold(picture, line, hold, badge)


def free_hold(picture: Picture, line: LineRow, hold: HoldRow, badge: str) -> None:
    """Free what one hold still promises a line."""
    units, stock = hold.live, picture.stock[hold.stock_id]
    if units:
        hold.released += units
        stock.held -= units
        line.units_allocated -= units
        source, target = held_in(stock.bin_code), free_in(stock.bin_code)
        picture.move(Movement.RELEASE, line, units, source, target, lot=stock.lot, badge=badge)


def _withdraw(picture: Picture, work: WorkRow, order: OrderRow) -> None:
    """Withdraw the order's packing, and a walk that nobody took and nobody needs any more."""
    is_packing = work.order_id == order.id and work.state != WorkState.DONE
    is_idle = work.kind == WorkKind.PICK and work.state == WorkState.OPEN
    if is_packing or (is_idle and not _is_needed(picture, work)):
        work.state, work.holder = WorkState.WITHDRAWN.value, ""


def _is_needed(picture: Picture, walk: WorkRow) -> bool:
    """True if another order waits for the end of a walk, though all of it be picked by now."""
    lines = (picture.lines[stop.order_line_id] for stop in picture.stops_of(walk))
    return any(picture.orders[line.order_id].state == OrderState.RELEASED for line in lines)


def free_empty_totes(picture: Picture, order: OrderRow) -> None:
    """Free totes that stay empty; one on a cart on its way may be filled at this very moment."""
    filled = {stop.tote_id for stop in picture.pick_lines if stop.units_picked}
    for tote in picture.totes:
        work = picture.works.get(tote.work_id)
        on_its_way = work is not None and work.state == WorkState.CLAIMED
        if tote.order_id == order.id and tote.id not in filled and not on_its_way:
            tote.order_id = tote.work_id = tote.slot = None


def _put_away_case(uow: UnitOfWork, picture: Picture, order: OrderRow, badge: str) -> NewCase:
    """Not bound to the order, whose own cases end with it: these goods are still there."""
    return NewCase(
        key=case_key(order),
        kind=CaseKind.CANCELLATION,
        severity=Severity.NORMAL,
        subject=order.order_no,
        facts=facts_of(picture, order),
        opened_at=uow.now,
        due_at=uow.now + time_allowed(Severity.NORMAL),
        badge=badge,
    )
