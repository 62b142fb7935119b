"""The played floor brings an order from staged to packed."""

from __future__ import annotations

from app.lifecycle import OrderState
from app.store.unit_of_work import Store
from tests.support.floor_play import packed_order, picked_orders
from tests.support.warehouse import small_warehouse


def test_a_staged_order_is_played_through_picking_and_packing(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 12, "LAMP": 1})

    picked_orders(store)
    assert warehouse.order("1001").state == OrderState.PICKED

    packed_order(store, "1001")
    assert warehouse.order("1001").state == OrderState.PACKED
