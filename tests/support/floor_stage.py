"""A station round one floor screen, for tests: the real journal, recorder and workbench.

What the screen tells the shell, the speaker and the scanners is written down in ``told``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from app.errors import AppError, JournalUnwritable
from app.scanning.directory import Directory
from app.station.claims.leases import Renewal, RenewalAnswer
from app.station.journal import Journal
from app.station.journals.visits import Visit
from app.station.presence.keeping import LeaseKeeper
from app.station.recorder import Recorder
from app.station.records import ScanRecord
from app.station.runner import Runner
from app.station.workbench import Workbench
from hardware.ports import Scan
from tests.support.desk_kit import NOW, Told
from tests.support.floor_data import FLOOR
from tests.support.journals import newest_of
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from ui.fulfilment.floor_kit import FloorKit

DISK_FULL = JournalUnwritable(path="station.journal", detail="database or disk is full")


def label_scan(number: str, at_s: float | None = None) -> Scan:
    """A scan of an SSCC as GS1-128: AIM ``]C1``, AI (00)."""
    plain = scan_of(f"00{number}", at_s=at_s)
    return replace(plain, raw=f"]C100{number}".encode(), aim_id="]C1")


@dataclass
class FlushAtOnce:
    """A sync that has nothing to send; with ``trouble`` the shared database cannot be reached."""

    trouble: AppError | None = None
    flushed: int = 0

    def flush(self, then: Callable[[], None], failed: Callable[[AppError], None]) -> None:
        self.flushed += 1
        if self.trouble is not None:
            failed(self.trouble)
        else:
            then()


@dataclass
class FillingDisk:
    """The journal on a disk that is full while ``full`` says so."""

    journal: Journal
    full: bool = False

    def append(self, record: ScanRecord, _leaves: Visit | None = None) -> int:
        if self.full:
            raise DISK_FULL
        return self.journal.append(record)


@dataclass
class Stage:
    """One station.  ``folder`` keeps its journal; runners answer at once unless told otherwise."""

    folder: Path
    on_journal: Runner = field(default_factory=AtOnce)
    on_store: Runner = field(default_factory=AtOnce)
    directory: Directory = FLOOR
    clock: Callable[[], datetime] = lambda: NOW
    told: Told = field(default_factory=Told)

    def __post_init__(self) -> None:
        self.journal = Journal(self.folder / "pack-04.journal", "Pack 04")
        self.disk = FillingDisk(self.journal)
        self.sync = FlushAtOnce()
        self.recorder = Recorder(self.disk, self.on_journal, "Pack 04", self.clock, lambda: None)
        self.keeper = LeaseKeeper(
            lambda _work_id, _fence: RenewalAnswer(Renewal.HELD),
            self.on_store,
            lambda: 0.0,
            lambda _work_id, _holder: None,
        )
        self.bench = Workbench(self.journal, self.on_journal, self.on_store, self.sync, self.keeper)
        self.bench.know(self.journal.open_work())
        self.kit = FloorKit(
            recorder=self.recorder,
            directory=lambda: self.directory,
            bounce_ms=lambda source: 0 if source == "keys" else 300,
            frame=self.told,
            navigator=self.told,
            sounds=self.told,
            tell=lambda source, verdict: self.told.told.append((source, verdict)),
            clock=self.clock,
        )

    @property
    def kept(self) -> list[ScanRecord]:
        """Every record of the journal, oldest first."""
        return list(reversed(newest_of(self.journal, 1_000)))

    def restarted(self) -> Stage:
        """The same station after its program ended: the same journal, nothing in memory."""
        self.journal.close()
        return Stage(self.folder, self.on_journal, self.on_store, self.directory, self.clock)
