"""What can still be read of a damaged embedded database, in a new file; the evidence stays.

The damaged file is renamed with its -wal and -shm and only ever read.  Each table is read row by
row round what is damaged, so that one bad page costs the rows on it and no others.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import NotAllowed, StoreDamaged
from app.store.columns import Base
from app.store.keeping.backup import put_aside
from app.store.keeping.open_files import is_open
from app.store.migrate import upgrade

_LONGEST_STEP = 4096
_TABLE_PAGES = {b"\x05", b"\x0d"}  # an interior page of a table, and one with its rows


@dataclass(frozen=True, slots=True)
class Salvage:
    """What came of it.

    Attributes:
        aside: where the damaged file lies now, with its -wal and -shm.
        rows: rows in the new file, by table.
        lost: how many keys of a table could not be read, or None where nobody knows how many.
        loose: rows that refer to rows which are lost.
    """

    aside: Path
    rows: dict[str, int] = field(default_factory=dict)
    lost: dict[str, int | None] = field(default_factory=dict)
    loose: int = 0

    @property
    def is_whole(self) -> bool:
        """True if nothing was lost."""
        return not self.lost and not self.loose


def salvage(database: Path) -> Salvage:
    """Put a damaged database aside and make a new one of all that can be read of it.

    Raises:
        NotAllowed: the database is not damaged, or is not there, or some program has it open.
        StoreDamaged: not even its tables can be found; it stays where it is.
    """
    if not database.exists():
        raise NotAllowed(action="salvage", reason=f"there is no {database}")
    with tempfile.TemporaryDirectory() as folder:
        copy = _copied(database, Path(folder))
        if _is_whole(copy):
            raise NotAllowed(action="salvage", reason=f"{database} is not damaged")
        tables = _tables_in(copy, database)
        if is_open(database):
            reason = "a program has it open: close it first"
            raise NotAllowed(action="salvage", reason=reason, in_use=True)
        aside = put_aside(database, "damaged")
        assert aside is not None  # noqa: S101 -- it was there a moment ago
        upgrade(f"sqlite:///{database}")
        return _move(copy, database, tables, Salvage(aside))


def _copied(database: Path, folder: Path) -> Path:
    """A copy to read from: SQLite writes into a damaged file when it closes it."""
    for tail in ("", "-wal"):
        source = database.with_name(database.name + tail)
        if source.exists():
            shutil.copyfile(source, folder / f"damaged{tail}")
    return folder / "damaged"


def _is_whole(copy: Path) -> bool:
    try:
        with closing(sqlite3.connect(copy)) as connection:
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


def _tables_in(copy: Path, database: Path) -> set[str]:
    try:
        with closing(sqlite3.connect(copy)) as connection:
            rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            found = {str(row[0]) for row in rows}
    except sqlite3.DatabaseError as error:
        raise StoreDamaged(path=str(database), detail=f"no table can be found: {error}") from error
    if "orders" not in found:
        raise StoreDamaged(path=str(database), detail="it is no database of Packbench")
    return found


def _move(copy: Path, database: Path, tables: set[str], done: Salvage) -> Salvage:
    with (
        closing(sqlite3.connect(copy)) as old,
        closing(sqlite3.connect(database, isolation_level=None)) as new,
    ):
        new.execute("PRAGMA foreign_keys=OFF")
        new.execute("BEGIN IMMEDIATE")
        for table in Base.metadata.sorted_tables:
            if table.name in tables:
                _move_table(old, new, table.name, done)
        new.execute("COMMIT")
        loose = len(new.execute("PRAGMA foreign_key_check").fetchall())
    return Salvage(done.aside, done.rows, done.lost, loose)


def _move_table(
    old: sqlite3.Connection, new: sqlite3.Connection, table: str, done: Salvage
) -> None:
    wanted = {row[1] for row in new.execute(f"PRAGMA table_info({table})")}
    here = [row[1] for row in old.execute(f"PRAGMA table_info({table})") if row[1] in wanted]
    names = ", ".join(f'"{name}"' for name in here)
    put = f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({', '.join('?' * len(here))})"  # noqa: S608 -- our own names
    moved = 0
    if not _has_root(old, table):
        done.rows[table], done.lost[table] = 0, None
        return
    try:
        last = old.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0  # noqa: S608 -- our own names
    except sqlite3.DatabaseError:
        last = None
    for rows in _readable(old, f"SELECT {names} FROM {table}", last, table, done):  # noqa: S608 -- our own names
        moved += sum(_put(new, put, row, table, done) for row in rows)
    done.rows[table] = moved


def _has_root(old: sqlite3.Connection, table: str) -> bool:
    """False if the page that leads to every row of the table is no page of a table any more.

    No key of it can be read then, and nobody needs to try each.  What still stands in a -wal may
    be newer than the page: then it is tried.

    Source: SQLite, "Database File Format", 1.6: the first byte of a b-tree page is its kind.
    """
    copy = Path(str(old.execute("PRAGMA database_list").fetchone()[2]))
    tail = copy.with_name(f"{copy.name}-wal")
    if tail.exists() and tail.stat().st_size:
        return True
    query = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name = ?"
    (root,) = old.execute(query, (table,)).fetchone()
    (size,) = old.execute("PRAGMA page_size").fetchone()
    with copy.open("rb") as file:
        file.seek((root - 1) * size)
        return file.read(1) in _TABLE_PAGES


def _put(
    new: sqlite3.Connection, put: str, row: tuple[object, ...], table: str, done: Salvage
) -> int:
    """Keep one row; what the database's own rules refuse was damaged too."""
    try:
        new.execute(put, row)
    except sqlite3.IntegrityError:
        _lose(table, done)
        return 0
    return 1


def _lose(table: str, done: Salvage) -> None:
    known = done.lost.setdefault(table, 0)
    done.lost[table] = None if known is None else known + 1


def _readable(
    old: sqlite3.Connection, query: str, last: int | None, table: str, done: Salvage
) -> Iterator[list[tuple[object, ...]]]:
    """The rows of a table in the order of their keys, round what is damaged."""
    if last is None:
        done.lost[table] = None
        last = _LONGEST_STEP * 1024
    low, step = 0, _LONGEST_STEP
    while low <= last:
        try:
            rows = old.execute(
                f"{query} WHERE rowid BETWEEN ? AND ?", (low, low + step - 1)
            ).fetchall()
        except sqlite3.DatabaseError:
            if step > 1:
                step //= 2
                continue
            _lose(table, done)
            rows = []
        if rows:
            yield rows
        low += step
        step = min(step * 2, _LONGEST_STEP)
