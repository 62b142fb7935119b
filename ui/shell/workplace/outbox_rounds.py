"""A station sends what waits in the outbox, round after round, on a thread of its own.

A station that stands alone always does; of a shared database a supervisor's does, while they are
signed in (sync.md, "Outbox").
"""

from __future__ import annotations

from collections.abc import Callable

from app.station.runner import Runner


class OutboxRounds:
    """One round at a time; ``tick`` is called every few seconds on the UI thread.

    Args:
        drain: does one round.
        on_outbox: the runner of a thread of its own: a mail server may be slow.
        allowed: asked before each round.
        troubled: told why a round failed; the next one tries again.
    """

    def __init__(
        self,
        drain: Callable[[], object],
        on_outbox: Runner,
        allowed: Callable[[], bool],
        troubled: Callable[[Exception], None],
    ) -> None:
        self._drain, self._on_outbox = drain, on_outbox
        self._allowed, self._troubled = allowed, troubled
        self._running = False

    def tick(self) -> None:
        """Begin a round, unless one is running or nobody may."""
        if not self._running and self._allowed():
            self._running = True
            self._on_outbox.run(self._drain, self._done, self._failed)

    def _done(self, _report: object) -> None:
        self._running = False

    def _failed(self, error: Exception) -> None:
        self._running = False
        self._troubled(error)
