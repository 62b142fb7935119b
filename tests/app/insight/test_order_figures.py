"""How many orders have come how far, on both engines."""

from __future__ import annotations

from app.insight.order_figures import OrderFigures, order_figures
from app.station.sign_in import hash_pin
from app.store.unit_of_work import Store
from tests.support.floor_play import packed_order, picked_orders
from tests.support.warehouse import small_warehouse
from tests.ui.rehearsal.stages_for_tests import DEMO_FILES
from ui.rehearsal.stages import capture


def test_an_order_counts_for_every_stage_that_it_has_passed(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("PACKED", {"MUG": 2})
    warehouse.add_order("PICKED", {"BOOK": 3})
    warehouse.add_order("WAITS", {"PEN": 3})
    picked_orders(store)
    packed_order(store, "PACKED")

    assert order_figures(store) == OrderFigures(
        staged=3, allocated=2, backordered=1, picked=2, packed=1, shipped=0, held_orders=0
    )


def test_held_orders_are_counted_by_reason(store: Store) -> None:
    capture(store, DEMO_FILES, hash_pin)

    figures = order_figures(store)

    assert figures.held_orders == 4
    assert figures.held == {
        "SKU unknown": 1,
        "not paid": 1,
        "postcode malformed": 1,
        "total does not add up": 1,
    }


def test_an_empty_warehouse_has_no_figures(store: Store) -> None:
    assert order_figures(store) == OrderFigures(0, 0, 0, 0, 0, 0, 0)
