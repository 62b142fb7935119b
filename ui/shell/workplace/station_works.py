"""The works of one station behind its screens: database, journal, sync, names, feedback.

Two threads do what takes time, one for the shared database and one for the journal; the names
that scans are resolved by are fetched on a third, so that neither ever waits for them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import AppError, StoreRefused
from app.exception_queue.station_trouble import Damage, report_damage, report_denied
from app.fulfilment.shipping.printing import recover_prints
from app.fulfilment.work import OrderContents
from app.scanning.directory import Directory
from app.station.claims import orders_now, renew_lease
from app.station.journal import Journal
from app.station.journals.arrival import Arrival, arrive
from app.station.journals.forgetting import forget_journals
from app.station.journals.rotation import rotate_journal
from app.station.names.keeping import file_name, names_path
from app.station.presence.keeping import LeaseKeeper
from app.station.presence.reporting import REPORT_EVERY, StationReport, report_in
from app.station.recorder import Recorder
from app.station.replay import replay
from app.station.runner import let_scans_go_first
from app.station.sync import Outcomes, Sync, SyncState, Unsent
from app.station.workbench import Workbench
from app.store.unit_of_work import Change, Store
from ui.background import Background, FeedThread
from ui.shell.workplace.station_names import StationNames

T = TypeVar("T")

_POLL_S = 30.0
_LEASES_MS = 1_000


class StationWorks(QObject):
    """One station at work.

    Signals:
        changed: a ``Change`` in the shared database.
        synced: SyncState, after every step of the sync.
        claim_lost: the work in hand is not this station's any more; its holder now, or "".
        answered: the shared database has just answered.
        claim_certain: False once another station may have been given the work in hand.

    Attributes:
        lanes: the codes of the dock's lanes -> their carriers, for whoever knows the rate card.
        health: how each device of the station is, asked when the station reports.
    """

    changed = Signal(object)
    synced = Signal(object)
    claim_lost = Signal(int, str)
    answered = Signal()
    claim_certain = Signal(bool)

    def __init__(self, store: Store, journal_folder: Path, station: str) -> None:
        """Open the station's journal and read the names; waits, so use it at the start only.

        Where the shared database does not answer, the names are those that were kept here, and
        the station introduces itself as soon as it does.

        Raises:
            JournalUnwritable: the station cannot work.
            StoreUnreachable: neither can it; no names were ever kept here.
        """
        super().__init__()
        self.store, self.station = store, station
        let_scans_go_first()
        self.on_journal = Background("journal", self, scans_wait=True)
        self.on_store, self.on_screens = Background("store", self), Background("screens", self)
        self._on_names, self.on_import = Background("names", self), Background("import", self)
        self.on_papers = Background("papers", self)
        self._path = path = journal_folder / f"{file_name(station)}.journal"
        self.journal = self.on_journal.call(lambda: _fresh_journal(path, station))
        self.arrival: Arrival | None = None
        self.damaged = self._damage.what if self._damage else store.damaged
        self._names = self._make_names(names_path(journal_folder, station))
        self.sync = self._make_sync()
        self.recorder = Recorder(
            self.journal, self.on_journal, station, lambda: datetime.now(UTC), self.sync.kick
        )
        self.keeper = LeaseKeeper(
            lambda work_id, fence: renew_lease(store, station, work_id, fence),
            self.on_store,
            time.monotonic,
            self._lost,
        )
        self.bench = Workbench(self.journal, self.on_journal, self.on_store, self.sync, self.keeper)
        self.bench.know(self.on_journal.call(self.journal.open_work))
        self.feed = FeedThread(store.changes(), _POLL_S, self)
        self.feed.changed.connect(self._heard_of_change)
        self.feed.lost.connect(self.untroubled)
        self._waiting, self._labels, self._troubled, self._certain = 0, 0, False, True
        self.health: Callable[[], Mapping[str, str]] = dict
        self.lanes: Mapping[str, str] = {}

    @property
    def directory(self) -> Directory:
        """Every name that a scan is resolved by, as the station knows it now."""
        return replace(self._names.now, lanes=self.lanes)

    def _make_names(self, kept: Path) -> StationNames:
        return StationNames(
            kept,
            lambda: self.on_store.call(self._introduce),
            self._read_names,
            self._on_names,
            later,
            lambda: self.arrival is not None,
            self.untroubled,
        )

    def _make_sync(self) -> Sync:
        return Sync(
            self.journal,
            self.on_journal,
            self._replay,
            self.on_store,
            later=later,
            said=self._said,
            applied=self._applied,
        )

    def start(self) -> None:
        """Send what waits, own up to prints that were cut off, watch for what others change."""
        self.feed.start()
        self._again_and_again(_LEASES_MS, self._tick)
        self._again_and_again(round(REPORT_EVERY.total_seconds() * 1000), self._report)
        self._report()
        self._names.keep()
        self.on_store.run(
            lambda: recover_prints(self.store, self.station), lambda _found: None, self.untroubled
        )
        self.sync.kick()

    def _again_and_again(self, every_ms: int, job: Callable[[], None]) -> None:
        timer = QTimer(self, interval=every_ms)
        timer.timeout.connect(job)
        timer.start()

    def close(self) -> None:
        """Finish what was given and end every thread; the journal keeps what is not sent."""
        self.feed.stop()
        for background in (self.on_screens, self._on_names, self.on_import, self.on_papers):
            background.close()
        self.on_store.close()
        self.on_journal.call(self.journal.close)
        self.on_journal.close()

    def aside(self, job: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do something slow beside the work: open the sound device, ask the printers."""
        self._on_names.run(job, then, self.untroubled)

    def ask_for_orders(
        self, order_nos: Collection[str], then: Callable[[Mapping[str, OrderContents | None]], None]
    ) -> None:
        """Ask what orders in hand are now; None for a cancelled one (D10)."""
        wanted = tuple(order_nos)
        if wanted:
            self.on_store.run(lambda: orders_now(self.store, wanted), then, self.untroubled)

    # -- the store's thread -----------------------------------------------------------------

    def _introduce(self) -> Directory:
        """Say which journal this is, once, put damage before a supervisor, read the names."""
        self.store.denied = self._report_denied
        if self.arrival is None:
            arrival = arrive(self.store, self.station, self.journal.epoch)
            if self._damage is not None:
                report_damage(self.store, self._damage, self.station)
            self.arrival = arrival
            forget_journals(self.store, self._path, self.station)
        return self._read_names()

    def _replay(self, batch: Unsent) -> Outcomes:
        if self.arrival is None:
            self._introduce()
        # at the database's time: this station's own clock may be wrong, and jump
        return replay(self.store, self.station, self.journal.epoch, batch)

    def _report_denied(self, trouble: StoreRefused) -> None:
        with suppress(AppError):  # whoever tried is told by the error itself
            report_denied(self.store, str(trouble.facts["detail"]), self.station)

    @property
    def _damage(self) -> Damage | None:
        """The journal that was found damaged at the start; None if it was whole."""
        aside = self.journal.put_aside
        if aside is None or aside.strange:
            return None
        return Damage("journal", str(aside.moved_to), aside.detail)

    def _read_names(self, known: Directory | None = None) -> Directory:
        with self.store.reading() as uow:
            return uow.catalogue.directory(known)

    def _report_in(self, report: StationReport) -> None:
        if self.arrival is None:
            self._introduce()
        report_in(self.store, report)

    # -- the UI thread ----------------------------------------------------------------------

    def _said(self, state: SyncState) -> None:
        self._waiting, self._labels = state.waiting, state.labels
        self.synced.emit(state)

    def _tick(self) -> None:
        """Renew the claim in time; say once when nobody can be certain of it any more (D10)."""
        self.keeper.tick()
        certain = self.keeper.is_certain or not self._troubled
        if certain is not self._certain:
            self._certain = certain
            self.claim_certain.emit(certain)

    def _lost(self, work_id: int, holder: str) -> None:
        """Remember whose the work in hand is now: nobody may stand at it to hear it (D11)."""
        self.bench.lose(holder)
        self.claim_lost.emit(work_id, holder)

    def _report(self) -> None:
        """Say to all that this station lives, what it has not sent and how its devices are."""
        health = dict(self.health())

        def counted(unsent: int) -> None:
            report = StationReport(self.station, unsent, health)
            self._on_names.run(
                lambda: self._report_in(report), lambda _done: self._answered(), self.untroubled
            )

        self.on_journal.run(self.journal.unsent_count, counted, self.untroubled)

    def _answered(self) -> None:
        """The shared database answers: say so where trouble was said, and send what waits."""
        self.answered.emit()
        if self._troubled:
            self._troubled = False
            self.synced.emit(SyncState(self._waiting))
            self.sync.kick()

    def _applied(self, outcomes: Outcomes) -> None:
        if outcomes:
            self.changed.emit(Change.FLOOR)

    def _heard_of_change(self, change: Change) -> None:
        self.changed.emit(change)
        self._answered()
        self._names.ask(change)

    def untroubled(self, error: Exception) -> None:
        """Show trouble of the environment in the status bar; a bug goes to the log."""
        if not isinstance(error, AppError):
            raise error
        self._troubled = True
        self.synced.emit(SyncState(self._waiting, error, self._labels))  # what is kept is kept


def later(delay_s: float, job: Callable[[], None]) -> None:
    """Call ``job`` on the UI thread after so many seconds."""
    QTimer.singleShot(round(delay_s * 1000), job)


def _fresh_journal(path: Path, station: str) -> Journal:
    rotate_journal(path, station, datetime.now(UTC))
    return Journal(path, station)
