"""Opening the shared database: SQLite with its safety belts on, PostgreSQL with time-outs.

Source: sync.md, "Rules of the database".
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from app.errors import StoreDamaged, StoreReadOnly, StoreUnreachable

READING = "packbench_reading"
"""Execution option of a connection that only reads: on SQLite it does not take the write lock."""

_BUSY_TIMEOUT_MS = 10_000
_SYNCED_FOLDERS = frozenset({"dropbox", "onedrive", "google drive", "icloud drive", "nextcloud"})
_NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p"})
_POSTGRES_OPTIONS = "-c lock_timeout=10s -c idle_in_transaction_session_timeout=60s -c timezone=UTC"


def open_engine(url: str) -> Engine:
    """Make an engine that has answered once.

    Raises:
        StoreUnreachable: nothing answers at ``url``, or it is no database address.
        StoreReadOnly: the SQLite file or its folder cannot be written.
        StoreDamaged: the SQLite file is damaged, or lies where SQLite must not lie.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreUnreachable(url=url[:80], detail="not a database address") from error
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed)
    if parsed.get_backend_name() == "postgresql":
        return _open_postgresql(parsed)
    raise StoreUnreachable(url=url[:80], detail="neither sqlite nor postgresql")


def _open_postgresql(url: URL) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": 5,
            "keepalives_idle": 10,
            "keepalives_interval": 5,
            "keepalives_count": 3,
            "tcp_user_timeout": 15_000,
            "options": _POSTGRES_OPTIONS,
        },
    )
    try:
        engine.connect().close()
    except (OperationalError, UnicodeError) as error:
        engine.dispose()
        raise StoreUnreachable(url=safe_url(url), detail=first_line(error)) from error
    return engine


def _open_sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise StoreUnreachable(url=str(url), detail="a database in memory would be lost")
    path = Path(url.database).absolute()
    _refuse_unsafe_folder(path)
    engine = create_engine(url.set(database=str(path)))
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with engine.begin() as connection:
            _check_file(connection, path)
    except (OperationalError, OSError) as error:
        engine.dispose()
        raise StoreReadOnly(path=str(path), detail=first_line(error)) from error
    except DatabaseError as error:
        engine.dispose()
        raise StoreDamaged(path=str(path), detail=first_line(error)) from error
    return engine


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    """Set what every connection needs, and believe only what comes back."""
    connection.isolation_level = None
    mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    if mode != "wal":
        raise sqlite3.OperationalError(f"journal_mode is {mode}, not wal")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")


def _begin(connection: Connection) -> None:
    # Deferred read-then-write fails with "database is locked" as soon as two write at once.
    reading = connection.get_execution_options().get(READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _check_file(connection: Connection, path: Path) -> None:
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise StoreDamaged(path=str(path), detail=str(found))


def _refuse_unsafe_folder(path: Path) -> None:
    """SQLite's locks do not hold on network shares, and sync clients tear its files apart."""
    if any(part.lower().split(" - ")[0] in _SYNCED_FOLDERS for part in path.parts):
        raise StoreDamaged(path=str(path), detail="in a cloud-synced folder")
    if str(path).startswith("\\\\") or _file_system_of(path) in _NETWORK_FILE_SYSTEMS:
        raise StoreDamaged(path=str(path), detail="on a network share")


def _file_system_of(path: Path) -> str:
    mounts = Path("/proc/mounts")
    if sys.platform != "linux" or not mounts.exists():
        return ""
    rows = [line.split()[1:3] for line in mounts.read_text().splitlines()]
    holding = [(len(at), kind) for at, kind in rows if path.is_relative_to(at)]
    return max(holding)[1] if holding else ""


def safe_url(url: URL | str) -> str:
    """The address without its password."""
    return make_url(url).render_as_string(hide_password=True)


def first_line(error: BaseException) -> str:
    """The driver's own words, without SQLAlchemy's background."""
    cause: Any = getattr(error, "orig", None) or error
    return str(cause).strip().splitlines()[0] if str(cause).strip() else type(cause).__name__
