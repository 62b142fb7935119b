"""Scenario 29 in the shared database: another lot is taken, swapped or refused."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from app.fulfilment.events import (
    Undone,
    WorkFinished,
)
from app.fulfilment.work import PickPackage
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.schema.orders import OrderLine
from app.store.schema.stock import Hold, Stock
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, cases_of, release_everything
from tests.support.tracked_floor import (
    APPLIED,
    INVALID,
    LATE,
    OVER,
    claimed_walk,
    packing_of,
    put_of,
    serial_places,
    taken_of,
    tea_in,
    tracked_warehouse,
)
from tests.support.warehouse import Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """Tea in lots, cameras with numbers of their own."""
    return tracked_warehouse(store)


def walk_of_two_orders(
    warehouse: Warehouse, first: int, second: int
) -> tuple[StationPlay, PickPackage]:
    """Orders 1001 and 1002 of so much tea, on one walk that is claimed."""
    warehouse.add_order("1001", {"TEA": first})
    warehouse.add_order("1002", {"TEA": second})
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    return picker, picker.claim_pick()


def test_29_a_free_lot_of_the_same_bin_is_taken_in_place_of_the_one_asked_for(
    warehouse: Warehouse,
) -> None:
    picker, package = claimed_walk(warehouse, TEA=3)

    put = put_of(package.stops[0], taken_of("SOON", 1), taken_of("LATE", 2))
    assert picker.play(package, put, WorkFinished()) == [APPLIED, APPLIED]

    assert tea_in(warehouse, "SOON") == (2, 0)
    assert tea_in(warehouse, "LATE") == (2, 0)
    assert warehouse.order("1001").state == OrderState.PICKED
    _packer, packing = packing_of(warehouse)
    assert {(one.lot, one.units) for one in packing.lines[0].lots} == {("SOON", 1), ("LATE", 2)}
    assert check_ledger(warehouse.store).agrees


def test_29_a_lot_held_elsewhere_is_swapped_for_the_one_asked_for(warehouse: Warehouse) -> None:
    # given one order that holds the lot that expires first, and another that holds all the rest
    picker, package = walk_of_two_orders(warehouse, 3, 4)
    mine = [stop for stop in package.stops if stop.order_no == "1001"]
    theirs = [stop for stop in package.stops if stop.order_no == "1002"]
    assert [(stop.lot, stop.units) for stop in mine + theirs] == [("SOON", 3), ("LATE", 4)]
    assert [(one.lot, one.free, one.held) for one in mine[0].other_lots] == [("LATE", 0, 4)]

    # when the picker of the first takes one unit of the other's lot
    assert picker.play(package, put_of(mine[0], taken_of("SOON", 2), taken_of("LATE", 1))) == [
        APPLIED
    ]

    # then the other order holds one unit of the first lot, and is picked from both
    assert tea_in(warehouse, "SOON") == (1, 1)
    assert tea_in(warehouse, "LATE") == (3, 3)
    put = put_of(theirs[0], taken_of("LATE", 3), taken_of("SOON", 1))
    assert picker.play(package, put, WorkFinished()) == [APPLIED, APPLIED]
    assert warehouse.order("1001").state == warehouse.order("1002").state == OrderState.PICKED
    assert check_ledger(warehouse.store).agrees


@pytest.mark.parametrize("lots", [("SOON", "LATE", "THIRD"), ("THIRD", "LATE", "SOON")])
def test_29_the_order_in_which_lots_were_scanned_changes_nothing(
    warehouse: Warehouse, lots: tuple[str, ...]
) -> None:
    # given a line that is promised two lots, and a third one in the bin, promised to another order
    warehouse.add_lot("TEA", "THIRD", LATE)
    warehouse.add_order("1001", {"TEA": 5})
    warehouse.add_order("1002", {"TEA": 4})
    warehouse.add_stock("TEA", "A-01", 2, lot="THIRD")
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    mine = next(stop for stop in package.stops if stop.order_no == "1001")
    assert [tea_in(warehouse, lot) for lot in ("SOON", "LATE", "THIRD")] == [(3, 3), (4, 4), (2, 2)]

    # when all three are taken for it, in any order
    units = {"SOON": 2, "LATE": 1, "THIRD": 2}
    put = put_of(mine, *[taken_of(lot, units[lot]) for lot in lots])
    assert picker.play(package, put) == [APPLIED]

    # then they are in its tote, and the other order is promised what it left in the bin
    assert [tea_in(warehouse, lot) for lot in ("SOON", "LATE", "THIRD")] == [(1, 1), (3, 3), (0, 0)]
    assert check_ledger(warehouse.store).agrees


def test_29_a_lot_picked_elsewhere_is_refused_with_a_case(warehouse: Warehouse) -> None:
    picker, package = walk_of_two_orders(warehouse, 3, 4)
    mine, theirs = package.stops
    assert picker.play(package, put_of(theirs, taken_of("LATE", 4))) == [APPLIED]

    assert picker.play(package, put_of(mine, taken_of("LATE", 1), taken_of("SOON", 2))) == [INVALID]

    assert tea_in(warehouse, "SOON") == (3, 3)
    (case,) = cases_of(warehouse)
    assert (case.kind, case.facts["detail"]) == ("replay", "lot LATE is not in bin A-01")


def test_29_a_lot_of_another_bin_is_refused(warehouse: Warehouse) -> None:
    picker, package = claimed_walk(warehouse, TEA=2)

    assert picker.play(package, put_of(package.stops[0], taken_of("FAR", 1))) == [INVALID]

    assert tea_in(warehouse, "SOON") == (3, 2)
    assert tea_in(warehouse, "FAR", "B-02") == (4, 0)


def test_29_undo_puts_a_substitute_lot_back_into_the_bin(warehouse: Warehouse) -> None:
    picker, package = claimed_walk(warehouse, TEA=2)
    put = put_of(package.stops[0], taken_of("LATE", 2))

    assert picker.play(package, put, Undone(event=put)) == [APPLIED, APPLIED]
    assert tea_in(warehouse, "LATE") == (4, 2)
    again = put_of(package.stops[0], taken_of("SOON", 1), taken_of("LATE", 1))
    assert picker.play(package, again, WorkFinished()) == [APPLIED, APPLIED]

    assert tea_in(warehouse, "SOON") == (2, 0)
    assert tea_in(warehouse, "LATE") == (3, 0)
    assert warehouse.order("1001").state == OrderState.PICKED
    assert check_ledger(warehouse.store).agrees


def test_15_no_more_of_a_lot_goes_into_a_tote_than_its_stop_needs(warehouse: Warehouse) -> None:
    """Nor does the need of the next order on the cart count, whose stop is at the same bin."""
    for order_no in ("1001", "1002"):
        warehouse.add_order(order_no, {"TEA": 1})
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()

    assert picker.play(package, put_of(package.stops[0], taken_of("SOON", 2))) == [OVER]

    assert tea_in(warehouse, "SOON") == (3, 2)


def test_15_no_more_of_a_lot_is_taken_than_is_still_promised(warehouse: Warehouse) -> None:
    picker, package = claimed_walk(warehouse, TEA=3)
    with warehouse.store.unit() as uow:
        uow.session.execute(update(Hold).values(released=1))
        uow.session.execute(update(Stock).where(Stock.held == 3).values(held=2))
        uow.commit()

    assert picker.play(package, put_of(package.stops[0], taken_of("SOON", 3))) == [OVER]

    assert tea_in(warehouse, "SOON") == (3, 2)


def test_15_the_need_of_the_same_line_at_another_bin_does_not_count(warehouse: Warehouse) -> None:
    # given an order that is promised the last unit of one bin, and one of another
    picker, package = walk_of_two_orders(warehouse, 6, 2)
    here, there = (stop for stop in package.stops if stop.order_no == "1002")
    assert [(one.lot, one.units) for one in (here, there)] == [("LATE", 1), ("FAR", 1)]

    assert picker.play(package, put_of(here, taken_of("LATE", 2))) == [OVER]

    assert tea_in(warehouse, "LATE") == (4, 4)


def test_undo_of_one_of_two_scans_puts_back_only_its_own_units(warehouse: Warehouse) -> None:
    picker, package = claimed_walk(warehouse, TEA=2)
    one = put_of(package.stops[0], taken_of("SOON", 1))

    assert picker.play(package, one, one, Undone(event=one)) == [APPLIED] * 3
    assert tea_in(warehouse, "SOON") == (2, 1)

    both = put_of(package.stops[0], taken_of("SOON", 2))
    assert picker.play(package, Undone(event=both)) == [INVALID]
    assert tea_in(warehouse, "SOON") == (2, 1)


def test_a_number_lies_in_its_bin_again_when_its_take_is_undone(warehouse: Warehouse) -> None:
    picker, package = claimed_walk(warehouse, CAM=1)
    put = put_of(package.stops[0], taken_of("", 1, "S-2"))

    assert picker.play(package, put, Undone(event=put)) == [APPLIED, APPLIED]

    assert serial_places(warehouse) == {"S-1": "bin", "S-2": "bin", "S-3": "bin"}


def test_what_is_packed_by_now_does_not_go_back_into_its_bin(warehouse: Warehouse) -> None:
    picker, package = claimed_walk(warehouse, TEA=2)
    put = put_of(package.stops[0], taken_of("SOON", 2))
    picker.play(package, put)
    with warehouse.store.unit() as uow:
        uow.session.execute(update(OrderLine).values(units_packed=1))
        uow.commit()

    assert picker.play(package, Undone(event=put)) == [INVALID]
    assert tea_in(warehouse, "SOON") == (1, 0)


def test_29_who_gave_up_a_lot_in_a_swap_may_take_as_much_of_it_as_has_come_since(
    warehouse: Warehouse,
) -> None:
    # given an order whose lot another one took a unit of
    picker, package = walk_of_two_orders(warehouse, 3, 4)
    mine, theirs = package.stops
    picker.play(package, put_of(mine, taken_of("SOON", 2), taken_of("LATE", 1)))

    # when a unit of it was received meanwhile, and the other order takes four as it was asked to
    warehouse.add_stock("TEA", "A-01", 1, lot="LATE")
    assert (
        picker.play(package, put_of(theirs, taken_of("LATE", 4)), WorkFinished()) == [APPLIED] * 2
    )

    # then all four are in its tote
    assert tea_in(warehouse, "LATE") == (0, 0)
    assert warehouse.order("1002").lines[0].units_picked == 4
    assert warehouse.order("1002").state == OrderState.PICKED
    assert check_ledger(warehouse.store).agrees
