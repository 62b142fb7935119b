"""Records come in once and in order, whatever the link does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app.errors import JournalRefused
from app.fulfilment.events import (
    AnyEvent,
    BinReached,
    Navigated,
    PutInTote,
    Undone,
    WorkFinished,
)
from app.reconciliation.ledger import check_ledger
from app.station.replay import replay
from app.store.change_feed import Change
from app.store.schema.station import ScanEvent, ScanOutcome, Station
from app.store.unit_of_work import Store
from tests.support.changes import changes_told
from tests.support.floor_play import (
    StationPlay,
    one_stop,
    picked_units,
    picks_of,
)
from tests.support.server_clock import ServerClock
from tests.support.warehouse import NINE, Warehouse, small_warehouse

APPLIED = ScanOutcome.APPLIED


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def test_a_batch_that_comes_again_gets_the_same_outcomes_and_moves_nothing_twice(
    warehouse: Warehouse,
) -> None:
    picker, package = one_stop(warehouse, {"MUG": 3})
    too_much = PutInTote(
        pick_line_id=package.stops[0].pick_line_id, units=9, tote=package.stops[0].tote
    )
    events: list[AnyEvent] = [*picks_of(package), too_much]
    records = [picker.record(event, package) for event in events]

    first, second = picker.send(records), picker.send(records)

    assert first == second == [APPLIED, ScanOutcome.OVER]
    assert picked_units(warehouse, "1001") == [3]
    assert warehouse.stock_of("MUG", "A-01").on_hand == 7
    assert _count(warehouse) == 2


def test_a_batch_that_overlaps_the_last_one_brings_only_what_is_new(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 3})
    stop = package.stops[0]
    one = PutInTote(pick_line_id=stop.pick_line_id, units=1, tote=stop.tote)
    records = [picker.record(one, package) for _unit in range(3)]

    picker.send(records[:2])
    assert picker.send(records[1:]) == [APPLIED, APPLIED]

    assert picked_units(warehouse, "1001") == [3]


def test_a_single_scan_that_moved_nothing_comes_once_and_only_as_the_next(
    warehouse: Warehouse,
) -> None:
    picker, package = one_stop(warehouse, {"MUG": 3})
    reached = BinReached(pick_line_id=package.stops[0].pick_line_id)
    picker.play(package, reached)
    second, third = (picker.record(reached, package) for _ in range(2))

    with pytest.raises(JournalRefused) as refused:
        picker.send([third])
    first_answer, later_answer = picker.send([second]), picker.send([second])
    copy = picker.record(reached, package)[1]

    with pytest.raises(JournalRefused) as copied:
        picker.send([(second[0], copy)])
    assert (refused.value.facts["reason"], copied.value.facts["reason"]) == ("gap", "copied")
    assert first_answer == later_answer == picker.send([third]) == [APPLIED]
    assert _count(warehouse) == 3


def test_a_single_scan_under_a_work_that_nobody_knows_is_kept_without_it(
    warehouse: Warehouse,
) -> None:
    picker, package = one_stop(warehouse, {"MUG": 3})
    reached = BinReached(pick_line_id=package.stops[0].pick_line_id)
    picker.play(package, reached)
    number, record = picker.record(reached, package)

    assert picker.send([(number, replace(record, work_id=99_999))]) == [APPLIED]

    with warehouse.store.reading() as uow:
        works = uow.session.scalars(select(ScanEvent.work_id).order_by(ScanEvent.seq)).all()
    assert works == [package.work_id, None]


def test_missing_records_are_an_error_of_the_line_not_of_the_work(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 3})
    records = [picker.record(Navigated(to="home"), package) for _scan in range(3)]

    with pytest.raises(JournalRefused) as refused:
        picker.send([records[0], records[2]])

    assert refused.value.facts["reason"] == "gap"
    assert _count(warehouse) == 0
    assert picker.send(records) == [APPLIED] * 3


def test_a_new_journal_begins_at_one_again_and_the_old_one_may_end(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 3})
    old = [picker.record(Navigated(to="home"), package) for _scan in range(3)]
    picker.send(old[:2])
    old_epoch, picker.epoch, picker.seq = picker.epoch, uuid4(), 0

    assert picker.send([picker.record(Navigated(to="home"), package)]) == [APPLIED]

    assert replay(warehouse.store, picker.name, old_epoch, old[2:], NINE)[0][1] is APPLIED
    assert _count(warehouse) == 4


def test_the_station_is_known_with_its_journal_and_when_it_was_seen(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 3})
    picker.send([picker.record(Navigated(to="home"), package) for _scan in range(4)])

    with warehouse.store.reading() as uow:
        station = uow.session.scalars(select(Station)).one()

    assert (station.name, station.epoch, station.last_seq) == ("PICK-1", picker.epoch, 4)
    assert station.last_seen == NINE


def test_whatever_a_scanner_sent_is_kept_byte_for_byte(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 1})
    seq, record = picker.record(Navigated(to="home"), package)
    raw = b"\x00\xff\x1d" * 400_000
    odd = replace(
        record, scan=replace(record.scan, raw=raw), parsed="\x00\udcff" + "9" * 5000, state="x" * 99
    )

    assert picker.send([(seq, odd)]) == [APPLIED]

    with warehouse.store.reading() as uow:
        kept = uow.session.scalars(select(ScanEvent)).one()
    assert kept.raw == raw
    assert len(kept.parsed) == 1000


def test_two_sync_loops_at_once_bring_each_record_once(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"BOOK": 20})
    stop = package.stops[0]
    one = PutInTote(pick_line_id=stop.pick_line_id, units=1, tote=stop.tote)
    records = [picker.record(one, package) for _unit in range(20)]

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _loop: picker.send(records), range(4)))

    assert answers == [[APPLIED] * 20] * 4
    assert picked_units(warehouse, "1001") == [20]
    assert _count(warehouse) == 20
    assert check_ledger(warehouse.store).agrees


def test_more_records_than_one_transaction_takes_come_in_order(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"BOOK": 2})
    stop = package.stops[0]
    put = PutInTote(pick_line_id=stop.pick_line_id, units=1, tote=stop.tote)
    events: list[AnyEvent] = [put, Undone(event=put)] * 600

    outcomes = picker.send([picker.record(event, package) for event in events])

    assert outcomes == [APPLIED] * 1200
    assert warehouse.stock_of("BOOK", "A-10").held == 2
    assert check_ledger(warehouse.store).agrees


@pytest.mark.postgresql
@pytest.mark.parametrize(("kind", "ways"), [("bin_reached", 1), ("put_in_tote", 2)])
def test_a_scan_that_moves_nothing_goes_once_to_the_server_and_any_other_twice(
    postgres_url: str, tmp_path: Path, kind: str, ways: int
) -> None:
    # given a station in the midst of its walk
    warehouse = small_warehouse(Store.open(postgres_url))
    picker, package = one_stop(warehouse, {"MUG": 3})
    stop = package.stops[0]
    put = PutInTote(pick_line_id=stop.pick_line_id, units=1, tote=stop.tote)
    reached = BinReached(pick_line_id=stop.pick_line_id)
    event: AnyEvent = put if kind == put.kind else reached
    picker.play(package, event)
    with warehouse.store.engine.connect() as connection:
        link: Any = connection.connection.driver_connection

    # when one more scan comes
    with (tmp_path / "wire").open("w+") as wire:
        link.pgconn.trace(wire.fileno())
        assert picker.play(package, event) == [APPLIED]
        link.pgconn.untrace()
        wire.seek(0)
        asked = [line for line in wire if "\tF\t" in line and ("Sync" in line or "Query" in line)]

    # then it was told everything with the commit, what moves goods after it was asked how it stands
    assert len(asked) == ways
    warehouse.store.close()


def _count(warehouse: Warehouse) -> int:
    with warehouse.store.reading() as uow:
        return uow.session.execute(select(func.count(ScanEvent.id))).scalar_one()


def test_a_copied_journal_is_locked_out_and_nothing_of_it_is_saved(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 3})
    stop = package.stops[0]
    put = PutInTote(pick_line_id=stop.pick_line_id, units=1, tote=stop.tote)
    picker.play(package, put)
    copy = StationPlay(warehouse.store, "PICK-1")
    copy.epoch = picker.epoch  # the machine was cloned before its first scan

    with pytest.raises(JournalRefused) as refused:
        copy.play(package, put)

    assert (refused.value.facts["station"], refused.value.facts["reason"]) == ("PICK-1", "copied")
    assert picked_units(warehouse, "1001") == [1]
    picker.play(package, put)  # the first machine goes on
    assert picked_units(warehouse, "1001") == [2]


def test_scans_within_a_walk_wake_nobody_and_what_ends_it_wakes_the_floor(
    warehouse: Warehouse,
) -> None:
    picker, package = one_stop(warehouse, {"MUG": 3})
    stop = package.stops[0]
    put = PutInTote(pick_line_id=stop.pick_line_id, units=1, tote=stop.tote)

    def said(*events: AnyEvent) -> Change:
        records = [picker.record(event, package) for event in events]
        with changes_told(warehouse.store) as told:
            picker.send(records)
        return told[-1]

    assert said(BinReached(pick_line_id=stop.pick_line_id), put) is Change.PROGRESS
    assert said(put, put) is Change.PROGRESS
    assert said(put) is Change.ORDERS  # one too many is a case
    assert said(WorkFinished()) is Change.FLOOR  # the order can be packed


def test_records_arrive_by_the_databases_clock_where_nobody_says_when(
    warehouse: Warehouse,
) -> None:
    picker, package = one_stop(warehouse, {"MUG": 1})
    clock = ServerClock(warehouse.store)
    clock.go_on(minutes=7)

    replay(clock.store, picker.name, picker.epoch, [picker.record(Navigated(to="home"), package)])

    with warehouse.store.reading() as uow:
        assert uow.session.scalars(select(ScanEvent.received_at)).one() == clock.now
