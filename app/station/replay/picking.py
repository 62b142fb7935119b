"""What pick records do to the floor: units from bins into totes, shorts, the end of a walk."""

from __future__ import annotations

from datetime import datetime

from app.fulfilment.events import PutInTote, ToteBound
from app.lifecycle import OrderState
from app.station.replay.goods import goods_of, move_to_tote, standing
from app.station.replay.judging import APPLIED, Happened, Outcome, invalid, over, version_of
from app.station.replay.tracked.taking import give_back_tracked, take_tracked
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import OrderRow, ToteRow, WorkRow
from app.store.schema.floor import WorkState
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import UnitOfWork


def bind_tote(uow: UnitOfWork, happened: Happened, event: ToteBound) -> Outcome:
    """An empty tote stands on a slot of the cart: it is the slot's order's from now on (T2)."""
    picture, work = happened.picture, happened.work
    stops = [stop for stop in picture.stops_of(work) if stop.slot == event.slot]
    tote = next((one for one in picture.totes if one.code == event.tote), None)
    if not stops or tote is None:
        return invalid(f"no slot {event.slot}" if not stops else f"no tote {event.tote}")
    order = picture.orders[picture.lines[stops[0].order_line_id].order_id]
    changed = version_of(order, stops[0].order_version)
    if changed.kind is not ScanOutcome.APPLIED:
        return changed
    if tote.order_id is not None and (tote.work_id, tote.slot) != (work.id, event.slot):
        detail = f"tote {tote.code} for {order.order_no} in slot {event.slot} is in use"
        return Outcome(ScanOutcome.INVALID, detail, uow.scans.binding_of(tote.id))
    if any(stop.tote_id not in {None, tote.id} for stop in stops):
        return invalid(f"slot {event.slot} has another tote")
    tote.order_id, tote.work_id, tote.slot = order.id, work.id, event.slot
    for stop in stops:
        stop.tote_id = tote.id
    return APPLIED


def take_off_tote(happened: Happened, event: ToteBound) -> Outcome:
    """Reverse ``bind_tote``: the tote is free again, unless goods lie in it."""
    picture, work = happened.picture, happened.work
    stops = [stop for stop in picture.stops_of(work) if stop.slot == event.slot]
    if not stops or any(picture.tote_of(stop) != event.tote for stop in stops):
        return invalid(f"tote {event.tote} is not in slot {event.slot}")
    if any(stop.units_picked for stop in stops):
        return invalid(f"goods lie in tote {event.tote}")
    for tote in picture.totes:
        if tote.code == event.tote:
            tote.order_id = tote.work_id = tote.slot = None
    for stop in stops:
        stop.tote_id = None
    return APPLIED


def put_in_tote(happened: Happened, event: PutInTote) -> Outcome:
    """Take counted units out of the bin's stock into the tote (first scan of D1)."""
    goods = goods_of(happened, event.pick_line_id)
    if goods is None:
        return invalid("no such stop")
    stop, _line, hold, _stock = goods
    changed = standing(happened, goods)
    if changed.kind is not ScanOutcome.APPLIED:
        return changed
    if happened.picture.tote_of(stop) != event.tote:
        return invalid(f"tote {event.tote} is not of this stop")
    if event.taken:
        return take_tracked(happened, goods, event.taken)
    if event.units > min(stop.left, hold.live):
        return over(f"{event.units} units, {stop.left} needed")
    move_to_tote(happened, goods, event.units)
    stop.picked_by, stop.suspect = happened.record.badge, False
    return APPLIED


def take_out_of_tote(happened: Happened, event: PutInTote) -> Outcome:
    """Reverse ``put_in_tote``: the units are in the bin again, and held."""
    goods = goods_of(happened, event.pick_line_id)
    if goods is None:
        return invalid("no such stop")
    stop, line, _hold, _stock = goods
    changed = standing(happened, goods)
    if changed.kind is not ScanOutcome.APPLIED:
        return changed
    if event.taken:
        return give_back_tracked(happened, goods, event.taken)
    if event.units > min(stop.units_picked, line.units_picked - line.units_packed):
        return invalid("fewer units were picked")
    move_to_tote(happened, goods, -event.units)
    return APPLIED


def finish_walk(happened: Happened) -> Outcome:
    """The cart stands at the drop point: each of its orders goes on from what was picked."""
    picture, work = happened.picture, happened.work
    stops = picture.stops_of(work)
    order_ids = {picture.lines[stop.order_line_id].order_id for stop in stops}
    for order in [picture.orders[order_id] for order_id in sorted(order_ids)]:
        for stop in stops:
            if picture.lines[stop.order_line_id].order_id == order.id:
                stop.units_short += stop.left  # not walked any more; its hold, if any, stands
        send_on(picture, order)
    for tote in picture.totes:
        if tote.work_id == work.id and not _holds_goods(happened, tote):
            tote.order_id = tote.work_id = tote.slot = None
    end_work(happened.work, happened)
    return APPLIED


def send_on(picture: Picture, order: OrderRow) -> None:
    """Let an order be packed, walked for again, or wait: a split order sends on what it has."""
    if order.state != OrderState.RELEASED:
        return
    lines = picture.lines_of(order)
    is_short = any(line.units_allocated < line.units_ordered for line in lines)
    is_walked = all(line.units_picked == line.units_allocated for line in lines)
    has_goods = any(line.units_picked > line.units_packed for line in lines)
    if is_short and (order.ships_complete or (is_walked and not has_goods)):
        order.state = OrderState.BACKORDERED.value
    elif is_walked:
        order.state = OrderState.PICKED.value
        picture.pack_orders.append(order)
    else:
        order.state = OrderState.ALLOCATED.value


def _holds_goods(happened: Happened, tote: ToteRow) -> bool:
    stops = [stop for stop in happened.picture.pick_lines if stop.tote_id == tote.id]
    picked = {stop.order_line_id for stop in stops if stop.units_picked}
    lines = [happened.picture.lines[line_id] for line_id in picked]
    return any(line.order_id == tote.order_id for line in lines)


def end_work(work: WorkRow, happened: Happened) -> None:
    """Close a work; nobody holds it any more."""
    close_work(work, happened.bench.at)


def close_work(work: WorkRow, at: datetime) -> None:
    """Close a work at that time, whoever says so."""
    work.state, work.holder, work.done_at = WorkState.DONE.value, "", at
