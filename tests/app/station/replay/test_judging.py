"""What a record may do, and the evidence where it may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.fulfilment.events import BinReached, PutInTote, WorkFinished
from app.station.replay.judging import Bench, claim_of, version_of
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import OrderRow, WorkRow
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    StationPlay,
    cases_of,
    one_stop,
    packs_of,
    picked_orders,
    picks_of,
)
from tests.support.journal_writer import STATION, record_of
from tests.support.warehouse import NINE, small_warehouse


def test_a_stale_record_that_moved_nothing_is_kept_without_a_case(store: Store) -> None:
    warehouse = small_warehouse(store)
    picker, package = one_stop(warehouse, {"MUG": 1})
    picker.give_back(package)
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


WORK = WorkRow(
    id=7,
    work_no="P-0001",
    kind="pick",
    state="claimed",
    wave_id=None,
    order_id=None,
    holder=STATION,
    fence=1,
    order_version=3,
    other_badge_required=False,
    check_approved_by="",
    opened_at=NINE,
    done_at=None,
)
ORDER = OrderRow(
    id=1,
    order_no="1001",
    version=3,
    state="released",
    dispatch_by=NINE,
    ships_complete=True,
    delivery=1,
    shipped_at=None,
)


@pytest.mark.parametrize(
    ("work", "outcome"),
    [
        (WORK, ScanOutcome.APPLIED),
        (None, ScanOutcome.INVALID),
        (replace(WORK, fence=2), ScanOutcome.STALE_FENCE),  # another station has it by now
        (replace(WORK, fence=0), ScanOutcome.STALE_FENCE),
        (replace(WORK, fence=2, state="withdrawn"), ScanOutcome.STALE_FENCE),
        (replace(WORK, state="withdrawn"), ScanOutcome.ORDER_CHANGED),
        (replace(WORK, state="done"), ScanOutcome.INVALID),
        (replace(WORK, state="open"), ScanOutcome.INVALID),
        (replace(WORK, holder="Pack 05"), ScanOutcome.INVALID),
    ],
)
def test_a_record_counts_only_under_the_claim_that_stands(
    work: WorkRow | None, outcome: ScanOutcome
) -> None:
    bench = Bench(Picture(), STATION, NINE)

    assert claim_of(bench, record_of(), work).kind is outcome


@pytest.mark.parametrize(
    ("order", "outcome"),
    [
        (ORDER, ScanOutcome.APPLIED),
        (replace(ORDER, version=4), ScanOutcome.ORDER_CHANGED),
        (replace(ORDER, version=2), ScanOutcome.ORDER_CHANGED),
        (replace(ORDER, state="cancelled"), ScanOutcome.ORDER_CHANGED),
    ],
)
def test_a_record_counts_only_for_the_version_that_its_package_was_made_for(
    order: OrderRow, outcome: ScanOutcome
) -> None:
    assert version_of(order, 3).kind is outcome


def test_scans_of_a_work_that_is_not_there_are_kept_in_a_case_of_its_number(store: Store) -> None:
    warehouse = small_warehouse(store)
    picker, package = one_stop(warehouse, {"MUG": 1})
    nowhere = package.model_copy(update={"work_id": 4711})

    assert picker.play(nowhere, *picks_of(package)) == [ScanOutcome.INVALID]

    (case,) = cases_of(warehouse)
    assert (case.subject, case.order_id) == ("work 4711", None)
    said = [case.facts[name] for name in ("detail", "fence_now", "holder_now", "order_no")]
    assert said == ["no such work", 0, "", ""]


def test_late_scans_of_a_packing_name_its_order_and_who_has_it_now(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1})
    picked_orders(store)
    late = StationPlay(store, "PACK-1")
    package = late.claim_pack("1001")
    late.give_back(package)
    now = StationPlay(store, "PACK-2").claim_pack("1001")

    assert set(late.play(package, *packs_of(package))) == {ScanOutcome.STALE_FENCE}

    (case,) = cases_of(warehouse)
    assert case.order_id == warehouse.order_ids["1001"]
    said = [case.facts[name] for name in ("order_no", "holder_now", "fence", "fence_now")]
    assert said == ["1001", "PACK-2", package.fence, now.fence]
