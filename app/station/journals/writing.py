"""A journal's file is read and written in whole steps, and its trouble is said by one name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import JournalUnwritable

_TIDIED_AT, _USUAL = 250, 1000
"""Pages that SQLite lets gather beside the file: by its own measure somebody's scan waits while
it carries in a thousand; here that is done before, while nobody waits."""


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

    @contextmanager
    def noting(self) -> Iterator[None]:
        """As ``writing``, of what would be told again: it waits for no disk.

        A power cut may lose it, never a part of it, nor anything that was written after it: the
        next step that waits for the disk takes it along.
        """
        with self.reading():
            self._wait_for_disk("NORMAL", _TIDIED_AT)
            try:
                with self.writing():
                    yield
            finally:
                self._wait_for_disk("FULL", _USUAL)

    def _wait_for_disk(self, level: str, pages: int) -> None:
        self.db.execute(f"PRAGMA synchronous={level}")
        self.db.execute(f"PRAGMA wal_autocheckpoint={pages}")
