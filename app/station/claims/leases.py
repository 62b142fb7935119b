"""Leases of claims: renewed while the station works, returned when it is silent (sync.md 1, 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum, auto

from app.store.books.floor.claim_book import WorkFacts
from app.store.schema.floor import WorkState
from app.store.unit_of_work import Change, Store, UnitOfWork

LEASE = timedelta(minutes=15)
"""How long a claim holds without being renewed (sync.md, step 1)."""

RENEW_EVERY = LEASE / 3
"""How often a station renews the claim that it works under (sync.md, step 2)."""


class Renewal(StrEnum):
    """What a station hears when it renews its claim."""

    HELD = auto()
    """It holds for a whole lease from now."""

    LOST = auto()
    """Another claim stands, or none: the work was taken away (scenario 27)."""

    OVER = auto()
    """The work is done, set aside or withdrawn; the order's own news say why."""


@dataclass(frozen=True, slots=True)
class RenewalAnswer:
    """A renewal; ``holder`` is the station that has the work now, "" if none has."""

    renewal: Renewal
    holder: str = ""


def judge_refusal(work: WorkFacts | None, station: str, fence: int) -> RenewalAnswer:
    """Say why a claim could not be renewed."""
    if work is None:
        return RenewalAnswer(Renewal.LOST)
    if work.state in {WorkState.DONE, WorkState.SET_ASIDE, WorkState.WITHDRAWN}:
        mine = work.fence == fence or work.state == WorkState.WITHDRAWN
        return RenewalAnswer(Renewal.OVER if mine else Renewal.LOST)
    return RenewalAnswer(Renewal.LOST, "" if work.holder == station else work.holder)


def renew_lease(store: Store, station: str, work_id: int, fence: int) -> RenewalAnswer:
    """Let the claim of ``station`` hold for another lease, by the database's clock.

    Raises:
        StoreUnreachable: it could not be asked; the claim runs on.
    """
    return store.run(lambda uow: _renew(uow, station, work_id, fence), Change.NOTHING)


def _renew(uow: UnitOfWork, station: str, work_id: int, fence: int) -> RenewalAnswer:
    if uow.leases.renew(work_id, station, fence, uow.now + LEASE):
        return RenewalAnswer(Renewal.HELD)
    return judge_refusal(uow.claims.by_id(work_id), station, fence)


def return_expired(uow: UnitOfWork, station: str) -> list[str]:
    """Open every work whose lease is over, under a new fence; returns their numbers.

    The station that held it may keep scans of it, so what is not picked is suspect.
    """
    return [work.work_no for work in uow.leases.return_expired(uow.now, station)]
