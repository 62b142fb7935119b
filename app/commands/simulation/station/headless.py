"""The works of one station without a window: the same journal, sync, claims and leases."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from app.commands.simulation.plan import Plan
from app.commands.simulation.station.notebook import Notebook
from app.commands.simulation.station.resting_screen import RestingScreen
from app.commands.simulation.station.threads import Hand, Loop
from app.errors import AppError
from app.fulfilment.shipping.booking import ShippingDesk
from app.fulfilment.shipping.parcel.paperwork import PaperFormat
from app.fulfilment.shipping.rate_card import load_rate_card
from app.scanning.directory import Directory
from app.settings import CompanySettings
from app.station.claims import renew_lease
from app.station.journal import Journal
from app.station.journals.arrival import arrive
from app.station.journals.rotation import rotate_journal
from app.station.presence.keeping import LeaseKeeper
from app.station.presence.reporting import REPORT_EVERY, StationReport, report_in
from app.station.recorder import Recorder
from app.station.replay import replay
from app.station.runner import let_scans_go_first
from app.station.sync import Outcomes, Sync, SyncState, Unsent
from app.station.workbench import Workbench
from app.store.unit_of_work import Change, Store, UnitOfWork

_TICK_S = 1.0

T = TypeVar("T")


class _NotedStore(Store):
    """Notes when something that a screen at rest shows is about to be committed.

    Before the commit, not after its answer: a busy machine brings that when the screens of others
    have long been read again.
    """

    notebook: Notebook

    def run(self, job: Callable[[UnitOfWork], T], change: Change = Change.ANYTHING) -> T:
        """Run a job as any store does."""
        sent: list[tuple[Change, float]] = []

        def noted(uow: UnitOfWork) -> T:
            result = job(uow)
            sent.append((uow.change, time.monotonic()))
            return result

        result = super().run(noted, change)
        changed, at_s = sent[-1]
        if changed >= Change.FLOOR:
            self.notebook.note("sent", at_s)
        return result


class Headless:
    """One station at work; everything but the jobs runs on the loop's thread."""

    def __init__(self, plan: Plan, station: str, loop: Loop, notebook: Notebook) -> None:
        """Open the journal and the names.

        Raises:
            AppError: the station cannot work.
        """
        self.station, self.loop, self._notebook = station, loop, notebook
        self.store = _NotedStore.open(plan.url_of(station))
        self.store.notebook = notebook
        self.store.denied = lambda trouble: notebook.note("denied", str(trouble.facts["detail"]))
        let_scans_go_first()
        self.on_store, self.on_journal = Hand("store", loop), Hand("journal", loop, scans_wait=True)
        path = plan.journal(station)
        rotate_journal(path, station, datetime.now(UTC))
        self.journal: Journal = self.on_journal.call(lambda: Journal(path, station))
        arrive(self.store, station, self.journal.epoch)
        self.screen = RestingScreen(self.store, loop, notebook, self.trouble)
        self.waiting = 0
        self.sync = Sync(
            self.journal,
            self.on_journal,
            self._replay,
            self.on_store,
            loop.later,
            self._said,
            lambda _outcomes: None,  # a window would say so
        )
        self.recorder = Recorder(
            self.journal, self.on_journal, station, lambda: datetime.now(UTC), self.sync.kick
        )
        self.keeper = LeaseKeeper(
            lambda work_id, fence: renew_lease(self.store, station, work_id, fence),
            self.on_store,
            time.monotonic,
            lambda _work_id, _holder: notebook.note("conflict", "claim lost"),
        )
        self.bench = Workbench(self.journal, self.on_journal, self.on_store, self.sync, self.keeper)
        self.bench.know(self.on_journal.call(self.journal.open_work))
        formats = frozenset({PaperFormat.ZPL_203})
        self.desk = ShippingDesk(load_rate_card(), CompanySettings(), formats, station)

    def start(self) -> None:
        """Send what waits, listen to what others change, keep the claim alive."""
        self._notebook.note("began")
        self.screen.start()
        self._tick()
        self._report()
        self.sync.kick()

    @property
    def directory(self) -> Directory:
        """What scans are resolved by."""
        return self.screen.names

    def close(self) -> None:
        """End every thread; the journal keeps what is not sent."""
        self.screen.stop()
        self.on_store.close()
        self.on_journal.call(self.journal.close)
        self.on_journal.close()
        self.store.close()

    def trouble(self, error: Exception) -> None:
        """The environment's trouble passes; a bug is noted and fails the simulation."""
        if not isinstance(error, AppError):
            self._notebook.note("bug", f"{type(error).__name__}: {error}")

    def _replay(self, batch: Unsent) -> Outcomes:
        return replay(self.store, self.station, self.journal.epoch, batch)

    def _said(self, state: SyncState) -> None:
        self.waiting = state.waiting

    def _tick(self) -> None:
        self.keeper.tick()
        self.loop.later(_TICK_S, self._tick)

    def _report(self) -> None:
        self.loop.later(REPORT_EVERY.total_seconds(), self._report)
        report = StationReport(self.station, self.waiting)
        self.on_store.run(lambda: report_in(self.store, report), lambda _none: None, self.trouble)
