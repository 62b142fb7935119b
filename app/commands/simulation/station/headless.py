"""The works of one station without a window: the same journal, sync, claims and leases."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from app.commands.simulation.plan import Plan
from app.commands.simulation.station.notebook import Notebook
from app.commands.simulation.station.threads import Ear, Hand, Loop
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
from app.station.sync import Outcomes, Sync, SyncState, Unsent
from app.station.workbench import Workbench
from app.store.unit_of_work import Change, Store, UnitOfWork

_TICK_S = 1.0
_NAMES_REST_S = 2.0

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
        self.store = _NotedStore.open(plan.url)
        self.store.notebook = notebook
        self.on_store, self.on_journal = Hand("store", loop), Hand("journal", loop)
        path = plan.journal(station)
        rotate_journal(path, station, datetime.now(UTC))
        self.journal: Journal = self.on_journal.call(lambda: Journal(path, station))
        arrive(self.store, station, self.journal.epoch)
        self.directory = self._read_names()
        self._names_asked = False
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
        self._ear = Ear(self.store.changes(), loop, self._heard)
        self._looking = self._look_again = False

    def start(self) -> None:
        """Send what waits, listen to what others change, keep the claim alive."""
        self._notebook.note("began")
        self._ear.start()
        self._tick()
        self._report()
        self.sync.kick()

    def close(self) -> None:
        """End every thread; the journal keeps what is not sent."""
        self._ear.stop()
        self.on_store.close()
        self.on_journal.call(self.journal.close)
        self.on_journal.close()
        self.store.close()

    def trouble(self, error: Exception) -> None:
        """The environment's trouble passes; a bug is noted and fails the simulation."""
        if not isinstance(error, AppError):
            self._notebook.note("bug", f"{type(error).__name__}: {error}")

    def _replay(self, batch: Unsent) -> Outcomes:
        return replay(self.store, self.station, self.journal.epoch, batch, self.store.now())

    def _said(self, state: SyncState) -> None:
        self.waiting = state.waiting

    def _tick(self) -> None:
        self.keeper.tick()
        self.loop.later(_TICK_S, self._tick)

    def _report(self) -> None:
        self.loop.later(REPORT_EVERY.total_seconds(), self._report)
        report = StationReport(self.station, self.waiting)
        self.on_store.run(lambda: report_in(self.store, report), lambda _none: None, self.trouble)

    # -- the screen -------------------------------------------------------------------------

    def _heard(self, change: Change) -> None:
        """Somebody changed something: read again what a screen at rest shows, and the names."""
        if change is Change.ANYTHING and not self._names_asked:
            self._names_asked = True
            self.loop.later(_NAMES_REST_S, self._fetch_names)
        self._look()

    def _fetch_names(self) -> None:
        self._names_asked = False
        self.on_store.run(self._read_names, self._know_names, self.trouble)

    def _read_names(self) -> Directory:
        with self.store.reading() as uow:
            return uow.catalogue.directory()

    def _know_names(self, directory: Directory) -> None:
        self.directory = directory

    def _look(self) -> None:
        if self._looking:
            self._look_again = True
            return
        self._looking = True
        asked_s = time.monotonic()

        def seen(_counts: object) -> None:
            self._notebook.note("looked", asked_s, time.monotonic())
            self._rest()

        def unseen(error: Exception) -> None:
            self.trouble(error)
            self._rest()

        self.on_store.run(self._counts, seen, unseen)

    def _rest(self) -> None:
        self._looking = False
        if self._look_again:
            self._look_again = False
            self._look()

    def _counts(self) -> object:
        with self.store.reading() as uow:
            return uow.waiting.counts()
