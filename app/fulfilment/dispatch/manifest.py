"""Closing a carrier's handover: what is aboard goes on one manifest, numbered and audited (F6).

Missing is whatever the dock's list counts as missing: parcels that are closed and not aboard, and
those whose label is printed and that are still at packing.  The carrier expects both, and a loader
who confirms answers for the figures on the screen.  A supervisor's badge closes it in either case;
what is loaded after that goes on the next manifest.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from app.errors import NotAllowed
from app.fulfilment.dispatch.handover import MOST_LISTED
from app.fulfilment.shipping.parcel.facts import MissingParcel
from app.store.statements.own_rights import NO_RIGHT
from app.store.unit_of_work import Change, Store, UnitOfWork


class ManifestVerdict(StrEnum):
    """Every answer of the dock to a handover that is to be closed."""

    CLOSED = "closed"
    PARCELS_MISSING = "parcels missing"
    NOTHING_ABOARD = "nothing aboard"
    NOT_A_SUPERVISOR = "not a supervisor"


class Approval(Enum):
    """Whose badge was scanned because parcels are missing."""

    NOBODYS = auto()
    A_SUPERVISORS = auto()
    ANOTHER = auto()


@dataclass(frozen=True, slots=True)
class ManifestAnswer:
    """The verdict and what the dock's screen needs.

    Attributes:
        manifest_no: of the manifest that was closed, or "".
        parcels: how many are aboard and on no manifest, or are on the one that was closed.
        missing: how many the carrier does not have.
        named: the first of them.
    """

    verdict: ManifestVerdict
    carrier: str
    manifest_no: str = ""
    parcels: int = 0
    missing: int = 0
    named: tuple[MissingParcel, ...] = ()


def judge_closing(aboard: int, missing: int, approval: Approval) -> ManifestVerdict:
    """Say whether a handover may be closed.

    Args:
        aboard: parcels that the carrier has and that are on no manifest yet.
        missing: parcels that it does not have.
        approval: whose badge was scanned for it.

    Source: ux.md, "Dispatch / manifest".
    """
    if not aboard:
        return ManifestVerdict.NOTHING_ABOARD
    if not missing or approval is Approval.A_SUPERVISORS:
        return ManifestVerdict.CLOSED
    if approval is Approval.NOBODYS:
        return ManifestVerdict.PARCELS_MISSING
    return ManifestVerdict.NOT_A_SUPERVISOR


def close_manifest(
    store: Store, carrier: str, badge: str, station: str, approved_by: str = ""
) -> ManifestAnswer:
    """Judge a handover and, if it may be closed, put all that is aboard on one manifest.

    Two docks that close the same handover at once close it once: the other has nothing aboard.

    Args:
        store: the shared database.
        carrier: whose van leaves.
        badge: who closes.
        station: where.
        approved_by: the badge that was scanned because parcels are missing, or "".

    Raises:
        NotAllowed: the groups of this station's login do not load.
        StoreUnreachable: nothing was saved; asked again, it is closed or has nothing aboard.
    """
    return store.run(lambda uow: _close(uow, carrier, badge, station, approved_by), Change.FLOOR)


def _close(
    uow: UnitOfWork, carrier: str, badge: str, station: str, approved_by: str
) -> ManifestAnswer:
    book = uow.shipments.manifests
    if not book.may_close():
        raise NotAllowed(action="close manifest", reason=NO_RIGHT)
    aboard = book.lock_aboard(carrier)
    waiting = uow.shipments.handovers.waiting()
    missing = sum(one.parcels for one in waiting if one.carrier == carrier)
    named = uow.shipments.handovers.missing(carrier, MOST_LISTED) if missing else ()
    verdict = judge_closing(len(aboard), missing, _approval(uow, approved_by))
    answer = ManifestAnswer(verdict, carrier, "", len(aboard), missing, named)
    if verdict is not ManifestVerdict.CLOSED:
        return _refuse(uow, answer, badge, station, approved_by)
    needed = approved_by if missing else ""
    closed = book.close(carrier, aboard, uow.now, badge, station, needed)
    _audit(uow, closed.manifest_no, "manifest closed", answer, badge, station, needed)
    return ManifestAnswer(verdict, carrier, closed.manifest_no, closed.parcels, missing, named)


def _refuse(
    uow: UnitOfWork, answer: ManifestAnswer, badge: str, station: str, approved_by: str
) -> ManifestAnswer:
    """Nothing changed; that somebody tried with a badge that may not is for the audit."""
    uow.change = Change.NOTHING
    if answer.verdict is ManifestVerdict.NOT_A_SUPERVISOR:
        _audit(uow, answer.carrier, "manifest refused", answer, badge, station, approved_by)
    return answer


def _approval(uow: UnitOfWork, badge: str) -> Approval:
    if not badge:
        return Approval.NOBODYS
    found = uow.people.find(badge)
    supervises = found is not None and found.person.supervises
    return Approval.A_SUPERVISORS if supervises else Approval.ANOTHER


def _audit(
    uow: UnitOfWork,
    subject: str,
    action: str,
    answer: ManifestAnswer,
    badge: str,
    station: str,
    approved_by: str,
) -> None:
    facts = {
        "carrier": answer.carrier,
        "parcels": answer.parcels,
        "missing": answer.missing,
        "named": [f"{one.order_no}/{one.carton_number}" for one in answer.named],
        "approved_by": approved_by,
    }
    uow.people.audit(uow.now, badge, station, action, subject, facts)
