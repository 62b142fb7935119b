"""Back-up and restore of an embedded database: whole, checked, and nothing is ever overwritten.

A PostgreSQL is backed up by its own tools; the README has the recipe.
Source: sync.md, "Rules of the database": ``Connection.backup()``, never delete evidence.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url

from app.errors import NotAllowed, StoreDamaged, StoreReadOnly
from app.store.migrate import HEAD

_TAILS = ("", "-wal", "-shm")
_PAGES = 512


def file_of(url: str) -> Path:
    """The file of an embedded database.

    Raises:
        NotAllowed: the database is a PostgreSQL: pg_dump and pg_basebackup keep it.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        raise NotAllowed(
            action="back up", reason="a PostgreSQL is kept by pg_basebackup or pg_dump"
        )
    return Path(address.database).absolute()


def back_up(database: Path, target: Path) -> int:
    """Copy ``database`` to ``target`` while stations go on working; returns its bytes.

    The copy is checked, on the disk, and only then given its name.

    Raises:
        NotAllowed: ``target`` is there already.
        StoreReadOnly: there is no database, or ``target`` cannot be written.
        StoreDamaged: the database is damaged; ``database salvage`` saves what can be read.
    """
    if target.exists():
        raise NotAllowed(action="back up", reason=f"{target} is there already")
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        _copy(database, unfinished)
        _check(unfinished)
        _to_disk(unfinished)
        unfinished.rename(target)
    except sqlite3.OperationalError as error:
        raise StoreReadOnly(path=str(target), detail=str(error)) from error
    except sqlite3.DatabaseError as error:
        raise StoreDamaged(path=str(database), detail=str(error)) from error
    except OSError as error:
        raise StoreReadOnly(path=str(target), detail=error.strerror or str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return target.stat().st_size


def restore(copy: Path, database: Path) -> Path | None:
    """Put ``copy`` in the place of ``database``; returns where the one before it lies now.

    Raises:
        NotAllowed: some station has the database open.
        StoreReadOnly: there is no copy, or it cannot be written.
        StoreDamaged: the copy is damaged, or is no database of Packbench.
    """
    new = database.with_name(f"{database.name}.restored")
    try:
        _copy(copy, new)
        _check(new)
        _to_disk(new)
        _must_be_alone(database)
        before = put_aside(database, "before-restore")
        new.rename(database)
    except sqlite3.OperationalError as error:
        raise StoreReadOnly(path=str(copy), detail=str(error)) from error
    except sqlite3.DatabaseError as error:
        raise StoreDamaged(path=str(copy), detail=str(error)) from error
    except OSError as error:
        raise StoreReadOnly(path=str(database), detail=error.strerror or str(error)) from error
    finally:
        new.unlink(missing_ok=True)
    return before


def put_aside(database: Path, why: str) -> Path | None:
    """Rename a database with its -wal and -shm to the next free name; None if there is none."""
    if not any(_beside(database, tail).exists() for tail in _TAILS):
        return None
    number = 1
    while any(_beside(aside := _named(database, why, number), tail).exists() for tail in _TAILS):
        number += 1
    for tail in _TAILS:
        if _beside(database, tail).exists():
            _beside(database, tail).rename(_beside(aside, tail))
    return aside


def _copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    address = f"{source.absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(address, uri=True)) as reading,
        closing(sqlite3.connect(target)) as writing,
    ):
        reading.backup(writing, pages=_PAGES)


def _check(path: Path) -> None:
    """Raise DatabaseError unless it is whole and of a schema that this program knows."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        if not connection.execute(
            "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        ).fetchone()[0]:
            raise sqlite3.DatabaseError("it is no database of Packbench")
        (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        if version > HEAD:  # revisions are numbers of four digits
            raise sqlite3.DatabaseError(f"its schema is {version}, this program knows up to {HEAD}")


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _must_be_alone(database: Path) -> None:
    if not database.exists():
        return
    try:
        with closing(sqlite3.connect(database, timeout=0.2)) as connection:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        raise NotAllowed(
            action="restore", reason="a station has it open: close it first"
        ) from error
    except sqlite3.DatabaseError:
        return  # damaged: that is why it is restored


def _named(database: Path, why: str, number: int) -> Path:
    return database.with_name(f"{database.name}.{why}-{number}")


def _beside(path: Path, tail: str) -> Path:
    return path.with_name(path.name + tail)
