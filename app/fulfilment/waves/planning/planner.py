"""The planner of carts that waves use: the shortest walks that can be found in time (T2)."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from app.fulfilment.batching.cart_plan import Budget, CartCapacity, CartPlan, Pace, PickOrder
from app.fulfilment.batching.planning import plan_carts
from app.fulfilment.routing.floor import Floor
from app.fulfilment.waves.planning.suggesting import Watch

_SECONDS = 10.0
_ROUNDS_OF_AN_ORDER = 10_000
_MANY = 60


def best_carts(
    orders: Sequence[PickOrder],
    floor: Floor,
    capacity: CartCapacity,
    pace: Pace,
    watch: Watch,
    clock: Callable[[], float] = time.monotonic,
) -> CartPlan:
    """Share orders among carts for the shortest walks, within ten seconds.

    So few orders that the rounds end before the seconds do are planned alike each time.  Many are
    searched by two processes.
    """
    began = clock()

    def stopped() -> bool:
        return not watch(min(1.0, (clock() - began) / _SECONDS))

    processes = 2 if len(orders) >= _MANY else 1
    budget = Budget(_SECONDS, _ROUNDS_OF_AN_ORDER * len(orders), processes)
    return plan_carts(orders, floor, capacity, budget, pace=pace, stopped=stopped)
