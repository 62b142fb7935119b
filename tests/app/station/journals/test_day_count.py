"""Today's figure goes on after a start: from the journal, over its rotation, to midnight."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.scanning.verdicts import Verdict
from app.station.journal import Journal
from app.station.journals.day_count import DayCount, bounds_of
from app.station.journals.rotation import rotate_journal
from app.station.records import ScanRecord
from hardware.ports import Scan
from tests.support.journal_writer import STATION, record_of

TODAY = date(2026, 3, 3)
BEGINS, ENDS = datetime(2026, 3, 3, tzinfo=UTC), datetime(2026, 3, 4, tzinfo=UTC)
_INSTANT = timedelta(microseconds=1)


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine stands in UTC, unless a test says otherwise."""
    yield from _standing_in("UTC", monkeypatch)


def _standing_in(zone: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pack.journal"


def keep(path: Path, *records: ScanRecord, sent: bool = False) -> None:
    journal = Journal(path, STATION)
    journal.append_many(records)
    if sent:
        journal.acknowledge([(record.scan_id, "applied") for _seq, record in journal.unsent()])
    journal.close()


def counted(path: Path, day: date = TODAY) -> DayCount:
    """What a program that is started now finds of a day."""
    journal = Journal(path, STATION)
    count = journal.days.count(day)
    journal.close()
    return count


def at(hour: int, verdict: Verdict = Verdict.ACCEPTED) -> ScanRecord:
    return replace(record_of(at=BEGINS + timedelta(hours=hour)), verdict=verdict)


def test_a_fresh_journal_has_counted_nothing(path: Path) -> None:
    assert counted(path) == DayCount(0, 0)


def test_refused_scans_are_counted_and_those_that_ask_for_more_are_not_refused(path: Path) -> None:
    keep(path, at(7), at(8, Verdict.WRONG_ITEM), at(9, Verdict.LOT_REQUIRED), at(9))

    assert counted(path) == DayCount(scans=4, refused=1)


def test_the_day_is_from_midnight_to_midnight(path: Path) -> None:
    times = [BEGINS - _INSTANT, BEGINS, ENDS - _INSTANT, ENDS]
    keep(path, *(record_of(at=one) for one in times))

    assert counted(path) == DayCount(scans=2)


def test_what_the_station_did_by_itself_is_no_scan(path: Path) -> None:
    printed = replace(at(8), scan=Scan("station", b"", "label", None, 0.0, 0))
    keep(path, at(8), printed)

    assert counted(path) == DayCount(scans=1)


def test_a_journal_that_made_room_today_counts_with_the_one_that_follows(path: Path) -> None:
    keep(path, record_of(at=BEGINS - timedelta(hours=14)), at(7), at(8), sent=True)
    assert rotate_journal(path, STATION, BEGINS + timedelta(hours=10)) is not None
    keep(path, at(11, Verdict.WRONG_BIN))

    assert counted(path) == DayCount(scans=3, refused=1)


def test_journals_of_other_days_are_not_even_opened(path: Path) -> None:
    keep(path, record_of(at=BEGINS - timedelta(days=9)), at(7), sent=True)
    kept = rotate_journal(path, STATION, BEGINS - timedelta(hours=1))
    assert kept is not None, "by a clock that was wrong"

    assert counted(path) == DayCount(scans=0)


def test_a_kept_journal_that_is_damaged_costs_its_part_of_the_figure_only(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    keep(path, record_of(at=BEGINS - timedelta(hours=14)), at(7), sent=True)
    kept = rotate_journal(path, STATION, BEGINS + timedelta(hours=10))
    assert kept is not None
    kept.write_bytes(b"\xa5" * 9000)
    keep(path, at(11))

    assert counted(path) == DayCount(scans=1)
    assert f"{kept} is not counted" in caplog.text


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 7, 1), 24)]
)
def test_the_days_when_the_clocks_change_are_whole_too(
    day: date, hours: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in _standing_in("Europe/Berlin", monkeypatch):
        begins, ends = bounds_of(day)

    assert ends - begins == timedelta(hours=hours)
    assert begins.hour in {22, 23}, "midnight there, in UTC"


def test_of_a_journal_of_many_days_only_todays_records_are_looked_at(path: Path) -> None:
    days = [record_of(at=BEGINS - timedelta(minutes=number)) for number in range(1, 3000)]
    keep(path, *days, at(7), at(8))
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1

    journal = Journal(path, STATION)
    journal._db.set_progress_handler(step, 1)
    count = journal.days.count(TODAY)
    journal._db.set_progress_handler(None, 0)
    journal.close()

    assert count == DayCount(scans=2)
    assert 0 < steps < 200
