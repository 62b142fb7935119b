"""How stock and waiting lines stand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.fulfilment.allocation import allocate
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def test_bins_are_read_in_walking_order_with_what_is_free_in_each(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 12})
    allocate(warehouse.store, NINE)

    with warehouse.store.reading() as uow:
        bins = uow.standing.bins([warehouse.product_ids["MUG"]], NINE.date())

    assert [(b.bin_code, b.on_hand, b.held, b.free, b.kept_back) for b in bins] == [
        ("A-01", 10, 10, 0, 0),
        ("B-02", 4, 2, 2, 0),
    ]


def test_holders_are_named_once_with_all_their_units_the_first_to_leave_first(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("LATE", {"MUG": 1}, dispatch_by=NINE + timedelta(hours=9))
    warehouse.add_order("BIG", {"MUG": 12}, dispatch_by=NINE + timedelta(hours=1))
    allocate(warehouse.store, NINE)

    with warehouse.store.reading() as uow:
        mugs = [warehouse.product_ids["MUG"]]
        holders = uow.standing.holders(mugs)
        others = uow.standing.holders(mugs, but="BIG")

    assert [(one.order_no, one.units) for one in holders] == [("BIG", 12), ("LATE", 1)]
    assert [one.order_no for one in others] == ["LATE"]


def test_waiting_lines_stand_in_the_order_in_which_they_are_served(warehouse: Warehouse) -> None:
    warehouse.add_order("LATE", {"PEN": 5}, dispatch_by=NINE + timedelta(hours=9))
    warehouse.add_order("SOON", {"PEN": 3}, dispatch_by=NINE + timedelta(hours=1))
    allocate(warehouse.store, NINE)

    with warehouse.store.reading() as uow:
        waiting = uow.standing.waiting([warehouse.product_ids["PEN"]])

    assert [(line.order_no, line.units_missing) for line in waiting] == [("SOON", 2), ("LATE", 5)]


def test_orders_whose_holds_are_older_are_found_and_others_are_not(warehouse: Warehouse) -> None:
    warehouse.add_order("OLD", {"MUG": 1})
    allocate(warehouse.store, NINE)
    warehouse.add_order("NEW", {"MUG": 1})
    allocate(warehouse.store, NINE + timedelta(hours=1))

    with warehouse.store.unit() as uow:
        old = uow.standing.expired_orders(NINE + timedelta(minutes=1), limit=9)

    assert old == [warehouse.order_ids["OLD"]]
