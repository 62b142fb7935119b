"""A station gives its journal up: refused while anything in it is only here (sync.md, step 8).

Nothing is deleted: the file is put aside, and the station's next start begins a fresh epoch.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.errors import JournalUnwritable, NotAllowed, NothingFound
from app.station.journal_file import move_aside
from app.station.journals.visits import visits_owed

UNSENT, IN_HAND, RUNNING = "unsent", "in hand", "running"
"""Why a journal is not given up."""


@dataclass(frozen=True, slots=True)
class JournalStanding:
    """What a journal holds that nobody else has.

    Attributes:
        unsent: records, and visits of people, that the shared database does not have.
        labels: how many of them are labels that the station made itself.
        in_hand: the kind of the work that is begun and not ended, or "".
    """

    unsent: int
    labels: int
    in_hand: str

    @property
    def is_settled(self) -> bool:
        """True if nothing is lost with this journal."""
        return not self.unsent and not self.in_hand


def read_standing(path: Path) -> JournalStanding:
    """Look into a journal, also while its station runs.

    Raises:
        NothingFound: there is none.
        JournalUnwritable: it cannot be read.
    """
    with _opened(path, "ro") as journal:
        return _standing(journal)


def reset_journal(path: Path, *, supervised: bool) -> tuple[JournalStanding, Path]:
    """Put a journal aside; ``supervised`` says that a supervisor answers for what is only in it.

    Returns:
        What it held, and where it lies now.

    Raises:
        NotAllowed: ``reason`` is ``UNSENT`` or ``IN_HAND`` (facts: unsent, labels, in_hand), or
            ``RUNNING``: the station's window is open.
        NothingFound: there is none.
        JournalUnwritable: it cannot be read or moved.
    """
    with _opened(path, "rw") as journal:
        _be_alone(journal)
        standing = _standing(journal)
        if not standing.is_settled and not supervised:
            raise NotAllowed(
                action="reset station",
                reason=UNSENT if standing.unsent else IN_HAND,
                unsent=standing.unsent,
                labels=standing.labels,
                in_hand=standing.in_hand,
            )
    return standing, move_aside(path)


def _standing(journal: sqlite3.Connection) -> JournalStanding:
    (unsent,) = journal.execute("SELECT count(*) FROM records WHERE outcome IS NULL").fetchone()
    (labels,) = journal.execute(
        "SELECT count(*) FROM records WHERE outcome IS NULL"
        " AND json_extract(event, '$.kind') = 'label_made'"
    ).fetchone()
    work = journal.execute("SELECT kind FROM works WHERE until_seq IS NULL").fetchone()
    unsent += visits_owed(journal)
    return JournalStanding(unsent, labels, work[0] if work else "")


def _be_alone(journal: sqlite3.Connection) -> None:
    """Refuse while the station's window has the journal open.

    In exclusive mode SQLite opens a WAL only if nobody else has the file open.
    """
    try:
        journal.execute("PRAGMA locking_mode=EXCLUSIVE")
        journal.execute("BEGIN IMMEDIATE")
        journal.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        raise NotAllowed(action="reset station", reason=RUNNING) from error


@contextmanager
def _opened(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    if not path.exists():
        raise NothingFound(kind="journal", code=str(path))
    address = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        connection = sqlite3.connect(address, uri=True, timeout=0.5, isolation_level=None)
        with closing(connection):
            yield connection
    except sqlite3.Error as error:
        raise JournalUnwritable(path=str(path), detail=str(error)) from error
