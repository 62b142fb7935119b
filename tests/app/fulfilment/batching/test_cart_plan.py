"""What the planner of carts is given."""

from __future__ import annotations

from app.fulfilment.batching.cart_plan import BinVisit, PickOrder


def test_an_order_counts_the_units_of_all_its_visits() -> None:
    assert PickOrder(1, (BinVisit("A-1", 2), BinVisit("A-2", 3))).units == 5
