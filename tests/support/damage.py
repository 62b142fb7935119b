"""Damages a SQLite file as a bad disk does: pages of one table become rubbish."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def spoil_pages_of(path: Path, table: str) -> None:
    """Overwrite the root page of a table."""
    root, size = _root_of(path, table)
    _spoil(path, root, size)


def spoil_a_leaf_of(path: Path, table: str) -> None:
    """Overwrite the first page of a table that is longer than a page."""
    root, size = _root_of(path, table)
    page = _page(path, root, size)
    first_cell = int.from_bytes(page[12:14], "big")
    _spoil(path, int.from_bytes(page[first_cell : first_cell + 4], "big"), size)


def spoil_the_last_page_of(path: Path, table: str) -> None:
    """Overwrite the page with the highest keys of a table that is longer than a page."""
    root, size = _root_of(path, table)
    _spoil(path, int.from_bytes(_page(path, root, size)[8:12], "big"), size)


def _root_of(path: Path, table: str) -> tuple[int, int]:
    """The root page of a table and the size of a page; nothing stands in the -wal afterwards."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        query = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?"
        (root,) = connection.execute(query, (table,)).fetchone()
    return root, size


def _page(path: Path, number: int, size: int) -> bytes:
    with path.open("rb") as file:
        file.seek((number - 1) * size)
        page = file.read(size)
    assert page[0] == 0x05, "the table has one page only"  # an interior page of a table
    return page


def _spoil(path: Path, page: int, size: int) -> None:
    with path.open("rb+") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)
