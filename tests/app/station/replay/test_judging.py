"""What a record may do, and the evidence where it may not."""

from __future__ import annotations

from datetime import timedelta

from app.fulfilment.events import BinReached, PutInTote, WorkFinished
from app.station.claims import give_back
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, cases_of, one_stop, picks_of
from tests.support.warehouse import NINE, small_warehouse


def test_a_stale_record_that_moved_nothing_is_kept_without_a_case(store: Store) -> None:
    warehouse = small_warehouse(store)
    picker, package = one_stop(warehouse, {"MUG": 1})
    give_back(store, "PICK-1", package.work_id)
    StationPlay(store, "PICK-2").claim_pick()

    reached = BinReached(pick_line_id=package.stops[0].pick_line_id)

    assert picker.play(package, reached) == [ScanOutcome.STALE_FENCE]
    assert cases_of(warehouse) == []


def test_records_after_the_end_of_a_walk_move_nothing(store: Store) -> None:
    warehouse = small_warehouse(store)
    picker, package = one_stop(warehouse, {"MUG": 1})
    stop = package.stops[0]

    outcomes = picker.play(
        package,
        WorkFinished(),
        PutInTote(pick_line_id=stop.pick_line_id, units=1, tote=stop.tote),
    )

    assert outcomes == [ScanOutcome.APPLIED, ScanOutcome.INVALID]
    assert warehouse.stock_of("MUG", "A-01").on_hand == 10


def test_trouble_of_one_work_is_one_case_with_every_scan_as_evidence(store: Store) -> None:
    warehouse = small_warehouse(store)
    picker, package = one_stop(warehouse, {"MUG": 1})
    too_many = PutInTote(
        pick_line_id=package.stops[0].pick_line_id, units=5, tote=package.stops[0].tote
    )

    picker.play(package, too_many, too_many, *picks_of(package))
    picker.play(package, too_many)

    (case,) = cases_of(warehouse)
    assert (case.kind, case.severity, case.subject) == ("replay", "high", package.task_no)
    assert [scan["event"]["units"] for scan in case.facts["scans"]] == [5, 5, 5]
    assert case.facts["outcome"] == "over"
    assert case.due_at == NINE + timedelta(minutes=30)
