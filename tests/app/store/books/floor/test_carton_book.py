"""Whether both counts of an order agree (D1, D8)."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from app.store.schema.orders import OrderLine
from app.store.unit_of_work import Store
from tests.support.warehouse import Warehouse


@pytest.mark.parametrize(
    ("ordered", "picked", "packed"), [(2, 2, 2), (2, 2, 1), (2, 1, 1), (2, 0, 0), (0, 0, 0)]
)
def test_an_order_is_verified_only_if_picked_and_packed_and_ordered_are_one(
    store: Store, ordered: int, picked: int, packed: int
) -> None:
    warehouse = Warehouse(store)
    warehouse.add_product("MUG")
    warehouse.add_order("1001", {"MUG": 2})
    counts = {
        "units_ordered": ordered,
        "units_allocated": picked,
        "units_picked": picked,
        "units_packed": packed,
    }
    store.run(lambda uow: uow.session.execute(update(OrderLine).values(counts)))

    with store.reading() as uow:
        assert uow.cartons.is_verified("1001") is (ordered == picked == packed == 2)


def test_a_line_that_was_dropped_does_not_stand_in_the_way_of_the_others(store: Store) -> None:
    warehouse = Warehouse(store)
    warehouse.add_product("MUG")
    warehouse.add_product("PEN")
    warehouse.add_order("1001", {"MUG": 1, "PEN": 1})
    one = {"units_allocated": 1, "units_picked": 1, "units_packed": 1}
    mug = update(OrderLine).where(OrderLine.sku == "MUG").values(one)
    pen = update(OrderLine).where(OrderLine.sku == "PEN").values(units_ordered=0)
    store.run(lambda uow: [uow.session.execute(change) for change in (mug, pen)])

    with store.reading() as uow:
        assert uow.cartons.is_verified("1001")


def test_an_unknown_order_is_not_verified(store: Store) -> None:
    with store.reading() as uow:
        assert not uow.cartons.is_verified("1001")
