"""Tells screens that something changed: LISTEN/NOTIFY on PostgreSQL, ``data_version`` on SQLite.

A slow poll stands under both: a lost notification costs seconds, never a stale screen.
Source: sync.md, "Rules of the database".
"""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from app.errors import StoreUnreachable
from app.store.engine import READING, first_line, safe_url

CHANNEL = "packbench"
_SQLITE_LOOK_S = 0.25
_REST_S = 0.25
"""After a change was told, what follows within this time is told as one: fifty busy stations would
else have every screen read again fifty times a second."""


class ChangeFeed:
    """Waits for changes on a connection of its own.  Use on one thread of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None
        self._seen = -1
        self._was_away = False
        self._held_back, self._rests_until_s = False, 0.0

    def wait(self, timeout_s: float) -> bool:
        """True as soon as somebody else committed, False after ``timeout_s`` seconds without.

        After an interruption the first answer is True: something may have changed meanwhile.

        Raises:
            StoreUnreachable: the database went away; the next call connects again.
        """
        try:
            if self._back_after_interruption():
                return True
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

    def _wait_postgresql(self, timeout_s: float) -> bool:
        rest_s = self._rests_until_s - time.monotonic()
        if rest_s > 0:
            for _notice in self._driver().notifies(timeout=min(rest_s, timeout_s)):
                self._held_back = True
            if rest_s > timeout_s:
                return False
        left_s = timeout_s - max(0.0, rest_s)
        if self._held_back or self._hears_within(left_s):
            self._held_back, self._rests_until_s = False, time.monotonic() + _REST_S
            return True
        return False

    def _hears_within(self, timeout_s: float) -> bool:
        notices = self._driver().notifies(timeout=timeout_s, stop_after=1)
        return any(True for _notice in notices)

    def _wait_sqlite(self, timeout_s: float) -> bool:
        deadline = time.monotonic() + timeout_s
        while True:
            # Asked of the driver: within a transaction the version would stand still.
            version = self._driver().execute("PRAGMA data_version").fetchone()[0]
            changed, self._seen = self._seen not in {-1, version}, version
            left = deadline - time.monotonic()
            if changed or left <= 0:
                return changed
            # SQLite has no way to be told: looking four times a second is what it offers.
            time.sleep(min(_SQLITE_LOOK_S, left))


def announce(connection: Connection) -> None:
    """Tell every feed when this connection commits next; SQLite tells by itself.

    PostgreSQL commits those that notify one after the other, and each would wait for the disk of
    all before it.  So the notice is a transaction of its own behind the commit, on the same way,
    that waits for no disk.
    """
    if connection.dialect.name == "postgresql":
        link: Any = connection.connection.driver_connection
        link.behind_commit = f"SET LOCAL synchronous_commit = off; NOTIFY {CHANNEL}"
