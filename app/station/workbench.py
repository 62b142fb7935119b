"""The one piece of work that this station has in hand: claimed, kept, resumed, ended.

A claimed package is in the journal before its first scan, so that a restart stands at the same
unit without asking the network (sync.md, step 1; screens rule 25).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from app.errors import AppError
from app.fulfilment.events import AnyEvent
from app.fulfilment.work import ClaimedPackage
from app.station.journal import OpenWork
from app.station.runner import Runner

PackageT = TypeVar("PackageT", bound=ClaimedPackage)
T = TypeVar("T")
Failed = Callable[[Exception], None]


class HoldsWork(Protocol):
    """The journal, as the workbench needs it."""

    def begin_work(self, package: str, kind: str, work_id: int, fence: int) -> None:
        """Keep a claimed package before its first scan."""

    def renew_work(self, package: str, work_id: int) -> OpenWork | None:
        """Replace the package of the open work."""

    def end_work(self, work_id: int) -> None:
        """Close the work; its records stay."""

    def open_work(self) -> OpenWork | None:
        """The work that was begun and not ended."""


class Flushes(Protocol):
    """The sync, as the workbench needs it."""

    def flush(self, then: Callable[[], None], failed: Callable[[AppError], None]) -> None:
        """Call ``then`` once everything kept until now is in the shared database."""


class KeepsClaim(Protocol):
    """Who keeps the claim of the work in hand alive, as the workbench needs it."""

    def now(self) -> float:
        """The moment before a question."""

    def hold(self, work_id: int, fence: int, asked_s: float | None) -> None:
        """A work is in hand."""

    def drop(self) -> None:
        """Nothing is in hand any more."""


class Workbench:
    """Claims, resumes and ends work.  Called on the UI thread, which never waits."""

    def __init__(
        self,
        journal: HoldsWork,
        on_journal: Runner,
        on_store: Runner,
        sync: Flushes,
        keeper: KeepsClaim,
    ) -> None:
        self._journal = journal
        self._on_journal = on_journal
        self._on_store = on_store
        self._sync = sync
        self._keeper = keeper
        self.kind_in_hand = ""
        self.owner = ""
        self.lost_to: str | None = None
        """Who has the work in hand now, "" for nobody; None while it is this station's (D11)."""

    def lose(self, holder: str) -> None:
        """Hear that the work in hand is not this station's any more."""
        self.lost_to = holder

    def know(self, work: OpenWork | None) -> None:
        """Hear at the start which work the journal holds open, and whose it is."""
        self.kind_in_hand = work.kind if work else ""
        self.owner = work.owner if work else ""
        if work:
            self._keeper.hold(work.work_id, work.fence, None)

    def claim(
        self,
        kind: str,
        badge: str,
        claim: Callable[[], PackageT],
        then: Callable[[PackageT], None],
        failed: Failed,
    ) -> None:
        """Claim a package in the shared database and keep it here; what was kept goes first.

        The flush comes first, so that a package never misses what this station has just done.
        """
        asked_s = self._keeper.now()

        def keep(package: PackageT) -> None:
            def begin() -> PackageT:
                text = package.model_dump_json()
                self._journal.begin_work(text, kind, package.work_id, package.fence)
                return package

            def begun(kept: PackageT) -> None:
                self.kind_in_hand, self.owner, self.lost_to = kind, badge, None
                self._keeper.hold(kept.work_id, kept.fence, asked_s)
                then(kept)

            self._on_journal.run(begin, begun, failed)

        self._sync.flush(lambda: self._on_store.run(claim, keep, failed), failed)

    def resume(
        self,
        kind: str,
        package_type: type[PackageT],
        then: Callable[[PackageT, tuple[AnyEvent, ...]], None],
        nothing: Callable[[], None],
        failed: Failed,
    ) -> None:
        """Give the open work of ``kind`` with everything that happened to it, if there is one."""

        def found(work: OpenWork | None) -> None:
            if work is None or work.kind != kind:
                nothing()
            else:
                then(package_type.model_validate_json(work.package), work.events)

        self._on_journal.run(self._journal.open_work, found, failed)

    def renew(
        self,
        claim: Callable[[], PackageT],
        then: Callable[[PackageT, tuple[AnyEvent, ...]], None],
        failed: Failed,
    ) -> None:
        """Fetch the package in hand again after what was kept changed it, with its events."""

        def keep(package: PackageT) -> None:
            def renew() -> OpenWork | None:
                return self._journal.renew_work(package.model_dump_json(), package.work_id)

            def renewed(work: OpenWork | None) -> None:
                then(package, work.events if work else ())

            self._on_journal.run(renew, renewed, failed)

        self.in_store(claim, keep, failed)

    def end(self, work_id: int, then: Callable[[], None], failed: Failed) -> None:
        """Close the work here; the shared database hears of it with its last record."""

        def ended(_nothing: None) -> None:
            self.kind_in_hand, self.owner, self.lost_to = "", "", None
            self._keeper.drop()
            then()

        self._on_journal.run(lambda: self._journal.end_work(work_id), ended, failed)

    def in_store(self, job: Callable[[], T], then: Callable[[T], None], failed: Failed) -> None:
        """Run a use case in the shared database after everything that was kept until now."""
        self._sync.flush(lambda: self._on_store.run(job, then, failed), failed)
