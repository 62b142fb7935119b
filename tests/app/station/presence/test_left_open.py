"""What a station says of its open work before anybody has signed in: from the journal alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.fulfilment.work import ClaimedPackage
from app.scanning.directory import Directory
from app.station.flight_recorder.recording import RecordedPackage
from app.station.flight_recorder.replaying import task_of
from app.station.journal import Journal
from app.station.presence.left_open import LeftOpen, left_open
from app.station.recorder import judged_in, record_of
from tests.support import journal_writer as pen
from tests.support.floor_data import FLOOR
from tests.support.journal_writer import NOON, STATION
from tests.support.packages import (
    CONFIRM,
    MARA,
    PIET,
    UNDO,
    directory,
    line_of,
    order_of,
    stop_of,
    walk_of,
)
from tests.support.scans import scan_of
from tests.support.stock_packages import bin_of_bottles, count, delivery, strays, with_stock

ORDER = order_of(line_of("MUG", 3), line_of("LAMP", 2))
WALK = walk_of(stop_of("MUG", 2), stop_of("LAMP", 1, bin_code="A-02", line=2))
BOTTLE = "BTL-750-PTB"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pack.journal"


def begin(path: Path, kind: str, package: ClaimedPackage) -> None:
    journal = Journal(path, STATION)
    journal.begin_work(package.model_dump_json(), kind, package.work_id, package.fence)
    journal.close()


def scan(path: Path, package: RecordedPackage, *codes: str, names: Directory | None = None) -> None:
    """Somebody scans one code after another, a minute apart, and the power goes."""
    known = names or directory()
    task = task_of(package, lambda: known, MARA, lambda _device: 0)
    journal = Journal(path, STATION)
    for minute, code in enumerate(codes, 1):
        judged = judged_in(package, MARA.badge, task.judge(scan_of(code)))
        journal.append(record_of(judged, STATION, NOON + timedelta(minutes=minute)))
    journal.close()


def waits_at(path: Path) -> LeftOpen | None:
    """What a program that is started now finds there."""
    journal = Journal(path, STATION)
    work = journal.open_work()
    journal.close()
    return left_open(work) if work else None


def test_nothing_waits_where_nothing_was_begun(path: Path) -> None:
    assert waits_at(path) is None


def test_an_order_says_how_many_units_are_packed_by_whom_and_when(path: Path) -> None:
    begin(path, "pack", ORDER)
    scan(path, ORDER, "BOX", "MUG", "MUG", "LAMP", UNDO)

    at = NOON + timedelta(minutes=5)
    assert waits_at(path) == LeftOpen("pack", "SO-1", "B-100", at, done=2, needed=5)


def test_a_latched_stop_and_a_refused_unit_count_nothing(path: Path) -> None:
    begin(path, "pack", ORDER)
    scan(path, ORDER, "BOX", "MUG", "CLOCK")

    left = waits_at(path)
    assert left is not None
    assert (left.done, left.needed) == (1, 5)


def test_a_walk_says_its_cart_and_how_many_stops_are_done(path: Path) -> None:
    begin(path, "pick", WALK)
    scan(path, WALK, "A-01", "MUG", "MUG", "T-1", "A-02")

    at = NOON + timedelta(minutes=5)
    assert waits_at(path) == LeftOpen("pick", "P-7", "B-100", at, done=1, needed=2)


def test_before_the_first_scan_it_is_whose_scan_opened_it(path: Path) -> None:
    journal = Journal(path, STATION)
    for badge in ("B-900", PIET.badge, ""):
        journal.append(replace(pen.record_of(work_id=None), badge=badge))
    journal.close()
    begin(path, "pack", ORDER)
    journal = Journal(path, STATION)
    journal.append(replace(pen.record_of(work_id=None), badge="B-900"))  # who passes by since
    journal.close()

    assert waits_at(path) == LeftOpen("pack", "SO-1", PIET.badge, None, done=0, needed=5)


def test_work_that_is_over_and_was_not_ended_waits_for_nobody(path: Path) -> None:
    begin(path, "pick", WALK)
    scan(path, WALK, "A-01", "MUG", "MUG", "T-1", "A-02", "LAMP", "T-1", CONFIRM)

    assert waits_at(path) is None


@pytest.mark.parametrize(
    ("kind", "package", "codes", "says"),
    [
        ("receive", delivery(), (BOTTLE, "A-14-03"), ("PO-553", 7, 18)),
        ("put away", strays(), (BOTTLE, "A-14-03"), ("T-118", 1, 5)),
        ("move", bin_of_bottles(), (BOTTLE, BOTTLE), ("A-14-03", 2, None)),
        ("count", count(), (BOTTLE, BOTTLE, BOTTLE), ("A-14-03", 3, None)),
    ],
)
def test_stock_work_says_what_it_is_about_and_a_count_stays_blind(
    path: Path,
    kind: str,
    package: RecordedPackage,
    codes: tuple[str, ...],
    says: tuple[str, int, int | None],
) -> None:
    begin(path, kind, package)
    scan(path, package, *codes, names=with_stock(FLOOR))

    left = waits_at(path)
    assert left is not None
    assert (left.kind, left.code, left.done, left.needed) == (kind, *says)
