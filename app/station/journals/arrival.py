"""A station arrives with its journal: known, fresh after a rotation, or in place of a lost one.

A new file is a new epoch.  The shared database knows the last record of the old one; what the
station held goes to a recount, for scans of it may be gone for ever (sync.md, step 7).
"""

from __future__ import annotations

from enum import StrEnum, auto
from uuid import UUID

from app.exception_queue.cases import open_case
from app.exception_queue.kinds import CaseKind
from app.station.journals.rotation import successor_of
from app.store.books.stations.station_book import HeldWork
from app.store.unit_of_work import Store, UnitOfWork


class Arrival(StrEnum):
    """What the shared database makes of a station's journal."""

    FIRST = auto()
    """The station's first journal."""

    KNOWN = auto()
    """The journal that it had before, or one of its older ones."""

    ROTATED = auto()
    """The journal that follows the last one; nothing is missing between them."""

    LOST = auto()
    """Another journal: the last one is gone, perhaps with scans that were never sent."""


def arrive(store: Store, station: str, epoch: UUID) -> Arrival:
    """Tell the shared database which journal a station writes from now on.

    Raises:
        StoreUnreachable: nothing was noted.
    """
    return store.run(lambda uow: _arrive(uow, station, epoch))


def _arrive(uow: UnitOfWork, station: str, epoch: UUID) -> Arrival:
    last_here = uow.scans.lock_journal(station, epoch)
    before = uow.stations.journal(station)
    if before is None:
        arrival = Arrival.FIRST
    elif before.epoch == epoch or last_here:
        return Arrival.KNOWN
    elif epoch == successor_of(before.epoch, before.last_seq):
        arrival = Arrival.ROTATED
    else:
        arrival = Arrival.LOST
        facts = {"epoch": str(before.epoch), "last_seq": before.last_seq}
        uow.people.audit(uow.now, "", station, "journal lost", station, facts)
        for work in [one for one in uow.stations.held() if one.holder == station]:
            _recount(uow, work, station)
    uow.scans.note_journal(station, epoch, 0, uow.now)
    return arrival


def _recount(uow: UnitOfWork, work: HeldWork, station: str) -> None:
    """Take the work from the station, have its bins counted, and put it before a person."""
    for bin_id, product_id in uow.leases.bins_left(work.work_id):
        uow.stock.open_count(bin_id, product_id, "journal lost", uow.now)
    uow.leases.release(work.work_id, uow.now, "", station, may_hold_scans=True)
    open_case(
        uow,
        CaseKind.REPORTED,
        f"journal lost {work.work_no}",
        work.work_no,
        {"journal_lost": station, "work_no": work.work_no, "order_no": work.order_no},
        uow.now,
        station=station,
    )
