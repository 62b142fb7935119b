"""Claims the packing of an order for a station, by the scan of its tote or its number."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from app.errors import NotAllowed, NothingFound
from app.fulfilment.shipping.carriers import Destination, refused_cartons
from app.fulfilment.shipping.rate_card import RateCard
from app.fulfilment.work import PackPackage
from app.lifecycle import OrderState
from app.station.claims.leases import LEASE, return_expired
from app.station.claims.news import with_contents
from app.station.claims.policy.paper_picks import take_paper_pick
from app.station.claims.policy.under_policy import pack_under_policy
from app.station.claims.refusals import ClaimRefusal, refuse_unless
from app.station.claims.releasing import Claimant, Takeover
from app.station.own_labels.basis import with_paper_basis
from app.store.books.floor.claim_book import OrderToPack, WorkFacts
from app.store.schema.floor import WorkKind, WorkState
from app.store.unit_of_work import Change, Store, UnitOfWork

_PACKABLE = {OrderState.PICKED.value, OrderState.PACKING.value}
_OVER = {OrderState.PACKED.value, OrderState.SHIPPED.value}


def claim_pack(
    store: Store,
    code: str,
    station: str,
    badge: str,
    at: datetime,
    card: RateCard | None = None,
    takeover: Takeover | None = None,
) -> PackPackage:
    """Claim the packing of the order in tote ``code``, or of order number ``code``.

    A station that holds it and scanned nothing yet gets the same package again under the same
    fence: only the answer had been lost.  If something was scanned, it gets what is in cartons
    by now under a new fence, because it begins anew; a restart resumes from the journal.

    With a rate ``card`` the package names the carton types that no carrier takes to the order's
    address, so that they are refused before anything is in them (scenario 22).

    ``takeover`` says that it is to be had even where another station holds it (D11).

    Raises:
        NothingFound: no such tote or order (kind "tote or order"), or the tote is empty (kind
            "order in tote").
        NotAllowed: not now; facts: order_no, reason (a ``ClaimRefusal``), units (that the order
            waits for), to_put_away (units in totes and cartons), state, holder, yours (the
            holder's operator is the one who asks).
    """
    who = Claimant(station, badge, takeover)
    return store.run(partial(_claim_pack, code=code, who=who, at=at, card=card))


def _claim_pack(
    uow: UnitOfWork, *, code: str, who: Claimant, at: datetime, card: RateCard | None
) -> PackPackage:
    order = uow.claims.find_order(code)
    if order is None:
        kind = "order in tote" if uow.claims.is_tote(code) else "tote or order"
        raise NothingFound(kind=kind, code=code)
    on_paper = take_paper_pick(uow, order, who.station, who.badge, at)
    if on_paper:
        order = uow.claims.find_order(order.order_no) or order
    work = uow.claims.packing_of(order.order_id)
    if order.state not in _PACKABLE or work is None:
        raise _not_packable(order)
    if work.state == WorkState.CLAIMED and work.holder == who.station:
        kept = None if uow.claims.has_records(work) else _kept(work, order)
        if kept is not None:
            uow.change = Change.NOTHING
            return kept
        uow.claims.give_back(work.work_id, who.station)
    return_expired(uow, who.station)
    who.take_from_holder(uow, uow.claims.by_id(work.work_id))
    taken = uow.claims.take(work.work_id, who.station, who.badge, uow.now + LEASE)
    if taken is None:
        raise _taken(uow, order, who.badge)
    refuse_unless(WorkKind.PACK, order.order_no, may_do=taken.may_do)
    uow.change = Change.ANYTHING if on_paper else Change.FLOOR
    package = pack_under_policy(uow, uow.packages.pack(work.work_id), order.order_id, at)
    if card is not None:
        refused = _refused_cartons(uow, order.order_no, card, at)
        package = package.model_copy(update={"refused_carton_types": refused})
    package = with_paper_basis(uow, with_contents(uow, package))
    uow.claims.keep_package(package)
    return package


def _refused_cartons(
    uow: UnitOfWork, order_no: str, card: RateCard, at: datetime
) -> tuple[str, ...]:
    order = uow.shipments.order(order_no)
    if order is None:
        return ()
    to = Destination(order.ship_to.country, order.ship_to.postcode)
    return refused_cartons(card, uow.catalogue.carton_types(), to, at)


def _kept(work: WorkFacts, order: OrderToPack) -> PackPackage | None:
    """The package as it was taken; None if the order has changed since (D10)."""
    if work.package is None or work.order_version != order.version:
        return None
    return PackPackage.model_validate(work.package)


def _not_packable(order: OrderToPack) -> NotAllowed:
    units = order.units_ordered - order.units_picked
    reason = ClaimRefusal.WAITS_FOR_UNITS
    if order.state == OrderState.CANCELLED:
        reason = ClaimRefusal.CANCELLED
    elif order.state in _OVER:
        reason = ClaimRefusal.FINISHED
    return NotAllowed(
        action="pack",
        reason=reason,
        order_no=order.order_no,
        state=order.state,
        units=units,
        to_put_away=order.units_picked,
    )


def _taken(uow: UnitOfWork, order: OrderToPack, badge: str) -> NotAllowed:
    now = uow.claims.packing_of(order.order_id)
    holder = now.holder if now else ""
    reason = ClaimRefusal.CLAIMED if holder else ClaimRefusal.SET_ASIDE
    yours = now is not None and now.holder_badge == badge
    facts = {"order_no": order.order_no, "holder": holder, "yours": yours}
    return NotAllowed(action="pack", reason=reason, **facts)
