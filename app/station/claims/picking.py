"""Claims the walk of a cart for a station."""

from __future__ import annotations

from functools import partial

from app.errors import NotAllowed, NothingFound
from app.fulfilment.picking.bearings import with_bearings
from app.fulfilment.routing.floor import Floor
from app.fulfilment.work import PickPackage
from app.station.claims.leases import LEASE, return_expired
from app.station.claims.news import with_contents
from app.station.claims.policy.under_policy import pick_under_policy
from app.station.claims.refusals import ClaimRefusal, refuse_unless
from app.station.claims.releasing import Claimant, Takeover
from app.store.books.floor.claim_book import WorkFacts
from app.store.schema.floor import WorkKind, WorkState
from app.store.unit_of_work import Change, Store, UnitOfWork


def claim_pick(
    store: Store,
    station: str,
    badge: str,
    code: str | None = None,
    takeover: Takeover | None = None,
) -> PickPackage | None:
    """Claim the next walk, or that of a number or a tote; None if there is nothing to pick.

    A station that holds a walk under which nothing was scanned yet gets the same package again
    under the same fence: only the answer had been lost.  If something was scanned, it gets what
    is left under a new fence, because it begins anew; a restart resumes from the journal, and
    ``renew_pick`` fetches what was added on the way.  Works of silent stations are open again
    before the next one is chosen.  ``takeover`` says that the walk of ``code`` is to be had even
    where another station holds it (D11).

    Raises:
        NotAllowed: the walk of ``code`` is not to be had; facts: work_no, reason (a
            ``ClaimRefusal``), holder, yours (the holder's operator is the one who asks).
        NothingFound: there is no walk ``code``.
    """
    who = Claimant(station, badge, takeover)
    return store.run(partial(_claim_pick, who=who, code=code))


def _claim_pick(uow: UnitOfWork, *, who: Claimant, code: str | None) -> PickPackage | None:
    package = _claimed(uow, who=who, code=code)
    return package and _with_totes_in_use(uow, package)


def _with_totes_in_use(uow: UnitOfWork, package: PickPackage) -> PickPackage:
    """The walk with the totes that are bound just now, where its picker still has to bind some.

    It is not kept with the claim: at any other moment it would not be true.
    """
    if all(stop.tote for stop in package.stops):
        return package
    return package.model_copy(update={"totes_in_use": uow.waves.totes_in_use()})


def _claimed(uow: UnitOfWork, *, who: Claimant, code: str | None) -> PickPackage | None:
    station = who.station
    work_no = (uow.claims.walk_of_tote(code) or code) if code else None
    held = uow.claims.by_number(work_no) if work_no else uow.claims.held_pick(station)
    if held and held.state == WorkState.CLAIMED and held.holder == station:
        if not uow.claims.has_records(held):
            uow.change = Change.NOTHING
            return _again(uow, held)
        uow.claims.give_back(held.work_id, station)
        work_no = held.work_no
    freed = return_expired(uow, station)
    if work_no:
        who.take_from_holder(uow, uow.claims.by_number(work_no))
    taken = uow.claims.take_pick(station, who.badge, uow.now + LEASE, work_no)
    if taken is None:
        if work_no:
            raise _refusal(uow, work_no, who.badge)
        uow.change = Change.FLOOR if freed else Change.NOTHING
        return None
    uow.change = Change.FLOOR
    walk = _with_bearings(uow, uow.packages.pick(taken.work_id))
    refuse_unless(WorkKind.PICK, walk.task_no, may_do=taken.may_do)
    package = with_contents(uow, pick_under_policy(uow, walk))
    uow.claims.keep_package(package)
    return package


def _with_bearings(uow: UnitOfWork, package: PickPackage) -> PickPackage:
    """The walk as the picker sees it on the floor as it is laid out now."""
    bins = {stop.bin_code for stop in package.stops}
    floor = Floor(uow.layout.layout(bins))
    levels = uow.layout.levels({stop.aisle for stop in package.stops})
    return with_bearings(package, floor, levels)


def renew_pick(store: Store, station: str, work_id: int) -> PickPackage:
    """The package of the walk in hand as it was taken, under the same fence.

    Stops that were added since (after a short) stand at its end; stops of cancelled orders are
    gone.  The events since the claim are to be folded over it as before.

    Raises:
        NotAllowed: the station does not hold it any more; facts: work_no, reason, holder.
        NothingFound: there is no such walk.
    """
    return store.run(partial(_renew, station=station, work_id=work_id), Change.PROGRESS)


def _renew(uow: UnitOfWork, *, station: str, work_id: int) -> PickPackage:
    held = uow.claims.by_id(work_id)
    if held is None:
        raise NothingFound(kind="pick work", code=str(work_id))
    if held.state != WorkState.CLAIMED or held.holder != station:
        raise _refusal(uow, held.work_no)
    return _with_totes_in_use(uow, _again(uow, held))


def _again(uow: UnitOfWork, held: WorkFacts) -> PickPackage:
    """The package as it was taken, with what came to it and without what was cancelled."""
    now = pick_under_policy(uow, uow.packages.pick(held.work_id))
    taken = now if held.package is None else PickPackage.model_validate(held.package)
    known = {stop.pick_line_id for stop in taken.stops}
    stops = taken.stops + tuple(stop for stop in now.stops if stop.pick_line_id not in known)
    versions = uow.claims.versions({stop.order_no for stop in stops})
    package = taken.model_copy(
        update={
            "stops": tuple(stop for stop in stops if versions.get(stop.order_no) is not None),
            "order_versions": {no: version for no, version in versions.items() if version},
        }
    )
    if held.package is not None:
        if package == taken:
            return taken
        package = package.model_copy(update={"edition": taken.edition + 1})
    uow.claims.keep_package(package)
    return package


def _refusal(uow: UnitOfWork, work_no: str, badge: str = "") -> Exception:
    found = uow.claims.by_number(work_no)
    if found is None or found.kind != WorkKind.PICK:
        return NothingFound(kind="pick work", code=work_no)
    reason = {
        WorkState.CLAIMED.value: ClaimRefusal.CLAIMED,
        WorkState.SET_ASIDE.value: ClaimRefusal.SET_ASIDE,
        WorkState.WITHDRAWN.value: ClaimRefusal.CANCELLED,
    }.get(found.state, ClaimRefusal.FINISHED)
    yours = found.holder_badge == badge != ""
    facts = {"work_no": work_no, "holder": found.holder, "yours": yours}
    return NotAllowed(action="pick", reason=reason, **facts)
