"""What may be promised of a product, to the last unit."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from app.fulfilment.allocation import allocate
from app.fulfilment.allocation.promising import Promise, available_to_promise
from app.store.schema.stock import Stock
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def promise(warehouse: Warehouse, sku: str) -> Promise:
    product = warehouse.product_ids[sku]
    with warehouse.store.reading() as uow:
        return available_to_promise(uow, [product], NINE.date())[product]


def test_what_lies_in_all_bins_and_is_held_for_nobody_may_be_promised(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 3})
    allocate(warehouse.store, NINE)

    assert promise(warehouse, "MUG") == Promise(on_hand=14, held=3, free=11)
    assert promise(warehouse, "MUG").available == 11


def test_units_that_were_not_found_are_promised_to_nobody(warehouse: Warehouse) -> None:
    lost = update(Stock).where(Stock.on_hand == 10).values(suspect=4)
    warehouse.store.run(lambda uow: uow.session.execute(lost))

    assert promise(warehouse, "MUG") == Promise(on_hand=14, suspect=4, free=10)


def test_free_units_that_orders_wait_for_are_not_promised_once_more(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 3})
    allocate(warehouse.store, NINE)
    warehouse.add_stock("PEN", "B-02", 5)

    before_it_is_held = promise(warehouse, "PEN")

    assert (before_it_is_held.free, before_it_is_held.wanted) == (5, 2)
    assert before_it_is_held.available == 3


def test_more_wanted_than_free_is_nothing_to_promise_and_not_less(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 9})

    assert promise(warehouse, "PEN").available == 0


def test_a_product_that_lies_nowhere_has_nothing(warehouse: Warehouse) -> None:
    warehouse.add_product("SPOON")

    assert promise(warehouse, "SPOON") == Promise()
