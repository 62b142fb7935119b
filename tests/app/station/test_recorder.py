"""Every scan is kept before it is shown."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.errors import JournalUnwritable
from app.station.journals.visits import Visit
from app.station.recorder import Recorder
from app.station.records import ScanRecord
from tests.support.runners import AtOnce, Held, unexpected
from tests.support.scans import judged
from tests.support.visits import left

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Pages:
    """A journal that keeps records in memory, or has no room."""

    def __init__(self, *, full: bool = False) -> None:
        self.records: list[ScanRecord] = []
        self.gone: list[Visit | None] = []
        self._full = full

    def append(self, record: ScanRecord, leaves: Visit | None = None) -> int:
        if self._full:
            raise JournalUnwritable(path="journal.db", detail="database or disk is full")
        self.records.append(record)
        self.gone.append(leaves)
        return len(self.records)


def test_a_scan_is_shown_only_after_the_journal_has_it() -> None:
    pages, thread = Pages(), Held()
    shown: list[ScanRecord] = []
    recorder = Recorder(pages, thread, "Pack 04", lambda: NOON, kept=lambda: None)

    recorder.keep(judged("BTL-750"), shown.append, unexpected)

    assert shown == []
    thread.let_go()
    assert shown == pages.records
    assert shown[0].station == "Pack 04"
    assert shown[0].station_at == NOON


def test_who_leaves_by_a_scan_is_kept_in_its_very_commit() -> None:
    pages, visit = Pages(), left()
    recorder = Recorder(pages, AtOnce(), "Pack 04", lambda: NOON, kept=lambda: None)
    recorder.leaves = lambda record: visit if record.parsed == "SIGN OUT" else None

    for code in ("BTL-750", "SIGN OUT"):
        recorder.keep(judged(code), lambda _record: None, unexpected)

    assert pages.gone == [None, visit]


def test_twenty_scans_in_a_burst_are_kept_in_their_order() -> None:
    pages, thread = Pages(), Held()
    recorder = Recorder(pages, thread, "Pack 04", lambda: NOON, kept=lambda: None)

    for number in range(20):
        recorder.keep(judged(f"CODE-{number}"), lambda _record: None, unexpected)
    thread.let_go()

    assert [record.parsed for record in pages.records] == [f"CODE-{n}" for n in range(20)]
    assert len({record.scan_id for record in pages.records}) == 20


def test_a_full_disk_is_told_and_nothing_is_acknowledged() -> None:
    errors: list[Exception] = []
    woken: list[str] = []
    recorder = Recorder(
        Pages(full=True), AtOnce(), "Pack 04", lambda: NOON, kept=lambda: woken.append("sync")
    )

    recorder.keep(judged(), lambda _record: pytest.fail("was shown"), errors.append)

    assert [type(error) for error in errors] == [JournalUnwritable]
    assert woken == []
