"""A journal is only read, whatever its age."""

from __future__ import annotations

from pathlib import Path

from app.station.flight_recorder.journal_reading import reading_journal
from app.station.flight_recorder.replaying import Unknown, replay_session
from app.station.journal import Journal
from app.store.unit_of_work import Store
from tests.support.floor_play import picked_orders
from tests.support.flown_station import FlownStation
from tests.support.recorded_sessions import BOX, code_of, two_orders


def _packing(store: Store, path: Path) -> Journal:
    warehouse = two_orders(store)
    picked_orders(store)
    journal = Journal(path, "PACK-1")
    packer = FlownStation(store, "PACK-1", journal=journal)
    packer.pack_order("1001")
    packer.scan(BOX, code_of(warehouse, "MUG"))
    return journal


def test_the_journal_of_a_running_station_can_be_read(store: Store, tmp_path: Path) -> None:
    journal = _packing(store, tmp_path / "journal")

    with reading_journal(tmp_path / "journal") as reading:
        (session,) = reading.sessions_of("1001")
        assert reading.sessions_of("1002") == []

    assert [scan.outcome for scan in session.scans] == ["applied", "applied"]
    assert replay_session(session).judged == 2
    journal.close()


def test_of_a_journal_of_the_first_release_it_is_said_what_it_cannot_show(
    store: Store, tmp_path: Path
) -> None:
    journal = _packing(store, tmp_path / "journal")
    journal._db.executescript("ALTER TABLE records DROP COLUMN circumstances; DROP TABLE packages;")
    journal.close()

    with reading_journal(tmp_path / "journal") as reading:
        (session,) = reading.sessions_of("1001")

    assert session.packages
    assert [step.unknown for step in replay_session(session).steps] == [Unknown.CIRCUMSTANCES] * 2
