"""An order that was picked on paper: its tote at the packing station says so (policy item+carton).

The first count of such an order is on paper, so nothing of it can be compared; each unit is scanned
twice at the packing station instead (D1).  The ledger still goes bin, tote, carton: what the walk
should have brought goes from its bins into its totes when the order is claimed there, and what is
not in the tote after all is declared SHORT, which counts its bin.
"""

from __future__ import annotations

from datetime import datetime

from app.fulfilment.verification.policy_change import policy_of
from app.fulfilment.work import DoubleScan
from app.lifecycle import OrderState
from app.station.claims.refusals import refuse_without_right
from app.station.replay.goods import Goods, carry
from app.station.replay.picking import close_work, send_on
from app.store.books.floor.claim_book import OrderToPack
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import OrderRow
from app.store.schema.floor import WorkKind, WorkState
from app.store.unit_of_work import UnitOfWork


def take_paper_pick(
    uow: UnitOfWork, order: OrderToPack, station: str, badge: str, at: datetime
) -> bool:
    """Enter what a walk on paper brought; False if there is none, or a station walks it.

    Raises:
        NotAllowed: this station's login may not pick, and entering it is picking.
    """
    released = order.state == OrderState.RELEASED
    if not released or policy_of(uow).double_scan is not DoubleScan.ITEM_AND_CARTON:
        return False
    picture = uow.waves.picture(work_ids=uow.waves.walks_of(order.order_id))
    row = picture.orders.get(order.order_id)
    goods = [] if row is None else _goods_of(picture, row)
    works = {picture.works[stop.work_id].id for stop, *_rest in goods}
    held = any(picture.works[work_id].state == WorkState.CLAIMED for work_id in works)
    if row is None or not goods or held:
        return False
    refuse_without_right(uow, WorkKind.PICK, order.order_no)
    for one in goods:
        stop, _line, hold, _stock = one
        carry(picture, one, min(stop.left, hold.live), badge, station)
    send_on(picture, row)
    for work_id in works:
        work = picture.works[work_id]
        if not any(stop.left for stop in picture.stops_of(work)):
            close_work(work, at)
    uow.waves.save(picture, at)
    uow.waves.end_waves(works)
    facts = {"station": station, "stops": len(goods)}
    uow.people.audit(at, badge, station, "picked on paper", order.order_no, facts)
    return row.state == OrderState.PICKED


def _goods_of(picture: Picture, order: OrderRow) -> list[Goods]:
    lines = {line.id: line for line in picture.lines_of(order)}
    found = []
    for stop in picture.pick_lines:
        hold = picture.holds[stop.hold_id]
        wanted = stop.order_line_id in lines and min(stop.left, hold.live) > 0
        if wanted and stop.tote_id is not None:  # who walks without one has to scan it first
            found.append((stop, lines[stop.order_line_id], hold, picture.stock[hold.stock_id]))
    return found
