"""A journal that cannot be used is put aside with its evidence, and said; never deleted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import JournalUnwritable, NotAllowed, SchemaAhead
from app.station import journal_file
from app.station.journal import Journal
from app.station.journal_file import open_journal_file
from tests.support.journal_writer import STATION, record_of


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


def _journal_with(path: Path, records: int, station: str = STATION) -> Journal:
    journal = Journal(path, station)
    journal.append_many([record_of() for _ in range(records)])
    return journal


def test_what_is_kept_is_on_the_disk_before_it_is_acknowledged(path: Path) -> None:
    opened = open_journal_file(path, STATION)

    assert opened.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert opened.connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert opened.put_aside is None
    opened.connection.close()


@pytest.mark.parametrize("offset", [0, 6 * 4096])
def test_a_damaged_file_is_put_aside_and_a_fresh_epoch_begins(path: Path, offset: int) -> None:
    journal = _journal_with(path, 200)
    journal.close()
    damaged = bytearray(path.read_bytes())
    damaged[offset : offset + 4096] = b"\xa5" * 4096
    path.write_bytes(damaged)
    path.with_name("journal.db-wal").write_bytes(b"evidence")

    again = Journal(path, STATION)

    assert again.put_aside is not None
    assert again.put_aside.detail
    aside = again.put_aside.moved_to
    assert aside.read_bytes() == damaged
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"evidence"
    assert again.epoch != journal.epoch
    assert again.append(record_of()) == 1
    again.close()


def test_the_newest_records_are_kept_where_only_the_wal_is_left(path: Path) -> None:
    path.write_bytes(b"")
    path.with_name("journal.db-wal").write_bytes(b"the newest records")

    opened = open_journal_file(path, STATION)
    opened.connection.close()

    assert opened.put_aside is not None
    moved = opened.put_aside.moved_to
    assert moved.with_name(f"{moved.name}-wal").read_bytes() == b"the newest records"


def test_each_damaged_file_gets_a_name_of_its_own(path: Path) -> None:
    asides = set()
    for _ in range(3):
        path.write_bytes(b"rubbish" * 1000)
        opened = open_journal_file(path, STATION)
        opened.connection.close()
        assert opened.put_aside is not None
        asides.add(opened.put_aside.moved_to)

    assert len(asides) == 3
    assert all(aside.exists() for aside in asides)


def test_a_database_that_is_no_journal_is_put_aside(path: Path) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE stranger (x)")
    other.close()

    opened = open_journal_file(path, STATION)
    opened.connection.close()

    assert opened.put_aside is not None
    with closing(sqlite3.connect(opened.put_aside.moved_to)) as aside:
        assert aside.execute("SELECT name FROM sqlite_master").fetchall() == [("stranger",)]


def test_a_journal_without_an_epoch_is_put_aside(path: Path) -> None:
    journal = _journal_with(path, 1)
    journal._db.execute("DELETE FROM journal")
    journal.close()

    again = Journal(path, STATION)
    again.close()

    assert again.put_aside is not None
    with closing(sqlite3.connect(again.put_aside.moved_to)) as aside:
        assert aside.execute("SELECT count(*) FROM records").fetchone() == (1,)


def test_a_file_that_was_only_begun_becomes_a_journal(path: Path) -> None:
    begun = sqlite3.connect(path)
    begun.execute("PRAGMA journal_mode=WAL")
    begun.close()

    journal = Journal(path, STATION)

    assert journal.put_aside is None
    assert journal.append(record_of()) == 1
    journal.close()


@pytest.mark.parametrize("records", [0, 1])
def test_a_locked_journal_is_said_and_not_put_aside(
    path: Path, records: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if records:
        _journal_with(path, records).close()
    monkeypatch.setattr(journal_file, "_BUSY_TIMEOUT_S", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode=EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(JournalUnwritable) as failure:
        Journal(path, STATION)

    assert "locked" in str(failure.value.facts["detail"])
    other.execute("ROLLBACK")
    other.close()
    journal = Journal(path, STATION)
    assert (journal.put_aside, journal.unsent_count()) == (None, records)
    journal.close()


def test_a_journal_of_the_first_release_is_taken_on_with_all_that_it_holds(path: Path) -> None:
    # given a journal as the first release made it, with work in hand
    journal = _journal_with(path, 3)
    journal.begin_work('{"edition": 1}', "pack", 7, 2)
    journal._db.executescript(
        "ALTER TABLE records DROP COLUMN circumstances; DROP TABLE packages; DROP TABLE numbers;"
        "DROP TABLE visits;"
        "UPDATE journal SET schema = 1;"
    )
    journal.close()

    again = Journal(path, STATION)

    assert (again.put_aside, again.epoch) == (None, journal.epoch)
    assert [record.circumstances for _seq, record in again.unsent()] == [None] * 3
    kept = again._db.execute("SELECT work_id, fence, package FROM packages").fetchall()
    assert kept == [(7, 2, '{"edition": 1}')]
    assert again.numbers_left() == {}
    assert again.visits.due() == []
    assert again.append(record_of()) == 4
    again.close()


def test_the_journal_of_a_newer_packbench_is_left_alone(path: Path) -> None:
    journal = _journal_with(path, 1)
    journal._db.execute("UPDATE journal SET schema = 99")
    journal.close()

    with pytest.raises(SchemaAhead):
        Journal(path, STATION)


def test_another_stations_unsent_records_are_not_taken_over(path: Path) -> None:
    _journal_with(path, 1).close()

    with pytest.raises(NotAllowed):
        Journal(path, "Pack 05")


def test_another_stations_sent_journal_makes_room_for_a_fresh_epoch(path: Path) -> None:
    old = _journal_with(path, 0)
    old.close()

    new = Journal(path, "Pack 05")

    assert new.epoch != old.epoch
    assert new.put_aside is not None
    assert new.put_aside.moved_to.exists()
    new.close()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(JournalUnwritable) as failure:
        Journal(tmp_path / "file" / "journal.db", STATION)

    assert "journal.db" in str(failure.value.facts["path"])


def test_a_folder_in_the_files_place_is_said_and_not_moved(path: Path) -> None:
    path.mkdir()

    with pytest.raises(JournalUnwritable):
        Journal(path, STATION)

    assert path.is_dir()
