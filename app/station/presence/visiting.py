"""Brings who came and who left from the station's journal to the audit, as soon as it can.

They are kept first, like scans: a power cut or a lost answer loses none and tells none twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from app.station.journals.visits import Visit, VisitState
from app.station.runner import Runner


class KeepsVisits(Protocol):
    """The journal, as far as visits go."""

    def put(self, visit: Visit, state: VisitState) -> None:
        """Keep a visit, or what has become of it."""

    def told(self, visits: Iterable[Visit]) -> None:
        """Remember that the audit has these."""

    def due(self) -> list[Visit]:
        """What the audit is to be told."""


class Visiting:
    """Keeps visits and tells them.  Every method is called on the UI thread, which never waits.

    Args:
        visits: touched by ``on_journal`` only.
        tell: tells the audit, on ``on_store``; telling it again is harmless.
        failed: told what went wrong; what is kept is told when the link is whole.
    """

    def __init__(
        self,
        visits: KeepsVisits,
        on_journal: Runner,
        tell: Callable[[Sequence[Visit]], None],
        on_store: Runner,
        failed: Callable[[Exception], None],
    ) -> None:
        self._visits, self._on_journal = visits, on_journal
        self._tell, self._on_store = tell, on_store
        self._failed = failed
        self._is_cut = self._asking = False
        self._owes = True  # whatever the last start left

    def keep(self, visit: Visit, state: VisitState) -> None:
        """Keep a visit as it stands now; one that is due is told as soon as the link is whole."""
        self._on_journal.run(
            lambda: self._visits.put(visit, state), lambda _kept: self._kept(), self._failed
        )

    def hear_link(self, *, is_cut: bool) -> None:
        """Hear whether the shared database answers; once it does, what is due is told."""
        self._is_cut = is_cut
        self._ask()

    def _kept(self) -> None:
        self._owes = True
        self._ask()

    def _ask(self) -> None:
        if self._owes and not self._is_cut and not self._asking:
            self._asking = True
            self._on_journal.run(self._visits.due, self._send, self._broken)

    def _send(self, due: Sequence[Visit]) -> None:
        if not due:
            self._asking = self._owes = False
            return
        self._on_store.run(lambda: self._tell(due), lambda _done: self._told(due), self._broken)

    def _told(self, due: Sequence[Visit]) -> None:
        self._on_journal.run(
            lambda: self._visits.told(due), lambda _done: self._go_on(), self._broken
        )

    def _go_on(self) -> None:
        self._asking = False
        self._ask()

    def _broken(self, error: Exception) -> None:
        self._asking = False
        self._is_cut = True
        self._failed(error)
