"""A journal's file is read and written in whole steps, and its trouble is said by one name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import JournalUnwritable


class JournalHand:
    """Reads and writes one open journal, on the thread that made it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.db, self._path = connection, path

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Say what SQLite says as JournalUnwritable."""
        try:
            yield
        except sqlite3.Error as error:
            raise JournalUnwritable(path=str(self._path), detail=str(error)) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: committed and on the disk at its end, or nothing of it."""
        with self.reading():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                raise
