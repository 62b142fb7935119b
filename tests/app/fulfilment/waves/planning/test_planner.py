"""The planner of waves: shorter walks than first come, the same each time, stopped at once."""

from __future__ import annotations

from app.fulfilment.batching.cart_plan import BinVisit, CartCapacity, Pace, PickOrder
from app.fulfilment.waves.planning.carts_in_turn import carts_in_turn
from app.fulfilment.waves.planning.planner import best_carts
from tests.support.waves_desk import AISLES, FLOOR

ORDERS = [
    PickOrder(n, (BinVisit(f"{AISLES[n * 5 % 8]}-{1 + n * 7 % 9:02}-{1 + n % 2}"),))
    for n in range(24)
]
CART = CartCapacity(totes=6)


def _carts(share: list[float]) -> list[list[int]]:
    def watch(done: float) -> bool:
        share.append(done)
        return True

    plan = best_carts(ORDERS, FLOOR, CART, Pace(), watch)
    first_come = carts_in_turn(ORDERS, FLOOR, CART, Pace())
    assert plan.after.length_mm < first_come.after.length_mm
    return [[order.key for order in cart.orders] for cart in plan.carts]


def test_planned_carts_walk_less_than_first_come_and_lose_no_order() -> None:
    shares = list[float]()

    carts = _carts(shares)

    assert sorted(key for cart in carts for key in cart) == list(range(24))
    assert max(map(len, carts)) <= 6
    assert shares == sorted(shares)
    assert _carts([]) == carts


def test_a_plan_that_is_stopped_answers_with_what_it_has() -> None:
    plan = best_carts(ORDERS, FLOOR, CART, Pace(), lambda _share: False)

    assert sorted(order.key for cart in plan.carts for order in cart.orders) == list(range(24))
