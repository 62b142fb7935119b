"""Carts are planned: which orders share one, and the walk of each."""

from __future__ import annotations

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from app.fulfilment.batching.cart_plan import (
    BinVisit,
    Budget,
    CartCapacity,
    CartPlan,
    PickOrder,
)
from app.fulfilment.batching.planning import plan_carts
from app.fulfilment.routing.layout import Direction
from tests.app.fulfilment.batching.order_pools import order_pools
from tests.app.fulfilment.routing.halls import hall, halls

SHORT = Budget(seconds=None, rounds=200, processes=1)
SMALL = CartCapacity(totes=3, units=20, grams=700)


def keys(plan: CartPlan) -> list[list[int]]:
    return [[order.key for order in cart.orders] for cart in plan.carts]


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_every_order_goes_whole_on_one_cart_that_takes_it(data: st.DataObject) -> None:
    layout = data.draw(halls(with_one_ways=True))
    orders = data.draw(order_pools(layout))

    plan = plan_carts(orders, layout, SMALL, SHORT)

    assert sorted(key for cart in keys(plan) for key in cart) == [o.key for o in orders]
    for cart in plan.carts:
        assert len({order.apart for order in cart.orders}) == 1
        wanted = sorted((o.key, v.bin_code, v.units) for o in cart.orders for v in o.visits)
        planned = sorted((v.order_key, v.visit.bin_code, v.visit.units) for v in cart.visits)
        assert planned == wanted
        if len(cart.orders) > 1:
            assert sum(order.units for order in cart.orders) <= 20
            assert sum(order.grams for order in cart.orders) <= 700
            assert len(cart.orders) <= 3


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_no_plan_is_longer_than_first_come_by_code_or_in_an_s(data: st.DataObject) -> None:
    layout = data.draw(halls())
    plan = plan_carts(data.draw(order_pools(layout)), layout, SMALL, SHORT)

    if not any(cart.walk.unreachable for cart in plan.carts):
        assert plan.after.length_mm <= min(plan.before.length_mm, plan.before_s_shape.length_mm)


def some_orders(number: int) -> list[PickOrder]:
    return [
        PickOrder(n, (BinVisit(f"A{n % 5}-{n * 7 % 13}"), BinVisit(f"A{n % 3}-{n * 5 % 13}")))
        for n in range(number)
    ]


def test_a_seed_gives_the_same_plan_with_one_process_or_two() -> None:
    orders, layout = some_orders(30), hall(aisles=5)

    one = plan_carts(orders, layout, CartCapacity(totes=6), Budget(None, 2000, 1), seed=5)
    two = plan_carts(orders, layout, CartCapacity(totes=6), Budget(None, 2000, 2), seed=5)

    assert one == two
    assert one.after.length_mm < 0.8 * one.before_s_shape.length_mm


def test_single_line_orders_of_one_product_share_a_cart() -> None:
    mug, pen = BinVisit("A0-3", sku="MUG"), BinVisit("A3-9", sku="PEN")
    orders = [PickOrder(n, (mug if n % 2 else pen,)) for n in range(8)]

    plan = plan_carts(orders, hall(), CartCapacity(totes=4), SHORT)

    assert keys(plan) == [[0, 2, 4, 6], [1, 3, 5, 7]]


def test_the_first_answer_comes_before_the_search_and_is_a_whole_plan() -> None:
    told: list[CartPlan] = []

    plan = plan_carts(
        some_orders(20),
        hall(aisles=5, one_way={1: Direction.UP}),
        CartCapacity(totes=5),
        SHORT,
        first_answer=told.append,
    )

    assert [len(first.carts) > 0 for first in told] == [True]
    assert told[0].before == plan.before
    assert plan.after.length_mm <= told[0].after.length_mm


def test_a_planner_that_is_stopped_answers_with_what_it_has() -> None:
    plan = plan_carts(
        some_orders(20), hall(aisles=5), CartCapacity(totes=5), Budget(600), stopped=lambda: True
    )

    assert sum(len(cart.orders) for cart in plan.carts) == 20


def test_in_one_process_both_searches_get_half_of_the_time() -> None:
    orders, layout = some_orders(40), hall(aisles=5)

    began = time.monotonic()
    plan = plan_carts(orders, layout, CartCapacity(totes=6), Budget(0.6, None, 1))

    # a clock that nobody looks at would go on for ever; the time that the budget gives is used
    assert 0.5 <= time.monotonic() - began < 3
    assert plan.after.length_mm < plan.before_s_shape.length_mm


def test_no_orders_make_no_carts() -> None:
    plan = plan_carts([], hall(), CartCapacity(totes=5), SHORT)

    assert (plan.carts, plan.after.carts, plan.after.length_mm) == ((), 0, 0)
