"""What can still be read of a damaged embedded database, in a new file; the evidence stays.

The damaged file is renamed with its -wal and -shm and only ever read.  Each table is read round
what is damaged (``damaged_table``), so that one bad page costs the rows on it and no others.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import NotAllowed, StoreDamaged
from app.store.columns import Base
from app.store.keeping.backup import put_aside
from app.store.keeping.damaged_table import DamagedTable, Row
from app.store.keeping.open_files import is_open
from app.store.keeping.table_pages import TableFile
from app.store.migrate import upgrade


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
    """The tables of the copy, into which all that stands in its -wal is brought."""
    try:
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
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
        copy.open("rb") as pages,
        closing(sqlite3.connect(database, isolation_level=None)) as new,
    ):
        file = TableFile(pages, old.execute("PRAGMA page_size").fetchone()[0])
        new.execute("PRAGMA foreign_keys=OFF")
        new.execute("BEGIN IMMEDIATE")
        for table in Base.metadata.sorted_tables:
            if table.name in tables:
                columns = _columns_of_both(old, new, table.name)
                _move_table(DamagedTable(old, file, table.name, columns), new, columns, done)
        new.execute("COMMIT")
        loose = len(new.execute("PRAGMA foreign_key_check").fetchall())
    return Salvage(done.aside, done.rows, done.lost, loose)


def _columns_of_both(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> list[str]:
    wanted = {row[1] for row in new.execute(f"PRAGMA table_info({table})")}
    return [row[1] for row in old.execute(f"PRAGMA table_info({table})") if row[1] in wanted]


def _move_table(
    old: DamagedTable, new: sqlite3.Connection, columns: list[str], done: Salvage
) -> None:
    """Keep every row that can be read; what the database's own rules refuse was damaged too."""
    names, places = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    put = f"INSERT OR REPLACE INTO {old.name} ({names}) VALUES ({places})"  # noqa: S608 -- our own names
    came = [_put(new, put, row) for rows in old.rows() for row in rows]
    refused = came.count(False)
    done.rows[old.name] = len(came) - refused
    if old.lost is None or old.lost + refused:
        done.lost[old.name] = None if old.lost is None else old.lost + refused


def _put(new: sqlite3.Connection, put: str, row: Row) -> bool:
    try:
        new.execute(put, row)
    except sqlite3.IntegrityError:
        return False
    return True
