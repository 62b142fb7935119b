"""A step in the journal is kept whole or not at all, and its trouble has one name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import JournalUnwritable
from app.station.journals.writing import JournalHand

_NORMAL, _FULL = 1, 2
_MANY = 400
"""Scans with their notes: a page each at least, far more than may gather."""


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[JournalHand]:
    path = tmp_path / "any.journal"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE units (n INTEGER NOT NULL)")
        yield JournalHand(connection, path)


def _keep(hand: JournalHand, *units: int | None) -> None:
    with hand.writing():
        for each in units:
            hand.db.execute("INSERT INTO units VALUES (?)", (each,))


def test_half_a_step_is_not_kept(hand: JournalHand) -> None:
    with pytest.raises(JournalUnwritable) as trouble:
        _keep(hand, 1, None)

    assert "any.journal" in str(trouble.value.facts["path"])
    assert hand.db.execute("SELECT count(*) FROM units").fetchone() == (0,)


def test_a_whole_step_is_kept(hand: JournalHand) -> None:
    _keep(hand, 1)

    with hand.reading():
        assert hand.db.execute("SELECT n FROM units").fetchall() == [(1,)]


def test_a_note_is_kept_whole_and_the_next_step_waits_for_the_disk_again(
    hand: JournalHand,
) -> None:
    with hand.noting():
        hand.db.execute("INSERT INTO units VALUES (1)")
        assert hand.db.execute("PRAGMA synchronous").fetchone() == (_NORMAL,)

    assert hand.db.execute("SELECT n FROM units").fetchall() == [(1,)]
    assert hand.db.execute("PRAGMA synchronous").fetchone() == (_FULL,)


def test_half_a_note_is_not_kept_and_the_next_step_waits_for_the_disk_again(
    hand: JournalHand,
) -> None:
    def note_both() -> None:
        with hand.noting():
            hand.db.execute("INSERT INTO units VALUES (1)")
            hand.db.execute("INSERT INTO units VALUES (NULL)")

    with pytest.raises(JournalUnwritable):
        note_both()

    assert hand.db.execute("SELECT count(*) FROM units").fetchone() == (0,)
    assert hand.db.execute("PRAGMA synchronous").fetchone() == (_FULL,)


def test_what_gathers_beside_the_file_is_carried_in_by_notes_not_by_scans(
    hand: JournalHand, tmp_path: Path
) -> None:
    assert hand.db.execute("PRAGMA journal_mode=WAL").fetchone() == ("wal",)
    for _scan in range(_MANY):
        _keep(hand, 1)
        with hand.noting():
            hand.db.execute("INSERT INTO units VALUES (0)")

    beside = (tmp_path / "any.journal-wal").stat().st_size
    assert beside < 300 * hand.db.execute("PRAGMA page_size").fetchone()[0]
