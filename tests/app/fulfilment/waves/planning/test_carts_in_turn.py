"""Carts filled in turn, by totes, units, weight, volume and stops."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.batching.cart_plan import BinVisit, CartCapacity, Pace, PickOrder
from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Aisle, BinPlace, CrossAisle, Layout, Point
from app.fulfilment.waves.planning.carts_in_turn import carts_in_turn, fill_carts, fits

FLOOR = Floor(
    Layout(
        aisles=(Aisle("A", 1000, 0, 9000), Aisle("B", 4000, 0, 9000)),
        cross_aisles=(CrossAisle("front", 0, 0, 5000), CrossAisle("back", 9000, 0, 5000)),
        bins=(
            BinPlace("A-1", "A", x_mm=1000, y_mm=8000, walk_order=1),
            BinPlace("B-1", "B", x_mm=4000, y_mm=1000, walk_order=2),
            BinPlace("C-1", "A", x_mm=1000, y_mm=1000, walk_order=3),
        ),
        start=Point(1000, 0),
    )
)


def _order(key: int, bin_code: str = "A-1", units: int = 1) -> PickOrder:
    return PickOrder(key, (BinVisit(bin_code, units),), grams=300 * units, millilitres=2000)


@pytest.mark.parametrize(
    "capacity",
    [
        CartCapacity(totes=2),
        CartCapacity(units=2),
        CartCapacity(grams=600),
        CartCapacity(millilitres=4000),
        CartCapacity(stops=2),
    ],
)
def test_a_cart_takes_no_more_than_its_capacity(capacity: CartCapacity) -> None:
    orders = [_order(key) for key in range(1, 6)]

    carts = [[order.key for order in cart] for cart in fill_carts(orders, capacity)]

    assert carts == [[1, 2], [3, 4], [5]]


def test_an_order_too_large_for_an_empty_cart_goes_alone() -> None:
    orders = [_order(1), _order(2, units=9), _order(3)]

    carts = [[o.key for o in cart] for cart in fill_carts(orders, CartCapacity(units=4))]

    assert carts == [[1], [2], [3]]


@given(
    units=st.lists(st.integers(1, 9), max_size=30),
    totes=st.integers(1, 6),
    limit=st.integers(1, 20),
)
def test_no_order_is_lost_doubled_or_overfills_a_cart(
    units: list[int], totes: int, limit: int
) -> None:
    orders = [_order(key, units=count) for key, count in enumerate(units)]
    capacity = CartCapacity(totes=totes, units=limit)

    carts = list(fill_carts(orders, capacity))

    assert [order for cart in carts for order in cart] == orders
    assert all(fits(cart, capacity) or len(cart) == 1 for cart in carts)


def test_each_cart_walks_the_shortest_way_and_says_what_it_was_before() -> None:
    orders = [_order(1, "A-1"), _order(2, "B-1"), _order(3, "C-1")]

    plan = carts_in_turn(orders, FLOOR, CartCapacity(totes=3), Pace())

    (cart,) = plan.carts
    assert [order.key for order in cart.orders] == [1, 2, 3]
    assert {planned.order_key: planned.slot for planned in cart.visits} == {1: 1, 2: 2, 3: 3}
    assert plan.after.length_mm == cart.walk.length_mm < plan.before.length_mm
    assert plan.after.metres == plan.after.length_mm / 1000
    assert plan.after.minutes is not None
