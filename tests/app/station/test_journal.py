"""What the journal has acknowledged is there, whatever happens to the station."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import JournalUnwritable, NotAllowed
from app.fulfilment.picking import PickTask
from app.fulfilment.work import PickPackage
from app.station.journal import Journal
from app.station.records import ScanRecord
from hardware.ports import Scan
from tests.support.journal_writer import NOON, STATION, record_of
from tests.support.journals import newest_of
from tests.support.packages import MARA, directory, say, stop_of, walk_of
from tests.support.scans import scan_of

ROUNDS = 25


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "station" / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    opened = Journal(path, STATION)
    yield opened
    opened.close()


def _kept(journal: Journal, task: PickTask, code: str) -> ScanRecord:
    """Judge a scan and keep it, as a station does."""
    answer = task.judge(scan_of(code))
    record = replace(
        record_of(code),
        state=answer.state,
        scan=answer.scan,
        parsed=answer.parsed,
        verdict=answer.verdict,
        event=answer.event,
    )
    journal.append(record)
    return record


def test_a_record_comes_back_as_it_was_kept(journal: Journal) -> None:
    scan = Scan("wedge", b"\xff\x00", "\udcff\x1d\x00", "]C1", 1234.5, 9)
    record = replace(record_of(), scan=scan, parsed="\\udcff")

    number = journal.append(record)

    assert journal.unsent() == [(number, record)]


def test_refused_and_million_character_scans_are_records_too(journal: Journal) -> None:
    task = PickTask(walk_of(stop_of("MUG", 2)), directory, MARA, lambda _device: 300)
    code = "X" * 1_000_000

    record = _kept(journal, task, code)

    assert newest_of(journal, 1) == [record]
    assert newest_of(journal, 1)[0].scan.text == code


def test_numbers_count_on_without_a_gap_after_a_restart(journal: Journal, path: Path) -> None:
    assert journal.append_many([record_of(), record_of()]) == [1, 2]
    journal.close()

    again = Journal(path, STATION)

    assert (again.append(record_of()), again.epoch) == (3, journal.epoch)
    again.close()


def test_acknowledged_records_are_not_sent_again(journal: Journal) -> None:
    records = [record_of(str(n)) for n in range(5)]
    journal.append_many(records)

    journal.acknowledge([(record.scan_id, "applied") for record in records[:2]])
    journal.acknowledge([(record.scan_id, "applied") for record in records[:2]])

    assert journal.unsent_count() == 3
    assert [number for number, _ in journal.unsent(limit=2)] == [3, 4]


def test_37_power_cut_between_verdict_and_display_the_same_unit_waits(
    journal: Journal, path: Path
) -> None:
    package = walk_of(stop_of("MUG", 3), stop_of("LAMP", 1, bin_code="A-02", line=2))
    task = PickTask(package, directory, MARA, lambda _device: 300)
    journal.begin_work(package.model_dump_json(), "pick", package.work_id, package.fence)
    for code in ("A-01", "MUG", "CLOCK"):
        _kept(journal, task, code)
    journal.close()

    again = Journal(path, STATION)
    work = again.open_work()
    again.close()

    assert work is not None
    assert (work.kind, work.work_id, work.fence, len(work.records)) == ("pick", 7, 1, 3)
    restored = PickTask(
        PickPackage.model_validate_json(work.package), directory, MARA, lambda _device: 300
    )
    for event in work.events:
        restored.restore(event)
    assert restored.situation == task.situation
    assert restored.situation.latch is not None


def test_work_that_was_ended_is_not_open_and_keeps_its_records(journal: Journal) -> None:
    journal.begin_work("{}", "pick", 7, 1)
    journal.append(record_of())
    journal.end_work(7)

    assert journal.open_work() is None
    assert len(newest_of(journal, 9)) == 1


def test_work_begun_again_begins_with_no_scans(journal: Journal) -> None:
    journal.begin_work("{}", "pick", 7, 1)
    journal.append(record_of())
    journal.end_work(7)

    journal.begin_work("{}", "pick", 7, 2)
    journal.append_many([record_of(), record_of(work_id=None), record_of()])

    work = journal.open_work()
    assert work is not None
    assert (work.fence, len(work.events)) == (2, 2)


def test_open_work_that_got_more_to_do_keeps_what_happened(journal: Journal) -> None:
    journal.begin_work("{}", "pick", 7, 1)
    journal.append(record_of())

    work = journal.renew_work('{"more": 1}', 7)

    assert work is not None
    assert (work.package, len(work.events)) == ('{"more": 1}', 1)


def test_a_station_holds_one_work_at_a_time(journal: Journal) -> None:
    journal.begin_work("{}", "pick", 7, 1)

    with pytest.raises(NotAllowed):
        journal.begin_work("{}", "pack", 8, 1)


def test_the_last_scans_are_read_newest_first(journal: Journal) -> None:
    moments = (NOON - timedelta(days=1), NOON, NOON + timedelta(hours=1))
    journal.append_many([record_of(at=moment) for moment in moments])

    assert [record.station_at for record in newest_of(journal, 2)] == [moments[2], moments[1]]


def test_a_full_disk_keeps_nothing_and_says_so_and_later_goes_on(journal: Journal) -> None:
    journal.append(record_of())
    pages = journal._db.execute("PRAGMA page_count").fetchone()[0]
    journal._db.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(JournalUnwritable) as failure:
        journal.append_many([record_of("X" * 1000) for _ in range(100)])

    assert "full" in str(failure.value.facts["detail"])
    assert journal.unsent_count() == 1
    journal._db.execute("PRAGMA max_page_count = 100000")
    assert journal.append(record_of()) == 2


def test_a_scan_withdrawn_at_a_full_disk_counts_once_when_it_is_scanned_again(
    journal: Journal,
) -> None:
    task = PickTask(walk_of(stop_of("MUG", 2)), directory, MARA, lambda _device: 300)
    say(task, "A-01")
    journal._db.execute("PRAGMA query_only = ON")

    with pytest.raises(JournalUnwritable):
        _kept(journal, task, "MUG")
    task.withdraw_last()
    journal._db.execute("PRAGMA query_only = OFF")
    _kept(journal, task, "MUG")

    assert task.situation.counted == 1


def test_one_scan_is_kept_once(journal: Journal) -> None:
    record = record_of()
    journal.append(record)

    with pytest.raises(JournalUnwritable):
        journal.append(record)

    assert journal.unsent_count() == 1


def test_no_record_can_be_deleted(journal: Journal) -> None:
    journal.append(record_of())

    with pytest.raises(sqlite3.IntegrityError):
        journal._db.execute("DELETE FROM records")


def test_the_journal_is_used_on_the_thread_that_opened_it(journal: Journal) -> None:
    failures: list[Exception] = []

    def elsewhere() -> None:
        try:
            journal.append(record_of())
        except JournalUnwritable as error:
            failures.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()

    assert "thread" in str(failures[0])
    assert journal.unsent_count() == 0


@given(texts=st.lists(st.text(), max_size=5))
def test_whatever_a_scanner_sends_can_be_kept(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    journal = Journal(tmp_path_factory.mktemp("j") / "journal.db", STATION)
    task = PickTask(walk_of(stop_of("MUG", 2)), directory, MARA, lambda _device: 300)

    kept = []
    for text in texts:
        answer = task.judge(Scan("wedge", text.encode("utf-8", "replace"), text, None, 1.0, 1))
        kept.append(
            replace(record_of(), scan=answer.scan, parsed=answer.parsed, event=answer.event)
        )
        journal.append(kept[-1])

    assert [record for _, record in journal.unsent()] == kept
    journal.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the killed station forks; Windows cannot")
def test_nothing_acknowledged_is_lost_when_the_station_is_killed_25_times(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    command = [sys.executable, "-m", "tests.support.journal_writer", str(path)]
    root = Path(__file__).parents[3]
    acknowledged: list[int] = []

    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as station:
        assert station.stdin is not None
        assert station.stdout is not None
        for number in range(ROUNDS):
            station.stdin.write("go\n")
            station.stdin.flush()
            acknowledged += _killed_after(1 + number % 7, station.stdout)

    journal = Journal(path, STATION)
    kept = [number for number, _ in journal.unsent(limit=100_000)]
    journal.close()
    assert journal.put_aside is None
    assert kept == list(range(1, len(kept) + 1))
    assert len(acknowledged) >= ROUNDS
    assert set(acknowledged) <= set(kept)


def _killed_after(scans: int, said: Iterator[str]) -> list[int]:
    """Kill the station once it has acknowledged so many scans; all that it acknowledged."""
    acknowledged: list[int] = []
    child = 0
    for line in said:
        word = line.strip()
        if word == "killed":
            break
        if word.startswith("pid "):
            child = int(word[4:])
        else:
            acknowledged.append(int(word))
        if child and len(acknowledged) >= scans:
            os.kill(child, signal.SIGKILL)
            scans = sys.maxsize
    return acknowledged
