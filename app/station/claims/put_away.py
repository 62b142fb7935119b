"""Claims a cancelled order's goods for their way back to stock (scenarios 25 and 41; S6)."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import NoReturn

from app.errors import NotAllowed, NothingFound
from app.fulfilment.cancelling.goods import Stray, serials_in, strays_of
from app.lifecycle import OrderState
from app.station.claims.leases import LEASE
from app.station.claims.policy.under_policy import counted_by_hand
from app.station.claims.refusals import ClaimRefusal, refuse_without_right
from app.stock.packages import PutAwayPackage, StrayGoods
from app.stock.put_away import MOST_PROPOSALS
from app.store.books.floor.postings import Account, carton_of, tote_of
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import OrderRow
from app.store.schema.floor import WorkKind, WorkState
from app.store.unit_of_work import Store, UnitOfWork


def claim_put_away(
    store: Store, code: str, station: str, badge: str, at: datetime
) -> PutAwayPackage:
    """Claim the goods of a cancelled order: those in tote or labelled carton ``code``, or all.

    Nobody else is kept from them: what lies in a bin first is what counts.

    Args:
        store: the shared database.
        code: a tote, a carton's label, or an order number for all that lies anywhere.
        station: who asks.
        badge: of the operator.
        at: now.

    Raises:
        NothingFound: no such tote, label or order, or nothing is in it (kind "order in tote").
        NotAllowed: the order is not cancelled, a cart with the tote is still on its way, or this
            login may not move stock; facts: order_no or work_no, reason (a ``ClaimRefusal``),
            holder.
    """
    job = partial(_claim_put_away, code=code, station=station, badge=badge, at=at)
    return store.run(job)


def _claim_put_away(
    uow: UnitOfWork, *, code: str, station: str, badge: str, at: datetime
) -> PutAwayPackage:
    refuse_without_right(uow, WorkKind.PUT_AWAY, code)
    order_id, place = _found(uow, code)
    picture = uow.waves.picture(order_ids=[order_id])
    order = picture.orders[order_id]
    if order.state != OrderState.CANCELLED:
        _refuse(order.order_no, ClaimRefusal.NOT_CANCELLED)
    items = _items(uow, picture, order, place)
    if not items:
        raise NothingFound(kind="order in tote", code=code)
    uow.claims.withdraw_idle(WorkKind.PUT_AWAY, station)
    work = uow.claims.open_stock_work(WorkKind.PUT_AWAY, at)
    uow.claims.take(work.work_id, station, badge, uow.now + LEASE)
    package = PutAwayPackage(
        work_id=work.work_id,
        fence=work.fence + 1,
        work_no=work.work_no,
        code=code,
        order_no=order.order_no,
        items=items,
        quarantine_bins=uow.purchases.quarantine_bins(),
    )
    uow.claims.keep_package(package)
    return package


def _found(uow: UnitOfWork, code: str) -> tuple[int, Account | None]:
    """The order of a code, and the one tote or carton that is meant; None for all of the order."""
    order = uow.claims.find_order(code)
    if order is not None:
        if order.order_no == code:
            return order.order_id, None
        _refuse_on_its_way(uow, code)
        return order.order_id, tote_of(code)
    parcel = uow.shipments.loading.lock_parcel(code)
    if parcel is not None:
        return parcel.order_id, carton_of(parcel.order_no, parcel.number)
    kind = "order in tote" if uow.claims.is_tote(code) else "tote or order"
    raise NothingFound(kind=kind, code=code)


def _refuse_on_its_way(uow: UnitOfWork, tote: str) -> None:
    work_no = uow.claims.walk_of_tote(tote)
    walk = uow.claims.by_number(work_no) if work_no else None
    if walk is not None and walk.state == WorkState.CLAIMED:
        _refuse(tote, ClaimRefusal.PICKER_THERE, walk.holder)


def _refuse(what: str, reason: ClaimRefusal, holder: str = "") -> NoReturn:
    raise NotAllowed(action="put away", reason=reason, work_no=what, holder=holder)


def _items(
    uow: UnitOfWork, picture: Picture, order: OrderRow, place: Account | None
) -> tuple[StrayGoods, ...]:
    strays = [one for one in strays_of(picture, order) if place in {None, one.account}]
    products = {one.line.product_id for one in strays if one.line.product_id is not None}
    names, tracking = uow.shelves.names_of(products), uow.lots.tracking_of(products)
    bins, by_hand = uow.purchases.proposals(products), counted_by_hand(uow, products)
    found: dict[tuple[int, str, Account], StrayGoods] = {}
    for stray in strays:
        product_id = stray.line.product_id
        if product_id is None:
            continue
        serials = tuple(one.serial for one in serials_in(picture, order, stray))
        key = (product_id, stray.lot, stray.account)
        before = found.get(key)
        home, barred = _homes(picture, stray)
        found[key] = StrayGoods(
            product_id=product_id,
            sku=stray.line.sku,
            name=names[product_id],
            lot=stray.lot,
            tracking=tracking[product_id].value,
            place=stray.account.code,
            units=stray.units + (before.units if before else 0),
            serials=tuple(dict.fromkeys((*(before.serials if before else ()), *serials))),
            bins=tuple(dict.fromkeys((*home, *bins[product_id])))[:MOST_PROPOSALS],
            barred=barred,
            count_by_hand=product_id in by_hand,
        )
    return tuple(found.values())


def _homes(picture: Picture, stray: Stray) -> tuple[list[str], bool]:
    """The bins that a stray's units were picked from, and whether its lot was recalled since."""
    stocks = [picture.stock_of(stop) for stop in picture.picked_of(stray.line)]
    mine = [stock for stock in stocks if not stray.lot or stock.lot == stray.lot]
    return [stock.bin_code for stock in mine], any(stock.lot_barred for stock in mine)
