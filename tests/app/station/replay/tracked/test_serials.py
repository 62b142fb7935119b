"""A serial number counts once in the whole stock and once per shipment (D6)."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from app.fulfilment.events import PutInTote, Undone, WorkFinished
from app.lifecycle import OrderState
from app.store.schema.station import ScanOutcome
from app.store.schema.tracking import Serial
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, cases_of, release_everything
from tests.support.tracked_floor import (
    APPLIED,
    INVALID,
    claimed_walk,
    pack_of,
    packing_of,
    put_of,
    serial_places,
    taken_of,
    tracked_warehouse,
)
from tests.support.warehouse import Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """Tea in lots, cameras with numbers of their own."""
    return tracked_warehouse(store)


def test_serials_go_from_the_bin_through_tote_and_carton(warehouse: Warehouse) -> None:
    picker, package = claimed_walk(warehouse, CAM=2)
    put = put_of(package.stops[0], taken_of("", 2, "S-1", "S-3"))
    picker.play(package, put, WorkFinished())
    assert serial_places(warehouse) == {"S-1": "tote", "S-2": "bin", "S-3": "tote"}
    packer, packing = packing_of(warehouse)
    assert packing.lines[0].serials == ("S-1", "S-3")

    assert packer.play(packing, pack_of(packing, 1, "", "S-1"), pack_of(packing, 1, "", "S-1")) == [
        APPLIED,
        INVALID,
    ]
    assert packer.play(packing, pack_of(packing, 1, "", "S-3")) == [APPLIED]
    assert packer.label(packing) == [APPLIED]

    assert serial_places(warehouse) == {"S-1": "carton", "S-2": "bin", "S-3": "carton"}
    assert warehouse.order("1001").state == OrderState.PACKED


def test_undo_takes_out_only_a_number_that_lies_in_that_carton(warehouse: Warehouse) -> None:
    picker, package = claimed_walk(warehouse, CAM=2)
    picker.play(package, put_of(package.stops[0], taken_of("", 2, "S-1", "S-3")), WorkFinished())
    packer, packing = packing_of(warehouse)
    first = pack_of(packing, 1, "", "S-1")
    packer.play(packing, first)

    undone = [Undone(event=pack_of(packing, 1, "", number)) for number in ("NEW-1", "S-3", "S-1")]

    assert packer.play(packing, *undone) == [INVALID, INVALID, APPLIED]
    assert serial_places(warehouse) == {"S-1": "tote", "S-2": "bin", "S-3": "tote"}
    assert cases_of(warehouse)[0].facts["detail"] == "serial S-3 is not in carton 1"


def test_31_a_serial_that_is_elsewhere_is_refused_with_a_case(warehouse: Warehouse) -> None:
    warehouse.add_stock("CAM", "B-01", 1)
    warehouse.add_serials("CAM", "B-01", "S-9")
    picker, package = claimed_walk(warehouse, CAM=1)

    assert picker.play(package, put_of(package.stops[0], taken_of("", 1, "S-9"))) == [INVALID]

    assert serial_places(warehouse)["S-9"] == "bin"
    (case,) = cases_of(warehouse)
    assert case.facts["detail"] == "serial S-9 is in another bin"


def test_31_a_serial_counts_once_in_the_whole_stock(warehouse: Warehouse) -> None:
    # given two orders on one walk, and a number that the first one got
    warehouse.add_order("1001", {"CAM": 1})
    warehouse.add_order("1002", {"CAM": 1})
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    first, second = package.stops
    assert picker.play(package, put_of(first, taken_of("", 1, "S-1"))) == [APPLIED]

    assert picker.play(package, put_of(second, taken_of("", 1, "S-1"))) == [INVALID]
    assert picker.play(package, put_of(second, taken_of("", 1, "NEW-1"))) == [APPLIED]

    assert serial_places(warehouse)["NEW-1"] == "tote"
    assert cases_of(warehouse)[0].facts["detail"] == "serial S-1 is in a tote already"


def test_a_number_that_was_counted_as_gone_is_there_when_it_is_scanned(
    warehouse: Warehouse,
) -> None:
    picker, package = claimed_walk(warehouse, CAM=1)
    gone = update(Serial).where(Serial.serial == "S-1").values(place="gone", bin_id=None)
    warehouse.store.run(lambda uow: uow.session.execute(gone))

    assert picker.play(package, put_of(package.stops[0], taken_of("", 1, "S-1"))) == [APPLIED]

    assert serial_places(warehouse)["S-1"] == "tote"


def test_a_number_that_was_picked_for_another_order_is_packed_for_none_but_that(
    warehouse: Warehouse,
) -> None:
    for order_no in ("1001", "1002"):
        warehouse.add_order(order_no, {"CAM": 1})
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    numbers = {"1001": "S-1", "1002": "S-2"}
    puts = [put_of(stop, taken_of("", 1, numbers[stop.order_no])) for stop in package.stops]
    picker.play(package, *puts, WorkFinished())
    packer, packing = packing_of(warehouse)

    foreign, in_no_order = (pack_of(packing, 1, "", number) for number in ("S-2", "S-3"))
    assert packer.play(packing, foreign, in_no_order) == [INVALID, INVALID]

    assert serial_places(warehouse) == {"S-1": "tote", "S-2": "tote", "S-3": "bin"}
    assert packer.play(packing, Undone(event=pack_of(packing, 1, "", "NEW-1"))) == [INVALID]


def test_no_more_numbers_are_named_at_packing_than_units_were_picked_without_one(
    warehouse: Warehouse,
) -> None:
    """Who picks on paper scans no numbers; the packer's scans name them."""
    picker, package = claimed_walk(warehouse, CAM=2)
    stop = package.stops[0]
    on_paper = PutInTote(pick_line_id=stop.pick_line_id, units=1, tote=stop.tote)
    picker.play(package, put_of(stop, taken_of("", 1, "S-1")), on_paper, WorkFinished())
    packer, packing = packing_of(warehouse)

    both = pack_of(packing, 2, "", "S-2", "S-3")
    assert packer.play(packing, both) == [INVALID]
    assert packer.play(packing, pack_of(packing, 1, "", "S-2")) == [APPLIED]
    assert packer.play(packing, pack_of(packing, 1, "", "S-3")) == [INVALID]

    assert serial_places(warehouse) == {"S-1": "tote", "S-2": "carton", "S-3": "bin"}


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        ("S-1", APPLIED),
        ("NEW-1", APPLIED),  # nobody has seen it yet
        ("GONE-1", APPLIED),  # it was not found at a count
        ("S-9", INVALID),  # it lies in another bin
    ],
)
def test_a_number_of_a_unit_that_was_picked_on_paper_can_have_been_in_its_bin(
    warehouse: Warehouse, number: str, outcome: ScanOutcome
) -> None:
    picker, package = claimed_walk(warehouse, CAM=1)
    stop = package.stops[0]
    on_paper = PutInTote(pick_line_id=stop.pick_line_id, units=1, tote=stop.tote)
    picker.play(package, on_paper, WorkFinished())
    warehouse.add_serials("CAM", "B-01", "S-9")
    warehouse.add_serials("CAM", "A-02", "GONE-1")
    gone = update(Serial).where(Serial.serial == "GONE-1").values(place="gone", bin_id=None)
    warehouse.store.run(lambda uow: uow.session.execute(gone))
    packer, packing = packing_of(warehouse)

    assert packer.play(packing, pack_of(packing, 1, "", number)) == [outcome]

    assert (serial_places(warehouse).get(number) == "carton") == (outcome is APPLIED)
