"""The rows of one table of a damaged file: all that SQLite finds by their keys, and how many not.

Whole pages are read while they are whole; of a page that is not, each key that lies on it is asked
for by itself.  So a bad page costs as many tries as it has rows, wherever it lies in the table.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.store.keeping.table_pages import LARGEST, Leaf, TableFile

_TOGETHER = 64
_FIRST_KEY = 1  # this program gives no key below

Row = tuple[object, ...]


class DamagedTable:
    """Reads a table once.

    Args:
        connection: to the damaged file, of which nothing stands in a -wal any more.
        file: the same file's pages.
        table: which table.
        columns: what is read of each row.

    Attributes:
        name: the table's.
        lost: how many keys could not be read so far, or None where nobody knows how many.
    """

    def __init__(
        self, connection: sqlite3.Connection, file: TableFile, table: str, columns: Sequence[str]
    ) -> None:
        self._db, self._file, self.name = connection, file, table
        names = ", ".join(f'"{name}"' for name in columns)
        self._query = f"SELECT rowid, {names} FROM {table} NOT INDEXED WHERE rowid"  # noqa: S608 -- our own names
        self._known: set[int] = set()
        self.lost: int | None = 0

    def rows(self) -> Iterator[list[Row]]:
        """The rows that can be read, some at a time."""
        root = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?"
        (page,) = self._db.execute(root, (self.name,)).fetchone()
        together: list[Leaf] = []
        for leaf in self._file.leaves_of(page):
            together.append(leaf)
            if len(together) == _TOGETHER:
                yield self._read(together)
                together = []
        if together:
            yield self._read(together)

    def _read(self, leaves: Sequence[Leaf]) -> list[Row]:
        """The rows of neighbouring pages."""
        rows = self._whole(leaves)
        return rows if rows is not None else [row for one in leaves for row in self._read_page(one)]

    def _read_page(self, leaf: Leaf) -> list[Row]:
        if leaf.cells is None:
            self._lose(_keys_of(leaf))
            return []
        rows = self._whole([leaf])
        return self._one_by_one(leaf) if rows is None else rows

    def _whole(self, leaves: Sequence[Leaf]) -> list[Row] | None:
        """All rows of pages, if they are as many as the pages say and in order; else None."""
        if not all(leaf.is_sure and leaf.cells is not None for leaf in leaves):
            return None
        limits = (leaves[0].low, leaves[-1].high)
        try:
            found = self._db.execute(f"{self._query} BETWEEN ? AND ?", limits).fetchall()
        except sqlite3.DatabaseError:
            return None
        is_all = len(found) == sum(leaf.cells or 0 for leaf in leaves)
        in_order = all(one[0] < other[0] for one, other in pairwise(found))
        return [row[1:] for row in found] if is_all and in_order else None

    def _one_by_one(self, leaf: Leaf) -> list[Row]:
        """What can be read of a damaged page, by every key on it that leads there."""
        keys = dict.fromkeys(self._file.keys_on(leaf.page))
        found = [self._row(key) if leaf.low <= key <= leaf.high else None for key in keys]
        self._lose(found.count(None))
        return [row for row in found if row]

    def _row(self, key: int) -> Row | None:
        """One row; nothing of one that was read on another page; None if it cannot be read."""
        if key in self._known:
            return ()
        try:
            row = self._db.execute(f"{self._query} = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            row = None
        if row is None:
            return None
        self._known.add(key)
        return tuple(row[1:])

    def _lose(self, keys: int | None) -> None:
        self.lost = None if keys is None or self.lost is None else self.lost + keys


def _keys_of(leaf: Leaf) -> int | None:
    """How many keys may have been on a page that says nothing any more; None if nobody knows."""
    if not leaf.is_sure or leaf.high == LARGEST:
        return None
    return leaf.high - max(leaf.low, _FIRST_KEY) + 1
