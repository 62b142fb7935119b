"""The journal's records reach the shared database once, in order, as soon as it answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from app.errors import AppError, StoreUnreachable
from app.station.journals.visits import Visit
from app.station.recorder import Recorder
from app.station.records import ScanRecord
from app.station.sync import BATCH, Outcomes, Sync, SyncState, Unsent
from app.store.schema.station import ScanOutcome
from tests.support.runners import AtOnce, Held, unexpected
from tests.support.scans import judged

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Pages:
    """A journal in memory with acknowledgements."""

    def __init__(self, count: int) -> None:
        self.records: list[ScanRecord] = []
        recorder = Recorder(self, AtOnce(), "Pack 04", lambda: NOON, kept=lambda: None)
        for number in range(count):
            recorder.keep(judged(f"CODE-{number}"), lambda _record: None, unexpected)
        self.acknowledged = 0

    def append(self, record: ScanRecord, _leaves: Visit | None = None) -> int:
        self.records.append(record)
        return len(self.records)

    def unsent(self, limit: int) -> Unsent:
        start = self.acknowledged
        return list(enumerate(self.records[start : start + limit], start + 1))

    def acknowledge(self, outcomes: Outcomes) -> None:
        self.acknowledged += len(outcomes)

    def unsent_count(self) -> int:
        return len(self.records) - self.acknowledged

    def unsent_labels(self) -> int:
        return 1


class Server:
    """A shared database that answers, or does not."""

    def __init__(self) -> None:
        self.reachable = True
        self.batches: list[list[str]] = []

    def replay(self, batch: Unsent) -> Outcomes:
        if not self.reachable:
            raise StoreUnreachable(url="postgresql://db", detail="connection refused")
        self.batches.append([record.parsed for _seq, record in batch])
        return [(record.scan_id, ScanOutcome.APPLIED) for _seq, record in batch]


class Desk:
    """A sync with everything that it tells."""

    def __init__(self, pages: Pages, server: Server, thread: AtOnce | Held) -> None:
        self.states: list[SyncState] = []
        self.applied: list[Outcomes] = []
        self.timers: list[tuple[float, Callable[[], None]]] = []
        self.sync = Sync(
            pages,
            thread,
            server.replay,
            thread,
            later=lambda delay_s, job: self.timers.append((delay_s, job)),
            said=self.states.append,
            applied=self.applied.append,
        )


def test_everything_kept_goes_in_batches_and_in_order() -> None:
    pages, server = Pages(BATCH + 7), Server()
    desk = Desk(pages, server, AtOnce())

    desk.sync.kick()

    assert [len(batch) for batch in server.batches] == [BATCH, 7]
    sent = [code for batch in server.batches for code in batch]
    assert sent == [f"CODE-{n}" for n in range(BATCH + 7)]
    assert desk.states[-1] == SyncState(waiting=0)
    assert pages.unsent_count() == 0


def test_a_scan_kept_while_a_batch_is_under_way_goes_right_after_it() -> None:
    pages, server, thread = Pages(1), Server(), Held()
    desk = Desk(pages, server, thread)
    desk.sync.kick()
    thread.let_go(jobs=2)  # read and replayed, not yet acknowledged

    pages.records.append(pages.records[0])
    desk.sync.kick()
    thread.let_go()

    assert len(server.batches) == 2
    assert pages.unsent_count() == 0


def test_a_server_that_is_gone_loses_nothing_and_is_asked_again_by_itself() -> None:
    pages, server = Pages(3), Server()
    desk = Desk(pages, server, AtOnce())
    server.reachable = False

    desk.sync.kick()
    desk.timers.pop()[1]()  # the first wait is over, the server still gone

    assert desk.states[-1].waiting == 3
    assert isinstance(desk.states[-1].trouble, StoreUnreachable)
    delay_s, again = desk.timers.pop()
    assert delay_s == pytest.approx(2.0)

    server.reachable = True
    again()

    assert pages.unsent_count() == 0
    assert desk.states[-1] == SyncState(waiting=0)


def test_the_wait_between_attempts_never_exceeds_a_minute() -> None:
    pages, server = Pages(1), Server()
    desk = Desk(pages, server, AtOnce())
    server.reachable = False

    desk.sync.kick()
    for _attempt in range(10):
        desk.timers[-1][1]()

    assert max(delay_s for delay_s, _job in desk.timers) == pytest.approx(60.0)


def test_a_flush_ends_when_all_that_was_kept_before_it_is_stored() -> None:
    pages, server, thread = Pages(2), Server(), Held()
    desk = Desk(pages, server, thread)
    order: list[str] = []

    desk.sync.flush(lambda: order.append("flushed"), lambda _error: pytest.fail("not reached"))
    assert order == []
    thread.let_go()

    assert order == ["flushed"]
    assert pages.unsent_count() == 0


def test_a_flush_says_that_the_server_is_gone() -> None:
    pages, server = Pages(2), Server()
    desk = Desk(pages, server, AtOnce())
    server.reachable = False
    errors: list[AppError] = []

    desk.sync.flush(lambda: pytest.fail("flushed"), errors.append)

    assert [type(error) for error in errors] == [StoreUnreachable]
    assert pages.unsent_count() == 2
