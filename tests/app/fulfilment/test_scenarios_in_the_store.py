"""Scenarios of verification that the shared database must hold; the names are the specification.

Each is played by stations that claim work and replay their records, on both engines.
"""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from app.errors import NotAllowed
from app.fulfilment.events import (
    CartonOpened,
    PutInTote,
    ShortDeclared,
    ShortReason,
    UnitsPacked,
    WorkFinished,
)
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.station.claims import ClaimRefusal, claim_pack, claim_pick
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    StationPlay,
    cases_of,
    one_stop,
    packed_order,
    picked_orders,
    picked_units,
    release_everything,
)
from tests.support.warehouse import NINE, PACKER, Warehouse, small_warehouse

APPLIED = ScanOutcome.APPLIED


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def test_03_an_order_that_is_not_fully_held_is_not_packed(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 2, "MUG": 1})
    release_everything(warehouse.store)

    with pytest.raises(NotAllowed) as refused:
        claim_pack(warehouse.store, "1001", "PACK-1", PACKER, NINE)

    assert refused.value.facts["reason"] is ClaimRefusal.WAITS_FOR_UNITS
    assert refused.value.facts["units"] == 3
    assert refused.value.facts["state"] == OrderState.BACKORDERED
    assert claim_pick(warehouse.store, "PICK-1", PACKER) is None


def test_04_a_bin_with_lines_of_several_orders_is_one_stop_for_each(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"BOOK": 2})
    warehouse.add_order("1002", {"BOOK": 3})
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()

    assert [(stop.order_no, stop.bin_code, stop.units) for stop in package.stops] == [
        ("1001", "A-10", 2),
        ("1002", "A-10", 3),
    ]
    assert len({stop.tote for stop in package.stops}) == 2
    picker.pick(package)
    assert picked_units(warehouse, "1001") == [2]
    assert picked_units(warehouse, "1002") == [3]


def test_11_a_product_in_two_totes_is_packed_from_both(warehouse: Warehouse) -> None:
    # given an order whose second mug came with a later cart, after stock arrived
    warehouse.add_order("1001", {"PEN": 2})
    warehouse.add_stock("PEN", "B-02", 1)
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    first, second = package.stops
    put = PutInTote(pick_line_id=first.pick_line_id, units=1, tote=first.tote)
    short = ShortDeclared(pick_line_id=second.pick_line_id, missing=1, reason=ShortReason.BIN_EMPTY)
    picker.play(package, put, short, WorkFinished())
    warehouse.add_stock("PEN", "A-10", 1)
    picked_orders(warehouse.store)

    packing = StationPlay(warehouse.store, "PACK-1").claim_pack("1001")

    assert len(packing.totes) == 2
    packed_order(warehouse.store, "1001")
    assert warehouse.order("1001").state == OrderState.PACKED
    assert check_ledger(warehouse.store).agrees


def test_15_a_quantity_above_need_is_refused_on_every_path_that_can_add_a_unit(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 2})
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    (stop,) = package.stops
    at_once = PutInTote(pick_line_id=stop.pick_line_id, units=3, tote=stop.tote)
    fits = PutInTote(pick_line_id=stop.pick_line_id, units=2, tote=stop.tote)
    once_more = PutInTote(pick_line_id=stop.pick_line_id, units=1, tote=stop.tote)
    picked = picker.play(package, at_once, fits, once_more, WorkFinished())
    packer = StationPlay(warehouse.store, "PACK-1")
    packing = packer.claim_pack("1001")
    line = packing.lines[0].order_line_id
    three = UnitsPacked(order_line_id=line, units=3, carton_number=1)
    two = UnitsPacked(order_line_id=line, units=2, carton_number=1)
    one = UnitsPacked(order_line_id=line, units=1, carton_number=1)
    opened = CartonOpened(carton_number=1, carton_type="BOX-M")
    packed = packer.play(packing, opened, three, two, one)

    assert picked == [ScanOutcome.OVER, APPLIED, ScanOutcome.OVER, APPLIED]
    assert packed == [APPLIED, ScanOutcome.OVER, APPLIED, ScanOutcome.OVER]
    assert picked_units(warehouse, "1001") == [2]
    assert {case.kind for case in cases_of(warehouse)} == {"replay"}
    assert check_ledger(warehouse.store).agrees


def test_16_zero_and_negative_units_cannot_even_be_said(warehouse: Warehouse) -> None:
    del warehouse
    for units in (0, -1):
        with pytest.raises(ValidationError):
            PutInTote(pick_line_id=1, units=units, tote="T-01")
        with pytest.raises(ValidationError):
            UnitsPacked(order_line_id=1, units=units, carton_number=1)


def test_17_a_partial_quantity_is_kept_and_the_remainder_is_offered_at_once(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 5})
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    (stop,) = package.stops
    picker.play(package, PutInTote(pick_line_id=stop.pick_line_id, units=2, tote=stop.tote))

    assert picker.give_back(package)
    again = StationPlay(warehouse.store, "PICK-2").claim_pick()

    assert [(stop.bin_code, stop.units) for stop in again.stops] == [("A-01", 3)]
    assert again.fence == package.fence + 1


def test_18_too_many_into_a_tote_leave_the_line_unchanged(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 2})
    stop = package.stops[0]

    outcome = picker.play(
        package, PutInTote(pick_line_id=stop.pick_line_id, units=9, tote=stop.tote)
    )

    assert outcome == [ScanOutcome.OVER]
    assert picked_units(warehouse, "1001") == [0]
    assert warehouse.stock_of("MUG", "A-01").on_hand == 10


@pytest.mark.parametrize("tote", ["T-02", "T-99"])
def test_19_and_20_a_tote_of_another_order_or_an_unknown_one_takes_nothing(
    warehouse: Warehouse, tote: str
) -> None:
    picker, package = one_stop(warehouse, {"MUG": 2})
    stop = package.stops[0]

    outcome = picker.play(package, PutInTote(pick_line_id=stop.pick_line_id, units=2, tote=tote))

    assert outcome == [ScanOutcome.INVALID]
    assert picked_units(warehouse, "1001") == [0]
    assert [case.kind for case in cases_of(warehouse)] == ["replay"]
