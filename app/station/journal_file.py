"""The journal's file: made, checked at every start, put aside when it is damaged.

Source: sync.md, "Rules of the database" (SQLite) and step 7 (a new file is a new epoch).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from app.errors import JournalUnwritable, NotAllowed, SchemaAhead
from app.station.journals.visits import visits_owed

SCHEMA = 4
"""The version of the journal's own tables."""

_BUSY_TIMEOUT_S = 2.0
_SYNCHRONOUS_FULL = 2

_VISITS = """
CREATE TABLE visits (
    id INTEGER PRIMARY KEY AUTOINCREMENT, visit_id TEXT NOT NULL CONSTRAINT visit_kept_once UNIQUE,
    action TEXT NOT NULL, badge TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
    at TEXT NOT NULL, facts TEXT NOT NULL, state TEXT NOT NULL
);
CREATE INDEX visits_owed ON visits (state, id) WHERE state IN ('leaving', 'due');
"""

_TABLES = """
CREATE TABLE journal (schema INTEGER NOT NULL, epoch TEXT NOT NULL, station TEXT NOT NULL);
CREATE TABLE records (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    scan_id TEXT NOT NULL CONSTRAINT scan_kept_once UNIQUE,
    station TEXT NOT NULL, badge TEXT NOT NULL, work_id INTEGER, fence INTEGER NOT NULL,
    state TEXT NOT NULL, device TEXT NOT NULL, raw BLOB NOT NULL, text BLOB NOT NULL, aim_id TEXT,
    monotonic_s REAL NOT NULL, device_sequence INTEGER NOT NULL, parsed TEXT NOT NULL,
    verdict TEXT NOT NULL, event TEXT NOT NULL, station_at TEXT NOT NULL, outcome TEXT,
    circumstances TEXT
);
CREATE INDEX records_unsent ON records (seq) WHERE outcome IS NULL;
CREATE INDEX records_of_work ON records (work_id, seq);
CREATE INDEX records_by_time ON records (station_at);
CREATE TABLE works (
    id INTEGER PRIMARY KEY, work_id INTEGER NOT NULL, kind TEXT NOT NULL, fence INTEGER NOT NULL,
    package TEXT NOT NULL, after_seq INTEGER NOT NULL, until_seq INTEGER
);
CREATE TABLE packages (
    id INTEGER PRIMARY KEY, work_id INTEGER NOT NULL, fence INTEGER NOT NULL, package TEXT NOT NULL
);
CREATE INDEX packages_of_work ON packages (work_id);
CREATE TABLE numbers (
    series TEXT NOT NULL, next INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (series, last)
);
CREATE UNIQUE INDEX one_open_work ON works ((until_seq IS NULL)) WHERE until_seq IS NULL;
CREATE TRIGGER records_stay BEFORE DELETE ON records
BEGIN SELECT raise(ABORT, 'a record is never deleted'); END;
"""

_FROM_1_TO_2 = """
ALTER TABLE records ADD COLUMN circumstances TEXT;
CREATE TABLE packages (
    id INTEGER PRIMARY KEY, work_id INTEGER NOT NULL, fence INTEGER NOT NULL, package TEXT NOT NULL
);
CREATE INDEX packages_of_work ON packages (work_id);
INSERT INTO packages (work_id, fence, package) SELECT work_id, fence, package FROM works;
UPDATE journal SET schema = 2;
"""

_FROM_2_TO_3 = """
CREATE TABLE numbers (
    series TEXT NOT NULL, next INTEGER NOT NULL, last INTEGER NOT NULL, PRIMARY KEY (series, last)
);
UPDATE journal SET schema = 3;
"""

_STEPS = {
    1: (_FROM_1_TO_2,),
    2: (_FROM_2_TO_3,),
    3: (_VISITS, "UPDATE journal SET schema = 4;"),
}


@dataclass(frozen=True, slots=True)
class DamagedFile:
    """A journal that could not be used any more: where it lies now, and what was wrong.

    ``strange`` if nothing is wrong with it but that it is another station's, and all sent.
    """

    moved_to: Path
    detail: str
    strange: bool = False


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A journal that is ready.  ``put_aside`` is the one that was found in its place, if any."""

    connection: sqlite3.Connection
    epoch: UUID
    put_aside: DamagedFile | None = None


class _Unusable(Exception):
    """The file is damaged; the detail says how."""


class _Strange(_Unusable):
    """The file is another station's, and all sent."""


def open_journal_file(path: Path, station: str) -> OpenedFile:
    """Open the journal of ``station`` at ``path``, or begin a fresh epoch.

    Raises:
        JournalUnwritable: the folder or file cannot be written.
        NotAllowed: the file is another station's and holds records that were not sent.
        SchemaAhead: a newer Packbench wrote this file.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _look_at(path, station)
            put_aside = None
        except _Unusable as unusable:
            strange = isinstance(unusable, _Strange)
            put_aside = DamagedFile(move_aside(path), str(unusable), strange)
        return _open(path, station, put_aside)
    except (sqlite3.Error, OSError) as error:
        raise JournalUnwritable(path=str(path), detail=str(error)) from error


def _open(path: Path, station: str, put_aside: DamagedFile | None) -> OpenedFile:
    connection = sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
    try:
        _make_durable(connection)
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            _begin_epoch(connection, station, uuid4())
        schema, epoch = connection.execute("SELECT schema, epoch FROM journal").fetchone()
        for version in range(schema, SCHEMA):
            connection.executescript(f"BEGIN IMMEDIATE; {' '.join(_STEPS[version])} COMMIT;")
        return OpenedFile(connection, UUID(epoch), put_aside)
    except BaseException:
        connection.close()
        raise


def _look_at(path: Path, station: str) -> None:
    """Raise _Unusable if the file must not be written any more.

    It is opened for reading only: SQLite deletes a -wal beside a file that it finds too short,
    and writes one back into a damaged file when it closes it.  Both are evidence.
    """
    if not path.exists() or not path.stat().st_size:
        if _beside(path, "-wal").exists() and _beside(path, "-wal").stat().st_size:
            raise _Unusable("its -wal is there and the file is not")
        return
    address = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=_BUSY_TIMEOUT_S)) as connection:
        try:
            _check(connection, station)
        except sqlite3.OperationalError as error:
            if "no such" not in str(error):
                raise  # it cannot be opened or is locked: that is no damage
            raise _Unusable(f"not a journal: {error}") from error
        except sqlite3.DatabaseError as error:
            raise _Unusable(str(error)) from error


def _check(connection: sqlite3.Connection, station: str) -> None:
    answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise _Unusable(answer)
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return
    row = connection.execute("SELECT schema, station FROM journal").fetchone()
    if row is None:
        raise _Unusable("not a journal: it has no epoch")
    if row[0] > SCHEMA:
        raise SchemaAhead(found=row[0], wanted=SCHEMA)
    if row[1] != station:
        _leave_to_its_owner(connection, row[1])


def _make_durable(connection: sqlite3.Connection) -> None:
    """WAL and FULL, and what SQLite answers is believed, not what it was asked."""
    mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    connection.execute("PRAGMA synchronous=FULL")
    level = connection.execute("PRAGMA synchronous").fetchone()[0]
    if mode != "wal" or level != _SYNCHRONOUS_FULL:
        raise sqlite3.OperationalError(f"not durable here: {mode}, synchronous {level}")


def begin_journal_file(path: Path, station: str, epoch: UUID) -> None:
    """Make an empty journal of a given epoch: the one that follows a rotated one."""
    with closing(sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)) as fresh:
        _make_durable(fresh)
        _begin_epoch(fresh, station, epoch)


def _begin_epoch(connection: sqlite3.Connection, station: str, epoch: UUID) -> None:
    connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} {_VISITS}")
    connection.execute("INSERT INTO journal VALUES (?, ?, ?)", (SCHEMA, str(epoch), station))
    connection.execute("COMMIT")


def _leave_to_its_owner(connection: sqlite3.Connection, owner: str) -> None:
    query = "SELECT count(*) FROM records WHERE outcome IS NULL"
    unsent = connection.execute(query).fetchone()[0] + visits_owed(connection)
    if unsent:
        raise NotAllowed(action="open journal", reason=f"{unsent} unsent records of {owner}")
    raise _Strange(f"it is the journal of {owner}")


def move_aside(path: Path) -> Path:
    """Rename the file with its -wal and -shm to the next free name; nothing is deleted."""
    number = 1
    while _is_taken(target := _beside(path, f".aside-{number}")):
        number += 1
    for tail in ("", "-wal", "-shm"):
        if _beside(path, tail).exists():
            _beside(path, tail).rename(_beside(target, tail))
    return target


def _is_taken(path: Path) -> bool:
    return any(_beside(path, tail).exists() for tail in ("", "-wal", "-shm"))


def _beside(path: Path, tail: str) -> Path:
    return path.with_name(path.name + tail)
