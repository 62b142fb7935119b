"""Takes works from their holders: by force, or over to another station (D11; sync.md, step 6)."""

from __future__ import annotations

from dataclasses import dataclass

from app.errors import NotAllowed, NothingFound
from app.scanning.directory import Person
from app.station.presence.reporting import may_hold_scans
from app.store.books.floor.claim_book import WorkFacts
from app.store.schema.floor import WorkState
from app.store.unit_of_work import Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class ReleasedWork:
    """A work that is open again; ``suspect`` if its holder may keep scans of it."""

    work_no: str
    holder: str
    suspect: bool


def force_release(
    store: Store, work_id: int, by: Person, station: str, *, knows_of_scans: bool
) -> ReleasedWork:
    """Take a work from its holder, whoever that is; the next one may claim it.

    What the holder sends afterwards is late: it becomes evidence in a case.

    Args:
        store: the shared database.
        work_id: the work.
        by: who decides.
        station: where.
        knows_of_scans: the supervisor has ticked that the holder may keep scans of it.

    Raises:
        NotAllowed: ``reason`` is "supervisor", "unsent scans" (they are to be ticked first), or
            "not held".
        NothingFound: no such work.
    """
    if not by.supervises:
        raise NotAllowed(action="release work", reason="supervisor")
    return store.run(lambda uow: _release(uow, work_id, by, station, knows_of_scans))


def _release(
    uow: UnitOfWork,
    work_id: int,
    by: Person,
    station: str,
    knows: bool,  # noqa: FBT001 -- the use case's keyword
) -> ReleasedWork:
    work = uow.claims.by_id(work_id)
    if work is None:
        raise NothingFound(kind="work", code=str(work_id))
    if work.state != WorkState.CLAIMED:
        raise NotAllowed(action="release work", reason="not held", work_no=work.work_no)
    suspect = may_hold_scans(uow.stations.facts(work.holder), uow.now)
    if suspect and not knows:
        raise NotAllowed(action="release work", reason="unsent scans", holder=work.holder)
    uow.leases.release(work_id, uow.now, by.badge, station, may_hold_scans=suspect)
    return ReleasedWork(work.work_no, work.holder, suspect)


@dataclass(frozen=True, slots=True)
class Takeover:
    """Somebody wants a work that another station holds; ``approver`` is a supervisor, if asked."""

    approver: Person | None = None


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who asks for a work, where, and whether it may be taken from another station."""

    station: str
    badge: str
    takeover: Takeover | None = None

    def take_from_holder(self, uow: UnitOfWork, work: WorkFacts | None) -> None:
        """Open a work that another station holds, if this is a takeover; else do nothing.

        The same operator may do so, and a supervisor for anybody (D11).
        """
        if self.takeover is None or work is None or work.state != WorkState.CLAIMED:
            return
        approver = self.takeover.approver
        own = work.holder_badge == self.badge
        if not own and (approver is None or not approver.supervises):
            return  # the claim is refused as it would be without
        by = approver.badge if approver is not None and not own else self.badge
        suspect = may_hold_scans(uow.stations.facts(work.holder), uow.now)
        uow.leases.release(work.work_id, uow.now, by, self.station, may_hold_scans=suspect)
