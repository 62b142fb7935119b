"""How packing ends: by the label of the last carton, or at a supervisor's desk."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from app.fulfilment.events import (
    CartonOpened,
    LabelMatched,
    LineShort,
    ProblemReported,
    ShortReason,
    Undone,
    UnitsPacked,
)
from app.fulfilment.work import PackPackage
from app.lifecycle import OrderState
from app.station.replay.endings import all_counts_agree
from app.store.schema.floor import Carton, CartonState, Tote, Work
from app.store.schema.orders import OrderLine
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    StationPlay,
    cases_of,
    count_tasks,
    give_sscc,
    packs_of,
    picked_orders,
)
from tests.support.warehouse import Warehouse, small_warehouse

Packing = tuple[Warehouse, StationPlay, PackPackage]


@pytest.fixture
def packing(store: Store) -> Packing:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2, "BOOK": 1})
    picked_orders(store)
    packer = StationPlay(store, "PACK-1")
    return warehouse, packer, packer.claim_pack("1001")


def test_the_label_of_the_last_carton_ends_the_packing_and_frees_the_tote(packing: Packing) -> None:
    warehouse, packer, package = packing
    packer.pack(package)

    assert packer.label(package) == [ScanOutcome.APPLIED]

    assert warehouse.order("1001").state == OrderState.PACKED
    assert _is_verified(warehouse)
    with warehouse.store.reading() as uow:
        assert [tote.order_id for tote in uow.session.query(Tote)] == [None] * 6
        assert uow.session.scalars(select(Carton.state)).all() == [CartonState.CLOSED.value]
        assert uow.session.scalars(select(Work.state).where(Work.kind == "pack")).all() == ["done"]


def test_the_label_of_another_carton_closes_nothing(packing: Packing) -> None:
    warehouse, packer, package = packing
    packer.pack(package)
    give_sscc(warehouse.store, "1001", 1)

    outcome = packer.play(package, LabelMatched(carton_number=1, sscc="003400000000000000"))

    assert outcome == [ScanOutcome.INVALID]
    assert warehouse.order("1001").state == OrderState.PACKING


def test_an_order_is_packed_by_the_label_of_its_last_carton_that_holds_something(
    packing: Packing,
) -> None:
    warehouse, packer, package = packing
    mug, book = (line.order_line_id for line in package.lines)
    packer.play(
        package,
        CartonOpened(carton_number=1, carton_type="BOX-M"),
        UnitsPacked(order_line_id=mug, units=2, carton_number=1),
        CartonOpened(carton_number=2, carton_type="BOX-M"),
        UnitsPacked(order_line_id=book, units=1, carton_number=2),
        CartonOpened(carton_number=3, carton_type="BOX-M"),
    )

    assert packer.label(package, 3) == [ScanOutcome.INVALID]  # an empty carton is none
    assert packer.play(package, LabelMatched(carton_number=4, sscc="")) == [ScanOutcome.INVALID]
    assert packer.label(package, 1) == [ScanOutcome.APPLIED]
    assert warehouse.order("1001").state == OrderState.PACKING
    assert packer.label(package, 2) == [ScanOutcome.APPLIED]
    assert warehouse.order("1001").state == OrderState.PACKED


def test_a_carton_that_its_label_closed_is_closed_for_undo_and_for_a_second_scan_of_it(
    packing: Packing,
) -> None:
    warehouse, packer, package = packing
    mug, book = (line.order_line_id for line in package.lines)
    mugs = UnitsPacked(order_line_id=mug, units=2, carton_number=1)
    packer.play(
        package,
        CartonOpened(carton_number=1, carton_type="BOX-M"),
        mugs,
        CartonOpened(carton_number=2, carton_type="BOX-M"),
        UnitsPacked(order_line_id=book, units=1, carton_number=2),
    )
    first = LabelMatched(carton_number=1, sscc=give_sscc(warehouse.store, "1001", 1))

    outcomes = packer.play(package, first, first, Undone(event=mugs))

    assert outcomes == [ScanOutcome.APPLIED, ScanOutcome.APPLIED, ScanOutcome.INVALID]
    assert [line.units_packed for line in warehouse.order("1001").lines] == [2, 1]


@pytest.mark.parametrize(
    ("changed", "agree"),
    [
        ({}, True),
        ({"units_packed": 1}, False),
        ({"units_picked": 1}, False),
        ({"units_allocated": 1}, False),
        ({"units_ordered": 3}, False),
        ({"units_ordered": 3, "units_backordered": 1}, True),  # the rest is known to follow
        ({"units_shipped": 2}, True),  # the book has not left
        ({"units_packed": 1, "units_picked": 1, "units_allocated": 1}, False),
    ],
)
def test_an_order_that_may_be_split_leaves_if_both_counts_are_what_is_held(
    packing: Packing, changed: dict[str, int], *, agree: bool
) -> None:
    warehouse, packer, package = packing
    packer.pack(package)
    order_id = warehouse.order_ids["1001"]
    with warehouse.store.reading() as uow:
        picture = uow.waves.picture(order_ids=[order_id])
    order = picture.orders[order_id]
    mugs, books = picture.lines_of(order)
    for name, units in changed.items():
        setattr(mugs, name, units)
    order.ships_complete = False

    assert all_counts_agree(picture, order) is agree

    order.ships_complete = True  # nothing may follow
    assert all_counts_agree(picture, order) is (agree and not mugs.units_backordered)
    for line in (mugs, books):
        line.units_shipped = line.units_packed  # nothing of it is in the house
    assert not all_counts_agree(picture, order)


def test_a_label_scanned_while_the_two_counts_differ_ships_nothing_and_opens_a_case(
    packing: Packing,
) -> None:
    warehouse, packer, package = packing
    packer.play(package, *list(packs_of(package))[:-1])
    assert not _is_verified(warehouse)

    assert packer.label(package) == [ScanOutcome.INVALID]

    assert warehouse.order("1001").state == OrderState.PACKING
    assert _pack_state(warehouse) == "set aside"
    double_scan = next(case for case in cases_of(warehouse) if case.kind == "double-scan")
    assert double_scan.facts["lines"][1] == {
        "sku": "BOOK",
        "units_ordered": 1,
        "units_picked": 1,
        "units_packed": 0,
    }


def test_a_line_the_tote_does_not_hold_sets_the_order_aside_with_both_counts(
    packing: Packing,
) -> None:
    warehouse, packer, package = packing
    line = package.lines[0].order_line_id
    short = LineShort(order_line_id=line, missing=1, reason=ShortReason.NOT_IN_TOTE)

    assert packer.play(package, short) == [ScanOutcome.APPLIED]

    (case,) = cases_of(warehouse)
    assert (case.kind, case.facts["sku"], case.facts["missing"]) == ("double-scan", "MUG", 1)
    assert case.facts["bin_code"] == "A-01"
    assert _pack_state(warehouse) == "set aside"


def test_of_a_line_that_came_from_two_bins_the_first_one_is_counted(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 12})
    picked_orders(store)
    packer = StationPlay(store, "PACK-1")
    package = packer.claim_pack("1001")
    line = package.lines[0].order_line_id
    short = LineShort(order_line_id=line, missing=1, reason=ShortReason.NOT_IN_TOTE)

    packer.play(package, short)

    assert cases_of(warehouse)[0].facts["bin_code"] == "A-01"
    assert count_tasks(warehouse) == ["double-scan"]


def test_a_line_of_another_order_sets_nothing_aside(packing: Packing) -> None:
    warehouse, packer, package = packing
    warehouse.add_order("1002", {"LAMP": 1})
    picked_orders(warehouse.store)
    other = packer.claim_pack("1002")
    lamp, nobodys = (
        LineShort(order_line_id=line, missing=1, reason=ShortReason.NOT_IN_TOTE)
        for line in (other.lines[0].order_line_id, 4711)
    )

    outcomes = packer.send(
        [
            packer.record(CartonOpened(carton_number=1, carton_type="BOX-M"), other),
            packer.record(lamp, package),
            packer.record(nobodys, package),
        ]
    )

    assert outcomes == [ScanOutcome.APPLIED, ScanOutcome.INVALID, ScanOutcome.INVALID]
    assert {case.kind for case in cases_of(warehouse)} == {"replay"}


def test_a_reported_order_waits_for_a_supervisor(packing: Packing) -> None:
    warehouse, packer, package = packing

    assert packer.play(package, ProblemReported()) == [ScanOutcome.APPLIED]

    (case,) = cases_of(warehouse)
    assert (case.kind, case.subject, case.station) == ("reported", "1001", "PACK-1")
    assert _pack_state(warehouse) == "set aside"


def test_an_order_whose_pick_count_is_not_what_was_ordered_is_not_verified(
    packing: Packing,
) -> None:
    warehouse, packer, package = packing
    packer.pack(package)
    more = update(OrderLine).values(units_ordered=OrderLine.units_ordered + 1)
    warehouse.store.run(lambda uow: uow.session.execute(more))

    assert not _is_verified(warehouse)


def _is_verified(warehouse: Warehouse) -> bool:
    with warehouse.store.reading() as uow:
        return not uow.shipments.unverified_lines(warehouse.order_ids["1001"])


def _pack_state(warehouse: Warehouse) -> str:
    with warehouse.store.reading() as uow:
        return uow.session.scalars(select(Work.state).where(Work.kind == "pack")).one()
