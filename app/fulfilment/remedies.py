"""What a supervisor can do with an order that is stuck on the floor (T1).

Each remedy is one step of the unit of work that it is given: whoever calls it commits.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.errors import NotAllowed, NothingFound
from app.exception_queue.kinds import CaseKind, Resolution
from app.fulfilment.cancelling import cancel_order, put_away
from app.lifecycle import OrderState
from app.stock import receipts
from app.stock.adjusting import take_over_count
from app.store.books.floor.postings import DIFFERENCE, tote_of
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import LineRow, OrderRow, WorkRow
from app.store.schema.floor import WorkState
from app.store.schema.stock import Movement
from app.store.schema.tracking import SerialPlace
from app.store.unit_of_work import UnitOfWork

_WAITING = {OrderState.BACKORDERED.value, OrderState.RELEASED.value, OrderState.ALLOCATED.value}


def send_back(uow: UnitOfWork, order_id: int) -> None:
    """Let an order that was set aside be packed on: any station may claim it again.

    Raises:
        NotAllowed: it is not being packed; facts: action, reason "state".
    """
    picture = uow.waves.picture(order_ids=[order_id])
    order = picture.orders[order_id]
    work = _packing_of(picture, order, "send back")
    if work.state == WorkState.SET_ASIDE:
        work.state = WorkState.OPEN.value
    uow.waves.save(picture, uow.now)


def wait_for_stock(uow: UnitOfWork, order_id: int) -> None:
    """Let an order wait: allocation serves it in its turn when stock arrives (F1, Q1).

    Raises:
        NotAllowed: it does not wait for stock; facts: action, reason "state".
    """
    picture = uow.waves.picture(order_ids=[order_id])
    if picture.orders[order_id].state not in _WAITING:
        raise NotAllowed(action="wait for stock", reason="state")


def adjust_stock(uow: UnitOfWork, facts: Mapping[str, Any], badge: str) -> None:
    """Book what two people counted in a bin (S6); ``facts`` are those of its case."""
    take_over_count(uow, facts, badge, uow.now)


def settle_receipt(
    uow: UnitOfWork, resolution: Resolution, facts: Mapping[str, Any], says: receipts.Says
) -> None:
    """Do with a receipt's goods or lines what a supervisor says (S6); ``facts`` are its case's.

    Raises:
        NotAllowed: the goods lie elsewhere by now; facts: action, reason "not there".
        NothingFound: there is no such bin.
    """
    match resolution:
        case Resolution.ACCEPT_RECEIPT:
            receipts.accept_receipt(uow, facts, says)
        case Resolution.RETURN_TO_SUPPLIER:
            receipts.return_to_supplier(uow, facts, says)
        case _:
            receipts.close_lines(uow, facts, says)


def open_count(uow: UnitOfWork, bin_code: str, reason: str, badge: str) -> None:
    """Ask for a blind count of a bin (S6).

    Raises:
        NothingFound: no such bin.
    """
    bin_id = uow.stock.bin_id(bin_code)
    if bin_id is None:
        raise NothingFound(kind="bin", code=bin_code)
    uow.stock.open_count(bin_id, None, reason, uow.now, badge)


def ship_short(uow: UnitOfWork, order_id: int, badge: str = "") -> None:
    """Drop the units of an order that cannot be had, officially; the rest of it goes on.

    A backordered order keeps what is held for it; an order that was set aside at packing loses
    the units that the packer did not find in the tote.  The order's version grows (D10).

    Raises:
        NotAllowed: facts: action, reason "being picked" (wait for the cart), "nothing to ship"
            (not one unit would go), "nothing missing" or "state".
    """
    picture = uow.waves.picture(order_ids=[order_id])
    order = picture.orders[order_id]
    before = {line.sku: line.units_ordered for line in picture.lines_of(order)}
    if order.state == OrderState.BACKORDERED:
        _drop_unheld(picture, order, uow.now)
    elif order.state == OrderState.RELEASED:
        raise NotAllowed(action="ship short", reason="being picked")
    else:
        _drop_lost(uow, picture, order, badge)
    order.version += 1
    uow.waves.save(picture, uow.now)
    after = {line.sku: line.units_ordered for line in picture.lines_of(order)}
    dropped = {sku: before[sku] - units for sku, units in after.items() if before[sku] != units}
    uow.people.audit(uow.now, badge, "", "ship short", order.order_no, {"units_dropped": dropped})


def _drop_unheld(picture: Picture, order: OrderRow, at: datetime) -> None:
    """Forget what is missing; an order of which everything else has left already is Shipped."""
    lines = picture.lines_of(order)
    _refuse_nothing(sum(line.units_allocated for line in lines))
    for line in lines:
        line.units_ordered, line.units_backordered = line.units_allocated, 0
    if all(line.units_shipped == line.units_ordered for line in lines):
        order.state, order.shipped_at = OrderState.SHIPPED.value, at
    elif all(line.units_picked == line.units_ordered for line in lines):
        order.state = OrderState.PICKED.value
        picture.pack_orders.append(order)
    else:
        order.state = OrderState.ALLOCATED.value


def _drop_lost(uow: UnitOfWork, picture: Picture, order: OrderRow, badge: str) -> None:
    work = _packing_of(picture, order, "ship short")
    missing = _missing_units(uow, order)
    if work.state != WorkState.SET_ASIDE or not missing:
        raise NotAllowed(action="ship short", reason="nothing missing")
    for line in picture.lines_of(order):
        lost = min(missing.get(line.id, 0), line.units_picked - line.units_packed)
        if lost:
            write_off_lost(picture, line, lost, badge)
    _refuse_nothing(sum(line.units_ordered for line in picture.lines_of(order)))
    work.state = WorkState.OPEN.value


def write_off_lost(picture: Picture, line: LineRow, lost: int, badge: str) -> None:
    """The units were picked but are not in the tote: the ledger says so."""
    for tote, lot, units in _lost_from(picture, line, lost):
        picture.move(Movement.COUNT, line, units, tote_of(tote), DIFFERENCE, lot=lot, badge=badge)
    for one in picture.serials_of(line):
        if one.place == SerialPlace.TOTE:
            one.place, one.order_line_id = SerialPlace.GONE.value, None
    line.units_picked -= lost
    line.units_allocated -= lost
    line.units_ordered -= lost


def _lost_from(picture: Picture, line: LineRow, lost: int) -> list[tuple[str, str, int]]:
    """From which tote, of which lot, the lost units were: those that are in no carton."""
    by_lot = picture.packed_by_lot(line)
    if by_lot.keys() <= {""}:
        kept = line.units_picked - lost
        return list(picture.from_totes(line, kept, line.units_picked))
    found: list[tuple[str, str, int]] = []
    for lot, picked in picture.picked_by_lot(line).items():
        some = min(lost, picked - by_lot.get(lot, 0))
        found += picture.from_totes(line, picked - some, picked, lot)
        lost -= some
    return found


def _missing_units(uow: UnitOfWork, order: OrderRow) -> dict[int, int]:
    """Units that packers did not find, by line, as the open cases of the order say."""
    cases = uow.cases.open_of_orders([order.id]).get(order.id, [])
    facts: list[Any] = [case.facts for case in cases if case.kind is CaseKind.DOUBLE_SCAN]
    return {fact["order_line_id"]: fact["missing"] for fact in facts if "order_line_id" in fact}


def _refuse_nothing(units: int) -> None:
    if units < 1:
        raise NotAllowed(action="ship short", reason="nothing to ship")


def _packing_of(picture: Picture, order: OrderRow, action: str) -> WorkRow:
    work = picture.pack_work_of(order)
    if work is None:
        raise NotAllowed(action=action, reason="state")
    return work


__all__ = [
    "adjust_stock",
    "cancel_order",
    "open_count",
    "put_away",
    "send_back",
    "settle_receipt",
    "ship_short",
    "wait_for_stock",
    "write_off_lost",
]
