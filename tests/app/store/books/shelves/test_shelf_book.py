"""Units go from account to account, and the ledger hears of each of them."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.errors import StoreRefused
from app.reconciliation.ledger import check_ledger
from app.store.books.shelves.shelf_book import Shelf, Spot, Why
from app.store.schema.stock import LedgerEntry, Movement, Place
from app.store.unit_of_work import Store, UnitOfWork
from tests.support.warehouse import NINE, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def _why(movement: Movement) -> Why:
    return Why(movement, "PO-1", "B-100", "DOCK-1", NINE)


def test_units_that_come_to_a_bin_that_never_held_them_lie_there_in_stock_and_ledger(
    warehouse: Warehouse,
) -> None:
    with warehouse.store.unit() as uow:
        shelf = uow.shelves.shelf(warehouse.product_ids["PEN"], "A-10", "L7")
        uow.shelves.shift(_why(Movement.RECEIPT), 12, Spot(Place.SUPPLIER), Spot(Place.FREE, shelf))
        uow.commit()

    with warehouse.store.reading() as uow:
        entries = uow.session.scalars(select(LedgerEntry).filter_by(reference="PO-1")).all()
        assert sorted((e.place_kind, e.place, e.units, e.lot) for e in entries) == [
            ("free", "A-10", 12, "L7"),
            ("supplier", "", -12, "L7"),
        ]
        assert {(e.badge, e.station) for e in entries} == {("B-100", "DOCK-1")}
    assert check_ledger(warehouse.store).agrees


def test_a_shelf_that_is_asked_for_twice_is_one_shelf(warehouse: Warehouse) -> None:
    with warehouse.store.unit() as uow:
        first = uow.shelves.shelf(warehouse.product_ids["PEN"], "A-10")
        again = uow.shelves.shelf(warehouse.product_ids["PEN"], "A-10")

    assert first.stock_id == again.stock_id
    assert (again.on_hand, again.free) == (0, 0)


@pytest.mark.parametrize("place", [Place.SUSPECT, Place.QUARANTINE, Place.HELD])
def test_units_that_change_their_account_within_a_bin_are_free_no_more(
    warehouse: Warehouse, place: Place
) -> None:
    def shift(shelf: Shelf, source: Place, target: Place) -> None:
        uow.shelves.shift(_why(Movement.MOVE), 3, Spot(source, shelf), Spot(target, shelf))

    with warehouse.store.unit() as uow:
        (shelf,) = uow.shelves.in_bins(["A-01"])
        shift(shelf, Place.FREE, place)
        assert (shelf.on_hand, shelf.free) == (10, 7)
        shift(shelf, place, Place.FREE)
        assert (shelf.on_hand, shelf.free) == (10, 10)
        shift(shelf, Place.FREE, place)
        uow.commit()

    row = warehouse.stock_of("MUG", "A-01")
    assert row.held + row.suspect + row.quarantined == 3
    faults = {finding.fault.value for finding in check_ledger(warehouse.store).findings}
    assert faults <= {"holds differ from held stock"}  # nobody holds them: that is found as well


def test_more_than_is_free_cannot_be_taken_away(warehouse: Warehouse) -> None:
    def lose(uow: UnitOfWork) -> None:
        (shelf,) = uow.shelves.in_bins(["A-01"])
        free, quarantine = Spot(Place.FREE, shelf), Spot(Place.QUARANTINE, shelf)
        uow.shelves.shift(_why(Movement.QUARANTINE), 8, free, quarantine)
        uow.shelves.shift(_why(Movement.WRITE_OFF), 3, free, Spot(Place.DIFFERENCE))

    with pytest.raises(StoreRefused):
        warehouse.store.run(lose)

    assert warehouse.stock_of("MUG", "A-01").quarantined == 0


def test_units_must_come_from_a_bin_or_go_to_one(warehouse: Warehouse) -> None:
    with warehouse.store.unit() as uow, pytest.raises(ValueError, match="no bin"):
        uow.shelves.shift(_why(Movement.MOVE), 1, Spot(Place.SUPPLIER), Spot(Place.DIFFERENCE))
