"""Tells screens that something changed: LISTEN/NOTIFY on PostgreSQL, ``data_version`` on SQLite.

A slow poll stands under both: a lost notification costs seconds, never a stale screen.
Source: sync.md, "Rules of the database".
"""

from __future__ import annotations

import random
import time
from enum import IntEnum
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from app.errors import StoreUnreachable
from app.store.engine import READING, first_line, safe_url

CHANNEL = "packbench"
_SQLITE_LOOK_S = 0.25
_BEAT_S = 0.5
"""A feed tells of changes once in this time, and of all that follow as one: fifty busy stations
would else have every screen read again fifty times a second.  Each feed has a beat of its own, else
fifty screens would be read at the same moment twice a second, and scans would wait for that."""


class Change(IntEnum):
    """What a commit changed, as far as screens show it; each includes those before it.

    With fifty stations most commits are scans of work in hand.  They are not told at all: a notice
    wakes everybody, and nobody but a desk that looks at that very work shows them.
    """

    NOTHING = 0
    """No screen shows it: a station's report, a lease that was renewed."""

    PROGRESS = 1
    """How far work in hand is.  Who shows that looks by itself: see ``follows_progress``."""

    FLOOR = 2
    """What waits for hands: a work was opened, claimed or ended, a parcel closed or loaded."""

    ORDERS = 3
    """Orders and cases, too: something is short, or went wrong."""

    RELEASED = 4
    """Which carts are to be picked, too: their numbers may be scanned, or no longer."""

    ANYTHING = 5
    """Whatever scans are resolved by, too: products and their codes, bins, totes, people."""


_PROGRESS = "SELECT coalesce(sum(last_seq), 0) FROM stations"


class ChangeFeed:
    """Waits for changes on a connection of its own.  Use on one thread of its own.

    Attributes:
        follows_progress: scans of work in hand are told, too; any thread may set it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None
        self._seen: int | None = None
        self._was_away = False
        self._rests_until_s = 0.0
        self._beat_s = random.uniform(0.0, _BEAT_S)  # noqa: S311 -- a time of its own, no secret
        self.follows_progress = False

    def wait(self, timeout_s: float) -> Change:
        """What somebody else committed, as soon as they did; NOTHING after ``timeout_s`` seconds.

        After an interruption the first answer is ANYTHING: something may have changed meanwhile.

        Raises:
            StoreUnreachable: the database went away; the next call connects again.
        """
        try:
            if self._back_after_interruption():
                return Change.ANYTHING
            if self._engine.dialect.name == "sqlite":
                return self._wait_sqlite(timeout_s)
            return self._wait_postgresql(timeout_s)
        except (DBAPIError, self._engine.dialect.loaded_dbapi.Error) as error:
            self.close()
            self._was_away = True
            url = safe_url(self._engine.url)
            raise StoreUnreachable(url=url, detail=first_line(error)) from error

    def close(self) -> None:
        """Give the connection back."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def _back_after_interruption(self) -> bool:
        if self._was_away:
            self._connected()
            self._was_away = False
            return True
        return False

    def _connected(self) -> Connection:
        if self._connection is None:
            options = {READING: True, "isolation_level": "AUTOCOMMIT"}
            self._connection = self._engine.connect().execution_options(**options)
            if self._engine.dialect.name == "postgresql":
                self._connection.exec_driver_sql(f"LISTEN {CHANNEL}")
        return self._connection

    def _driver(self) -> Any:
        """The driver's own connection, outside any transaction."""
        return self._connected().connection.driver_connection

    def _wait_postgresql(self, timeout_s: float) -> Change:
        until_s = time.monotonic() + timeout_s
        rest_s = self._rests_until_s - time.monotonic()
        if rest_s > 0:  # asleep: each notice would wake this thread to hear what one notice says
            time.sleep(min(rest_s, timeout_s))
            if rest_s > timeout_s:
                return Change.NOTHING
        while True:
            heard = self._look(max(0.0, until_s - time.monotonic()))
            if heard:
                self._rests_until_s = self._next_beat()
            if heard or time.monotonic() >= until_s:
                return heard

    def _next_beat(self) -> float:
        beats = (time.monotonic() - self._beat_s) // _BEAT_S + 1
        return self._beat_s + beats * _BEAT_S

    def _look(self, left_s: float) -> Change:
        if not self.follows_progress:
            return self._heard_within(left_s)
        heard = self._heard_within(min(left_s, _BEAT_S))
        return heard or (Change.PROGRESS if self._progressed() else Change.NOTHING)

    def _heard_within(self, timeout_s: float) -> Change:
        """All that was said until now, as one; else the first that is said in time."""
        notices = self._driver().notifies(timeout=timeout_s, stop_after=1)
        return max((_change_of(notice.payload) for notice in notices), default=Change.NOTHING)

    def _progressed(self) -> bool:
        """Whether more scans are there than when it was asked last: one row, however many."""
        before, self._seen = self._seen, self._driver().execute(_PROGRESS).fetchone()[0]
        return before not in {None, self._seen}

    def _wait_sqlite(self, timeout_s: float) -> Change:
        deadline = time.monotonic() + timeout_s
        while True:
            # Asked of the driver: within a transaction the version would stand still.
            version = self._driver().execute("PRAGMA data_version").fetchone()[0]
            changed, self._seen = self._seen not in {None, version}, version
            left = deadline - time.monotonic()
            if changed or left <= 0:
                return Change.ANYTHING if changed else Change.NOTHING
            # SQLite has no way to be told: looking four times a second is what it offers.
            time.sleep(min(_SQLITE_LOOK_S, left))


def _change_of(payload: str) -> Change:
    """A notice of another release may say nothing, or another word: then it may be anything."""
    return Change[payload] if payload in Change.__members__ else Change.ANYTHING


def announce(connection: Connection, change: Change) -> None:
    """Tell every feed when this connection commits next; SQLite tells by itself.

    PostgreSQL commits those that notify one after the other, and each would wait for the disk of
    all before it.  So the notice is a transaction of its own behind the commit, on the same way,
    that waits for no disk.
    """
    if change >= Change.FLOOR and connection.dialect.name == "postgresql":
        link: Any = connection.connection.driver_connection
        notice = f"pg_notify('{CHANNEL}', '{change.name}')"
        link.behind_commit = f"SELECT set_config('synchronous_commit', 'off', true), {notice}"
