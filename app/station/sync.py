"""Brings the journal's records to the shared database, in order, as soon as it can.

Source: sync.md, "Claim, scan, replay" steps 4 and 5.  One loop: read unsent records on the
journal's thread, replay them on the store's thread, acknowledge them on the journal's thread.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from app.errors import AppError
from app.station.records import ScanRecord
from app.station.runner import Runner
from app.store.schema.station import ScanOutcome

BATCH = 500

Outcomes = Sequence[tuple[UUID, ScanOutcome]]
Unsent = Sequence[tuple[int, ScanRecord]]


class HoldsUnsent(Protocol):
    """The journal, as the sync needs it."""

    def unsent(self, limit: int) -> Unsent:
        """The oldest records that are not acknowledged, in order."""

    def acknowledge(self, outcomes: Outcomes) -> None:
        """Remember what the shared database did with records."""

    def unsent_count(self) -> int:
        """How many records wait."""

    def unsent_labels(self) -> int:
        """How many of them are labels that the station made itself."""


@dataclass(frozen=True, slots=True)
class SyncState:
    """What the status bar says: records that wait, and why if they cannot go.

    ``labels`` are those among them that the station made itself.
    """

    waiting: int
    trouble: AppError | None = None
    labels: int = 0


class Sync:
    """One sync loop.  Every method is called on the UI thread, which never waits.

    Args:
        journal: touched by ``on_journal`` only.
        replay: replays a batch into the shared database; idempotent by record id.
        later: calls back after so many seconds (a timer of the window's).
        said: told the state after every step.
        applied: told the outcomes of every batch.
    """

    def __init__(
        self,
        journal: HoldsUnsent,
        on_journal: Runner,
        replay: Callable[[Unsent], Outcomes],
        on_store: Runner,
        later: Callable[[float, Callable[[], None]], None],
        said: Callable[[SyncState], None],
        applied: Callable[[Outcomes], None],
    ) -> None:
        self._journal, self._on_journal = journal, on_journal
        self._replay, self._on_store = replay, on_store
        self._later, self._said, self._applied = later, said, applied
        self._running = False
        self._again = False
        self._back_off_s = 1.0
        self._flushed: list[tuple[Callable[[], None], Callable[[AppError], None]]] = []

    def kick(self) -> None:
        """Something may wait: send it at once, or as soon as the running batch is through."""
        if self._running:
            self._again = True
            return
        self._running = True
        self._on_journal.run(lambda: self._journal.unsent(BATCH), self._send, self._broken)

    def flush(self, then: Callable[[], None], failed: Callable[[AppError], None]) -> None:
        """Call ``then`` once everything kept until now is in the shared database.

        ``failed`` is called instead if it cannot be reached now; nothing is lost by that.
        """
        self._flushed.append((then, failed))
        self.kick()

    def _send(self, batch: Unsent) -> None:
        if not batch:
            self._rest()
            return
        self._on_store.run(lambda: self._replay(batch), self._sent, self._broken)

    def _sent(self, outcomes: Outcomes) -> None:
        self._back_off_s = 1.0

        def acknowledge() -> int:
            self._journal.acknowledge(outcomes)
            return self._journal.unsent_count()

        def acknowledged(waiting: int) -> None:
            self._applied(outcomes)
            self._said(SyncState(waiting))
            self._on_journal.run(lambda: self._journal.unsent(BATCH), self._send, self._broken)

        self._on_journal.run(acknowledge, acknowledged, self._broken)

    def _rest(self) -> None:
        self._running = False
        if self._again:
            self._again = False
            self.kick()
            return
        done, self._flushed = self._flushed, []
        self._said(SyncState(0))
        for then, _failed in done:
            then()

    def _broken(self, error: Exception) -> None:
        self._running = False
        if not isinstance(error, AppError):
            raise error
        waiting, self._flushed = self._flushed, []
        self._on_journal.run(
            lambda: (self._journal.unsent_count(), self._journal.unsent_labels()),
            lambda counts: self._said(SyncState(counts[0], error, counts[1])),
            self._unreadable,
        )
        for _then, failed in waiting:
            failed(error)
        self._later(self._back_off_s, self.kick)
        self._back_off_s = min(self._back_off_s * 2, 60.0)

    def _unreadable(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self._said(SyncState(0, error))
