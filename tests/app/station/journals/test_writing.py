"""A step in the journal is kept whole or not at all, and its trouble has one name."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import JournalUnwritable
from app.station.journals.writing import JournalHand


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
