"""A journal of which everything is sent makes room for a fresh one, and is kept (``forgetting``).

The fresh file's epoch follows from the old one and its last record, so that the shared database
knows that nothing is missing between them (sync.md, "Claim, scan, replay" steps 7 and 8).
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid5

from app.station.journal_file import begin_journal_file
from app.station.journals.visits import visits_owed

ROTATE_AFTER = timedelta(days=1)
"""A journal whose first record is older makes room for a fresh one."""

KEPT = ".kept-"
"""What follows a journal's name once it is put aside."""


@dataclass(frozen=True, slots=True)
class _Standing:
    epoch: UUID
    last_seq: int
    begun_at: datetime
    is_settled: bool


def successor_of(epoch: UUID, last_seq: int) -> UUID:
    """The epoch of the journal that follows one which ended with that record."""
    return uuid5(epoch, f"after record {last_seq}")


def rotate_journal(path: Path, station: str, now: datetime) -> Path | None:
    """Put a journal aside that is a day old and has nothing unsent or open.

    Use before the journal is opened.  Whatever is unsent, open or unreadable stays as it is.

    Returns:
        Where the old journal lies now; None if it is not its time.
    """
    standing = _look_at(path, station) if path.exists() else None
    if standing is None or not standing.is_settled or now - standing.begun_at < ROTATE_AFTER:
        return None
    target = path.with_name(f"{path.name}{KEPT}{now:%Y%m%d}-{standing.epoch.hex[:8]}")
    path.rename(target)
    begin_journal_file(path, station, successor_of(standing.epoch, standing.last_seq))
    return target


def _look_at(path: Path, station: str) -> _Standing | None:
    """Where a journal stands; its -wal is brought into the file."""
    try:
        with closing(sqlite3.connect(path, timeout=2.0)) as connection:
            epoch, owner = connection.execute("SELECT epoch, station FROM journal").fetchone()
            last, begun = connection.execute(
                "SELECT max(seq), min(station_at) FROM records"
            ).fetchone()
            waiting = connection.execute(
                "SELECT (SELECT count(*) FROM records WHERE outcome IS NULL)"
                " + (SELECT count(*) FROM works WHERE until_seq IS NULL)"
            ).fetchone()[0] + visits_owed(connection)
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except (sqlite3.Error, TypeError):
        return None  # whoever opens it says what is wrong with it
    if last is None or owner != station:
        return None
    settled = not waiting and not busy
    return _Standing(UUID(epoch), last, datetime.fromisoformat(begun), settled)
