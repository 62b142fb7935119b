"""Claims stock work for a station: a delivery, the count of a bin, units out of a bin (S6; D11)."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TypeVar

from app.errors import NotAllowed, NothingFound
from app.station.claims.leases import LEASE, return_expired
from app.station.claims.policy.under_policy import counted_by_hand
from app.station.claims.refusals import ClaimRefusal, refuse_without_right
from app.station.claims.releasing import Claimant, Takeover
from app.stock.packages import (
    CountPackage,
    Expected,
    InBin,
    MovePackage,
    ReceiveLine,
    ReceivePackage,
)
from app.store.books.floor.claim_book import WorkFacts
from app.store.books.shelves.count_book import CountFacts
from app.store.schema.floor import WorkKind, WorkState
from app.store.schema.stock import CountState, PurchaseState
from app.store.unit_of_work import Store, UnitOfWork

GoodsT = TypeVar("GoodsT", ReceiveLine, Expected, InBin)


def claim_receive(
    store: Store,
    po_no: str,
    station: str,
    badge: str,
    at: datetime,
    takeover: Takeover | None = None,
) -> ReceivePackage:
    """Claim the receiving of a purchase order; with ``takeover`` also from another station (D11).

    Raises:
        NothingFound: there is no purchase order ``po_no``.
        NotAllowed: not now; facts: work_no, reason (a ``ClaimRefusal``), holder.
    """
    who = Claimant(station, badge, takeover)
    return store.run(partial(_claim_receive, po_no=po_no, who=who, at=at))


def _claim_receive(uow: UnitOfWork, *, po_no: str, who: Claimant, at: datetime) -> ReceivePackage:
    refuse_without_right(uow, WorkKind.RECEIVE, po_no)
    order = uow.purchases.find(po_no)
    if order is None:
        raise NothingFound(kind="purchase order", code=po_no)
    if order.state == PurchaseState.RECEIVED:
        raise NotAllowed(action="receive", reason=ClaimRefusal.FINISHED, work_no=po_no, holder="")
    work = uow.claims.open_stock_work(
        WorkKind.RECEIVE, at, purchase_order_id=order.purchase_order_id
    )
    fence = _take(uow, work, "receive", who)
    lines = uow.purchases.lines(order.purchase_order_id)
    package = ReceivePackage(
        work_id=work.work_id,
        fence=fence,
        work_no=work.work_no,
        po_no=order.po_no,
        supplier=order.supplier,
        lines=_under_policy(uow, lines),
        quarantine_bins=uow.purchases.quarantine_bins(),
    )
    uow.claims.keep_package(package)
    return package


def claim_count(
    store: Store,
    bin_code: str,
    station: str,
    badge: str,
    at: datetime,
    near: str = "",
    takeover: Takeover | None = None,
) -> CountPackage | None:
    """Claim the count of a bin, or for "" the nearest that waits; None if none waits.

    A bin that nobody doubts may be counted as well.  The nearest is counted from bin ``near`` on,
    along the natural walk.

    Raises:
        NothingFound: there is no such bin.
        NotAllowed: not now; facts: work_no (the bin), reason (a ``ClaimRefusal``), holder.
    """
    who = Claimant(station, badge, takeover)
    return store.run(partial(_claim_count, bin_code=bin_code, who=who, at=at, near=near))


def _claim_count(
    uow: UnitOfWork, *, bin_code: str, who: Claimant, at: datetime, near: str
) -> CountPackage | None:
    refuse_without_right(uow, WorkKind.COUNT, bin_code)
    return_expired(uow, who.station)
    if bin_code:
        task = uow.counts.of_bin(bin_code) or _new_task(uow, bin_code, who.badge, at)
        _refuse_count(task, who)
    else:
        waiting = [x for x in uow.counts.waiting() if _refusal_of(x, who) is None]
        if not waiting:
            return None
        task = next_count(waiting, uow.counts.walk_order(near))
    work = uow.claims.open_stock_work(WorkKind.COUNT, at, count_task_id=task.task_id)
    fence = _take(uow, work, "count", who)
    package = CountPackage(
        work_id=work.work_id,
        fence=fence,
        work_no=work.work_no,
        task_id=task.task_id,
        bin_code=task.bin_code,
        zone=task.zone,
        product_id=task.product_id,
        sku=task.sku,
        name=task.name,
        reason=task.reason,
        second=task.state == CountState.RECOUNT,
        expected=_under_policy(uow, uow.counts.expected(task.bin_code, task.product_id)),
        stamp=uow.counts.stamp(task.bin_code),
    )
    uow.claims.keep_package(package)
    return package


def next_count(waiting: list[CountFacts], start: int) -> CountFacts:
    """The nearest count from a place of the natural walk; of two as near, the one ahead."""
    return min(waiting, key=lambda x: (abs(x.walk_order - start), x.walk_order < start, x.task_id))


def _new_task(uow: UnitOfWork, bin_code: str, badge: str, at: datetime) -> CountFacts:
    bin_id = uow.stock.bin_id(bin_code)
    if bin_id is None:
        raise NothingFound(kind="bin", code=bin_code)
    uow.stock.open_count(bin_id, None, "asked for", at, badge)
    task = uow.counts.of_bin(bin_code)
    if task is None:
        raise NothingFound(kind="bin", code=bin_code)
    return task


def _refusal_of(task: CountFacts, who: Claimant) -> ClaimRefusal | None:
    if task.holder not in {"", who.station} and who.takeover is None:
        return ClaimRefusal.CLAIMED
    if task.state == CountState.RECOUNT and task.counted_by == who.badge:
        return ClaimRefusal.OTHER_BADGE
    return ClaimRefusal.PICKER_THERE if task.picker_there else None


def _refuse_count(task: CountFacts, who: Claimant) -> None:
    reason = _refusal_of(task, who)
    if reason is not None:
        facts = {"work_no": task.bin_code, "holder": task.holder}
        raise NotAllowed(action="count", reason=reason, **facts)


def claim_move(store: Store, bin_code: str, station: str, badge: str, at: datetime) -> MovePackage:
    """Claim units out of a bin: nobody else is kept from it, what is promised stays.

    Raises:
        NothingFound: there is no such bin.
    """
    job = partial(_claim_move, bin_code=bin_code, station=station, badge=badge, at=at)
    return store.run(job)


def _claim_move(
    uow: UnitOfWork, *, bin_code: str, station: str, badge: str, at: datetime
) -> MovePackage:
    refuse_without_right(uow, WorkKind.MOVE, bin_code)
    quarantine = uow.shelves.is_quarantine(bin_code)
    if quarantine is None:
        raise NothingFound(kind="bin", code=bin_code)
    uow.claims.withdraw_idle(WorkKind.MOVE, station)
    work = uow.claims.open_stock_work(WorkKind.MOVE, at)
    fence = _take(uow, work, "move", Claimant(station, badge))
    package = MovePackage(
        work_id=work.work_id,
        fence=fence,
        work_no=work.work_no,
        bin_code=bin_code,
        quarantine=quarantine,
        items=_under_policy(uow, _items(uow, bin_code)),
        quarantine_bins=uow.purchases.quarantine_bins(),
    )
    uow.claims.keep_package(package)
    return package


def _items(uow: UnitOfWork, bin_code: str) -> tuple[InBin, ...]:
    shelves = [shelf for shelf in uow.shelves.in_bins([bin_code]) if shelf.on_hand]
    products = {shelf.product_id for shelf in shelves}
    tracking, bins = uow.lots.tracking_of(products), uow.purchases.proposals(products)
    return tuple(
        InBin(
            product_id=shelf.product_id,
            sku=shelf.sku,
            name=shelf.name,
            lot=shelf.lot,
            tracking=tracking[shelf.product_id].value,
            free=shelf.free,
            held=shelf.held,
            quarantined=shelf.quarantined,
            bins=tuple(code for code in bins[shelf.product_id] if code != bin_code),
        )
        for shelf in shelves
    )


def _under_policy(uow: UnitOfWork, some: tuple[GoodsT, ...]) -> tuple[GoodsT, ...]:
    """The goods of a package with how they are counted (D5)."""
    by_hand = counted_by_hand(uow, {one.product_id for one in some})
    return tuple(
        one.model_copy(update={"count_by_hand": one.product_id in by_hand}) for one in some
    )


def _take(uow: UnitOfWork, work: WorkFacts, action: str, who: Claimant) -> int:
    """Give the work to the station under a new fence, also if it holds it already."""
    if work.state == WorkState.CLAIMED and work.holder == who.station:
        uow.claims.give_back(work.work_id, who.station)
    return_expired(uow, who.station)
    who.take_from_holder(uow, uow.claims.by_id(work.work_id))
    if not uow.claims.take(work.work_id, who.station, who.badge, uow.now + LEASE):
        reason = ClaimRefusal.CLAIMED if work.holder else ClaimRefusal.SET_ASIDE
        yours = work.holder_badge == who.badge
        facts = {"work_no": work.work_no, "holder": work.holder, "yours": yours}
        raise NotAllowed(action=action, reason=reason, **facts)
    taken = uow.claims.by_id(work.work_id)
    return taken.fence if taken else work.fence + 1
