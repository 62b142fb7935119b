"""A journal of which everything is sent makes room for a fresh one and is kept for 90 days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from app.fulfilment.events import Navigated
from app.scanning.verdicts import Verdict
from app.station.journal import Journal
from app.station.journals.rotation import rotate_journal, successor_of
from app.station.journals.visits import VisitState
from app.station.records import ScanRecord
from app.store.schema.station import ScanOutcome
from tests.support.journals import newest_of
from tests.support.scans import scan_of
from tests.support.visits import came

STATION = "Pack 04"
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Pack_04.journal"


def record(at: datetime) -> ScanRecord:
    """A scan of home."""
    event = Navigated(to="home")
    scan = scan_of("X")
    return ScanRecord(
        uuid4(), STATION, "B-1", None, 0, "home", scan, "X", Verdict.ACCEPTED, event, at
    )


def write(path: Path, *, days_ago: float = 2, sent: bool = True) -> Journal:
    """A journal with two records of that age; still open."""
    journal = Journal(path, STATION)
    for _scan in range(2):
        journal.append(record(NOW - timedelta(days=days_ago)))
    if sent:
        outcomes = [(one.scan_id, ScanOutcome.APPLIED) for _seq, one in journal.unsent()]
        journal.acknowledge(outcomes)
    return journal


def test_a_day_old_journal_that_is_all_sent_is_put_aside_and_followed(path: Path) -> None:
    old = write(path)
    old.close()

    kept = rotate_journal(path, STATION, NOW)

    assert kept is not None
    fresh, before = Journal(path, STATION), Journal(kept, STATION)
    assert fresh.epoch == successor_of(old.epoch, 2)
    assert (fresh.unsent_count(), newest_of(fresh, 9)) == (0, [])
    assert len(newest_of(before, 9)) == 2
    assert fresh.append(record(NOW)) == 1
    fresh.close()
    before.close()


@pytest.mark.parametrize("why", ["young", "unsent", "open work", "visit"])
def test_a_journal_that_is_still_needed_stays(path: Path, why: str) -> None:
    journal = write(path, days_ago=0.5 if why == "young" else 2, sent=why != "unsent")
    if why == "open work":
        journal.begin_work("{}", "pack", 7, 1)
    if why == "visit":
        journal.visits.put(came(), VisitState.DUE)
    journal.close()

    assert rotate_journal(path, STATION, NOW) is None

    again = Journal(path, STATION)
    assert again.epoch == journal.epoch
    again.close()


def test_what_is_no_journal_of_this_station_is_left_to_whoever_opens_it(path: Path) -> None:
    assert rotate_journal(path, STATION, NOW) is None
    path.write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    assert rotate_journal(path, STATION, NOW) is None
    path.unlink()
    write(path).close()

    assert rotate_journal(path, "Pack 05", NOW) is None
