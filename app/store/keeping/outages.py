"""A link to the database that is cut on purpose: what a simulation does to a station."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from threading import Lock
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry


class CutLink:
    """The link of one engine.  While it is cut nothing comes through and nothing is connected.

    Only a link over a network can be cut: a file is always there.  Any thread may use it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._open: set[int] = set()
        self._is_cut = False
        self.can_be_cut = engine.dialect.name == "postgresql"
        if self.can_be_cut:
            event.listen(engine, "connect", self._connected)
            event.listen(engine, "close", self._closed)
            event.listen(engine, "close_detached", self._closed)
            engine.dispose()  # what was connected before is not known here

    def cut(self) -> None:
        """Tear every connection, in the middle of whatever it carries; refuse new ones."""
        with self._lock:
            self._is_cut = True
            for number in self._open:
                _tear(number)

    def mend(self) -> None:
        """Let connections be made again."""
        self._is_cut = False

    def _connected(self, connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        with self._lock:
            if self._is_cut:  # the pool closes it again
                raise self._engine.dialect.loaded_dbapi.OperationalError("the link is cut")
            self._open.add(_number(connection))

    def _closed(self, connection: DBAPIConnection, *_entry: object) -> None:
        with self._lock, suppress(self._engine.dialect.loaded_dbapi.Error):
            self._open.discard(_number(connection))


def _number(connection: Any) -> int:
    return int(connection.fileno())


def _tear(number: int) -> None:
    """End the connection behind a file number both ways, without closing the number."""
    with suppress(OSError), socket.socket(fileno=os.dup(number)) as link:
        link.shutdown(socket.SHUT_RDWR)
