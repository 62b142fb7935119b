"""Keeps every scan: judged, then in the journal, only then shown (D2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import uuid4

from app.fulfilment.double_scan.circumstances import Circumstances
from app.fulfilment.double_scan.task import Answer
from app.fulfilment.events import AnyEvent
from app.fulfilment.work import ClaimedPackage
from app.scanning.verdicts import Verdict
from app.station.journals.visits import Visit
from app.station.records import ScanRecord
from app.station.runner import Runner
from hardware.ports import Scan


class KeepsRecords(Protocol):
    """The journal, as the recorder needs it."""

    def append(self, record: ScanRecord, leaves: Visit | None = None, /) -> int:
        """Keep a record durably, and who leaves by it; returns its sequence.

        Raises JournalUnwritable.
        """


@dataclass(frozen=True, slots=True)
class Judged:
    """A scan and its answer, as a task or a screen gave it."""

    scan: Scan
    state: str
    parsed: str
    verdict: Verdict
    event: AnyEvent
    badge: str = ""
    work_id: int | None = None
    fence: int = 0
    circumstances: Circumstances | None = None


def judged_in(package: ClaimedPackage, badge: str, answer: Answer[Any]) -> Judged:
    """What the task of claimed work has answered."""
    return Judged(
        scan=answer.scan,
        state=answer.state,
        parsed=answer.parsed,
        verdict=answer.verdict,
        event=answer.event,
        badge=badge,
        work_id=package.work_id,
        fence=package.fence,
        circumstances=answer.circumstances,
    )


def record_of(judged: Judged, station: str, at: datetime) -> ScanRecord:
    """The record of an answer that was given at a station, under a number of its own."""
    return ScanRecord(
        scan_id=uuid4(),
        station=station,
        badge=judged.badge,
        work_id=judged.work_id,
        fence=judged.fence,
        state=judged.state,
        scan=judged.scan,
        parsed=judged.parsed,
        verdict=judged.verdict,
        event=judged.event,
        station_at=at,
        circumstances=judged.circumstances,
    )


class Recorder:
    """Writes judged scans to the journal on the journal's own thread.

    Args:
        journal: the station's journal; only ``on_journal`` ever touches it.
        on_journal: the runner of the journal's thread.
        station: the station's name.
        clock: the station's wall clock, aware UTC.
        kept: called after each kept record, so that the sync starts at once.

    ``leaves`` says who leaves by a scan: no power cut finds the one kept without the other.
    """

    def __init__(
        self,
        journal: KeepsRecords,
        on_journal: Runner,
        station: str,
        clock: Callable[[], datetime],
        kept: Callable[[], None],
    ) -> None:
        self._journal = journal
        self._on_journal = on_journal
        self._station = station
        self._clock = clock
        self._kept = kept
        self.leaves: Callable[[ScanRecord], Visit | None] = _nobody

    def keep(
        self,
        judged: Judged,
        then: Callable[[ScanRecord], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Keep ``judged``; ``then`` is called once it is durable, ``failed`` if it is not."""
        record = record_of(judged, self._station, self._clock())

        leaves = self.leaves(record)

        def append() -> ScanRecord:
            self._journal.append(record, leaves)
            return record

        def kept(kept_record: ScanRecord) -> None:
            then(kept_record)
            self._kept()

        self._on_journal.run(append, kept, failed)


def _nobody(_record: ScanRecord) -> None:
    """Nobody is signed in here."""
