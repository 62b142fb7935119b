"""Halls and orders made up for measuring."""

from __future__ import annotations

from app.fulfilment.routing.layout import find_problems
from tests.support.picking_halls import hall, popular_orders, some_bins, some_orders


def test_a_made_up_hall_has_no_problems_and_all_the_bins_that_are_asked_for() -> None:
    layout = hall(cross_aisles=3, one_way=True)
    codes = {place.code for place in layout.bins}

    assert find_problems(layout) == []
    assert codes.issuperset(some_bins(60, seed=1))
    assert some_bins(60, seed=1) == some_bins(60, seed=1)


def test_made_up_orders_have_as_many_lines_as_asked() -> None:
    orders = some_orders(40, 5, 25, seed=2)

    assert {5 <= len(order.visits) <= 25 for order in orders} == {True}
    assert orders == some_orders(40, 5, 25, seed=2)


def test_in_a_hall_slotted_by_sales_most_goods_come_from_the_first_aisle() -> None:
    orders = popular_orders(200, 1, 4, seed=2)
    wanted = [visit.bin_code for order in orders for visit in order.visits]
    assert orders == popular_orders(200, 1, 4, seed=2)
    assert all(1 <= len(order.visits) <= 4 for order in orders)
    assert all(len({v.bin_code for v in order.visits}) == len(order.visits) for order in orders)
    assert sum(code.startswith("00-") for code in wanted) > len(wanted) / 2
