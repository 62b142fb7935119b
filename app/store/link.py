"""A link to PostgreSQL that notices when nobody works at its other end.

Keepalives notice a wire that was cut.  They do not notice a server that stands still, nor a
go-between that takes every byte and passes none on: there the kernel at the other end of the wire
still answers.  So after some seconds without a byte the server is asked by another link whether
it works for this one: what takes long may take long, what nobody works at is given up.

Source: sync.md, "Rules of the database" (time-outs; the NOTICE of a synchronous standby).
"""

from __future__ import annotations

import selectors
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.conninfo import make_conninfo

from app.store.statements.together import Together

SILENT_S = 3.0
"""So long nothing is heard before the server is asked."""

ANSWER_S = 3
"""So long the server has for its answer to that."""

_LOOK_S = 0.1
_STANDBY_IS_SILENT = "SyncRepWaitForLSN"  # the server's own function, in any language
_AT_WORK = (  # a session that waits for its client waits for us, and we for it: the link is broken
    "SELECT wait_event FROM pg_stat_activity WHERE pid = %s AND state = 'active'"
    " AND wait_event_type IS DISTINCT FROM 'Client'"
)

_Ear = getattr(selectors, "PollSelector", selectors.DefaultSelector)

RV = TypeVar("RV")


class Link(Together):
    """One connection, which says what psycopg's own does not.

    Raises OperationalError and is closed if nothing was heard for seconds and nobody works at its
    other end.  Raises it, too, at a commit that the synchronous standby did not confirm: that one
    is **not** acknowledged.
    """

    def __init__(self, *words: Any, **options: Any) -> None:
        super().__init__(*words, **options)
        unconfirmed: list[str] = []  # not ``self``: a ring of references would keep it open

        def hear(notice: psycopg.errors.Diagnostic) -> None:
            if notice.source_function == _STANDBY_IS_SILENT:
                unconfirmed.append(notice.message_primary or "")

        self.add_notice_handler(hear)
        self._unconfirmed = unconfirmed

    def has_news(self) -> bool:
        """True if the server said something while nobody asked, as it does when it goes away."""
        with _Ear() as ear:
            ear.register(self.fileno(), selectors.EVENT_READ)
            return bool(ear.select(0))

    def wait(self, gen: PQGen[RV], interval: float = _LOOK_S, timeout: float | None = None) -> RV:
        """Consume a generator of psycopg's; one with a time-out of its own is left alone."""
        if timeout is not None:  # somebody listens: silence is what most of it is
            return super().wait(gen, interval, timeout)
        answer = self._watched(gen, interval)
        if self._unconfirmed:
            said = self._unconfirmed.pop()
            raise psycopg.OperationalError(f"its standby has not confirmed it: {said}")
        return answer

    def _watched(self, gen: PQGen[RV], interval: float) -> RV:
        """The answer, however long it takes, and a question to the server every few seconds.

        A generator that was left waiting is waited for anew; psycopg itself does the waiting, for
        another generator around this one would cost more than the statement.
        """
        doubts = 0
        while True:
            patience_s = SILENT_S / 5 if doubts else SILENT_S
            try:
                return super().wait(gen, interval, patience_s)
            except psycopg.errors._WaitTimeout:  # noqa: SLF001 -- the answer to our own time-out
                doubts = self._doubts_after(doubts)

    def _doubts_after(self, doubts: int) -> int:
        """Ask the server; a second silence gives the link up, for an answer may be on its way."""
        try:
            with self._another() as other:
                found = other.execute(_AT_WORK, (self.info.backend_pid,)).fetchone()
        except psycopg.OperationalError as error:
            if "FATAL" in str(error):
                return doubts  # it lives and has no room for one more: that says nothing of us
            self._give_up(f"the server does not answer: {error}", error)
        if found is not None and found[0] != "SyncRep":
            return 0
        if doubts:
            why = "its standby does not confirm" if found else "what was asked was never answered"
            self._give_up(why, None)
        return doubts + 1

    def _give_up(self, why: str, error: Exception | None) -> None:
        self.pgconn.finish()
        raise psycopg.OperationalError(f"the link is given up: {why}") from error

    @contextmanager
    def _another(self) -> Iterator[psycopg.Connection[Any]]:
        """A second link to the same server, which waits for nothing longer than a few seconds."""
        words = make_conninfo(
            self.info.dsn,
            host=self.info.host,
            port=self.info.port,
            password=self.info.password,
            connect_timeout=ANSWER_S,
        )
        with _Brief.connect(words, autocommit=True) as other:
            yield other


class _Brief(psycopg.Connection[Any]):
    """A link that asks one short question."""

    def wait(self, gen: PQGen[RV], interval: float = _LOOK_S, timeout: float | None = None) -> RV:
        return super().wait(gen, interval, ANSWER_S if timeout is None else timeout)
