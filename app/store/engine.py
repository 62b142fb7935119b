"""Opening the shared database: SQLite with its safety belts on, PostgreSQL with time-outs.

Source: sync.md, "Rules of the database".
"""

from __future__ import annotations

import re
import sqlite3
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, Dialect, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DBAPIError,
    InvalidatePoolError,
    OperationalError,
)
from sqlalchemy.pool import ConnectionPoolEntry

from app.database_address import link_options, one_host_a_word
from app.errors import AppError, StoreDamaged, StoreReadOnly, StoreUnreachable
from app.store.link import Link

READING = "packbench_reading"
"""Execution option of a connection that only reads: on SQLite it does not take the write lock."""

_LONG_REST_S = 30.0
_RESTS_SINCE = "packbench_rests_since"
_BUSY_TIMEOUT_MS = 10_000
_WAL_LOOK_S = 0.02
_SYNCED_FOLDERS = frozenset(
    {"dropbox", "onedrive", "google drive", "icloud drive", "mobile documents", "nextcloud"}
)
_NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p"})
_MOUNTS = Path("/proc/mounts")
_POSTGRES_OPTIONS = "-c lock_timeout=10s -c idle_in_transaction_session_timeout=60s -c timezone=UTC"

_OF_A_HOST = re.compile(r"^- host: '(.*?)', .*: connection failed: (.*)$", re.MULTILINE)
"""What psycopg says of each host, behind the words of the last one: another may be what counts."""


def open_engine(url: str) -> Engine:
    """Make an engine that has answered once.

    Raises:
        StoreUnreachable: nothing answers at ``url``, or it is no database address.
        StoreReadOnly: the SQLite file or its folder cannot be written.
        StoreDamaged: the SQLite file is damaged, or lies where SQLite must not lie.
    """
    try:
        parsed = make_url(one_host_a_word(url))
    except (ArgumentError, ValueError) as error:
        raise StoreUnreachable(url=_masked(url), detail="not a database address") from error
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed)
    if parsed.get_backend_name() == "postgresql":
        return _open_postgresql(parsed)
    raise StoreUnreachable(url=safe_url(parsed), detail="neither sqlite nor postgresql")


def engine_for_later(url: str) -> Engine:
    """Make the engine of a shared database that does not answer just now.

    Raises:
        StoreUnreachable: it is no address of a shared database: a file is here, or it is damaged.
    """
    try:
        parsed = make_url(one_host_a_word(url))
    except (ArgumentError, ValueError) as error:
        raise StoreUnreachable(url=_masked(url), detail="not a database address") from error
    if parsed.get_backend_name() != "postgresql":
        raise StoreUnreachable(url=safe_url(parsed), detail="not a shared database")
    return _postgresql(parsed)


def _postgresql(url: URL) -> Engine:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        # the link that was used last has its statements made: the others need not make them, too
        pool_use_lifo=True,
        connect_args={**link_options(_hosts_of(url), url.query), "options": _POSTGRES_OPTIONS},
    )
    event.listen(engine, "do_connect", _connect)
    event.listen(engine, "checkin", _rest)
    event.listen(engine, "checkout", partial(_wake, engine.dialect))
    return engine


def _open_postgresql(url: URL) -> Engine:
    engine = _postgresql(url)
    try:
        engine.connect().close()
    except (DBAPIError, UnicodeError) as error:
        engine.dispose()
        raise StoreUnreachable(url=safe_url(url), detail=first_line(error)) from error
    return engine


def _connect(_dialect: object, _record: object, words: list[Any], options: dict[str, Any]) -> Link:
    return Link.connect(*words, **options)


def _rest(_link: Link | None, record: ConnectionPoolEntry) -> None:
    record.info[_RESTS_SINCE] = time.monotonic()


def _wake(dialect: Dialect, link: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
    """See whether a link that rested still stands; else the pool makes another.

    The server is asked where it said something meanwhile, which it does when it goes away, or
    after a long rest.  Asking it each time would be one statement more in every transaction.
    """
    rested_s = time.monotonic() - record.info.get(_RESTS_SINCE, time.monotonic())
    if rested_s < _LONG_REST_S and not link.closed and not link.has_news():
        return
    try:
        dialect.do_ping(link)
    except dialect.loaded_dbapi.Error as error:
        raise InvalidatePoolError from error


def _hosts_of(url: URL) -> list[str]:
    hosts = url.query.get("host", ())
    return [url.host] if url.host else [hosts] if isinstance(hosts, str) else list(hosts)


def _open_sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise StoreUnreachable(url=str(url), detail="a database in memory would be lost")
    path = Path(url.database).absolute()
    _refuse_unsafe_folder(path)
    engine = create_engine(url.set(drivername="sqlite", database=str(path)))
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _check_file(engine, path)
    except (DatabaseError, OSError) as error:
        engine.dispose()
        raise _trouble_at_opening(path, error) from error
    except StoreDamaged:
        engine.dispose()
        raise
    return engine


def _trouble_at_opening(path: Path, error: DatabaseError | OSError) -> AppError:
    detail = first_line(error)
    if primary_code(error) == sqlite3.SQLITE_BUSY:
        return StoreUnreachable(url=f"sqlite:///{path}", detail=detail)
    if isinstance(error, OperationalError | OSError):
        return StoreReadOnly(path=str(path), detail=detail)
    return StoreDamaged(path=str(path), detail=detail)


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    """Set what every connection needs, and believe only what comes back."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}")
    mode = _switch_to_wal(connection)
    if mode != "wal":
        raise sqlite3.OperationalError(f"journal_mode is {mode}, not wal")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    # Else INSERT OR REPLACE deletes a row without asking the triggers that refuse to.
    connection.execute("PRAGMA recursive_triggers=ON")


def _switch_to_wal(connection: sqlite3.Connection) -> str:
    """Ask for WAL until nobody else is in the way.

    The first switch of a new file is the one thing that SQLite's own busy time-out does not wait
    for: two stations that open a new file at once would find it locked.
    """
    deadline_s = time.monotonic() + _BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            return str(connection.execute("PRAGMA journal_mode=WAL").fetchone()[0])
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > deadline_s:
                raise
        time.sleep(_WAL_LOOK_S)


def _begin(connection: Connection) -> None:
    # Deferred read-then-write fails with "database is locked" as soon as two write at once.
    reading = connection.get_execution_options().get(READING, False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _check_file(engine: Engine, path: Path) -> None:
    """Look for damage while others may write, then see that this program may write too."""
    with engine.connect().execution_options(**{READING: True}) as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        if found != "ok":
            raise StoreDamaged(path=str(path), detail=str(found))
    with engine.connect() as connection:
        # BEGIN IMMEDIATE alone succeeds on a file that may only be read; rolled back at the end.
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        connection.exec_driver_sql(f"PRAGMA user_version={version}")


def _refuse_unsafe_folder(path: Path) -> None:
    """SQLite's locks do not hold on network shares, and sync clients tear its files apart."""
    real = path.resolve()
    if any(_is_synced(part) for part in (*path.parts, *real.parts)):
        raise StoreDamaged(path=str(path), detail="in a cloud-synced folder")
    if str(path).startswith("\\\\") or _file_system_of(real) in _NETWORK_FILE_SYSTEMS:
        raise StoreDamaged(path=str(path), detail="on a network share")


def _is_synced(folder: str) -> bool:
    """Such programs call their folders "OneDrive - Contoso" or "Dropbox (Personal)" too."""
    return re.split(r" [-(]", folder.lower())[0] in _SYNCED_FOLDERS


def _file_system_of(path: Path) -> str:
    """The kind of the innermost mount that holds ``path``; of two at one place, the later one."""
    if sys.platform != "linux" or not _MOUNTS.exists():
        return ""
    rows = [line.split()[1:3] for line in _MOUNTS.read_text().splitlines()]
    mounts = [(at.replace(r"\040", " "), kind) for at, kind in rows]
    holding = [
        (len(at), number, kind)
        for number, (at, kind) in enumerate(mounts)
        if path.is_relative_to(at)
    ]
    return max(holding)[2] if holding else ""


def safe_url(url: URL | str) -> str:
    """The address without its password, wherever it stands."""
    shown = make_url(one_host_a_word(url)) if isinstance(url, str) else url
    if "password" in shown.query:
        shown = shown.update_query_dict({"password": "***"})
    return shown.render_as_string(hide_password=True)


def _masked(text: str) -> str:
    """What is no address may still hold a password."""
    return re.sub(r":[^:/][^@]*@", ":***@", text)[:80]


def primary_code(error: BaseException) -> int | None:
    """SQLite's primary result code of a driver's error, None if it has none."""
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", None)
    return None if code is None else int(code) & 0xFF


def first_line(error: BaseException) -> str:
    """The driver's own words, without SQLAlchemy's background; of several hosts, those of each."""
    cause: Any = getattr(error, "orig", None) or error
    words = str(cause).strip()
    if hosts := _OF_A_HOST.findall(words):
        return "; ".join(f"{host}: {why}" for host, why in hosts)
    return words.splitlines()[0] if words else type(cause).__name__
