"""Evidence is kept for 90 days by the server's clock; a station's own clock forgets nothing."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest

from app.station.journal import Journal
from app.station.journals.forgetting import KEPT_FOR, forget_journals
from app.station.journals.rotation import rotate_journal
from app.station.replay import replay
from app.store.unit_of_work import Store
from tests.app.station.journals.test_rotation import NOW, STATION, record
from tests.support.server_clock import ServerClock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Pack_04.journal"


def sent_and_rotated(store: Store, path: Path) -> Path:
    """A journal whose records the server has had since NOW, put aside by the station."""
    journal = Journal(path, STATION)
    journal.append(record(NOW - timedelta(days=2)))
    journal.acknowledge(replay(store, STATION, journal.epoch, journal.unsent(), NOW))
    journal.close()
    kept = rotate_journal(path, STATION, NOW)
    assert kept is not None
    return kept


def test_a_rotated_journal_is_kept_for_ninety_days_and_not_longer(store: Store, path: Path) -> None:
    kept = sent_and_rotated(store, path)
    clock = ServerClock(store, NOW + KEPT_FOR)

    assert forget_journals(clock.store, path, STATION) == []
    assert kept.exists()
    clock.go_on(minutes=1)

    assert forget_journals(clock.store, path, STATION) == [kept]
    assert path.exists()
    assert not kept.exists()


def test_a_station_whose_clock_jumps_forgets_nothing(store: Store, path: Path) -> None:
    kept = sent_and_rotated(store, path)
    for years in (-20, 20):  # what the file says of its age is the station's word
        wrong = (NOW + timedelta(days=365 * years)).timestamp()
        os.utime(kept, (wrong, wrong))
        assert rotate_journal(path, STATION, NOW + timedelta(days=365 * years)) is None

        assert forget_journals(ServerClock(store, NOW).store, path, STATION) == []

    assert kept.exists()


def test_what_the_server_does_not_know_or_nobody_can_read_stays(store: Store, path: Path) -> None:
    unknown = sent_and_rotated(store, path)
    damaged = path.with_name(f"{path.name}.kept-20250101-0a0b0c0d")
    damaged.write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    clock = ServerClock(store, NOW + 2 * KEPT_FOR)

    assert forget_journals(clock.store, path, "Pack 05") == []
    assert unknown.exists()
    assert damaged.exists()
