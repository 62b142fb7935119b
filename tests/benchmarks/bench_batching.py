"""How short all walks together are when orders share carts: issue 3, "Goals measured".

Public instances of 60 to 100 orders, 10 seconds and two processes each: every so many-th by name,
so that the whole takes minutes; ``PACKBENCH_BENCH_ALL=1`` takes all.  500 made-up orders on one
floor: for goods anywhere, and for small orders also in a hall that is slotted by sales.  Public
instances are skipped where the data is absent.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from statistics import mean

from app.fulfilment.batching.cart_plan import Budget, CartCapacity, CartPlan, PickOrder
from app.fulfilment.batching.planning import plan_carts
from tests.benchmarks.rows import Row, at_most, told
from tests.support.picking_halls import hall, popular_orders, some_orders
from tests.support.picking_sets import BatchInstance, batch_instances, missing

_SAMPLE = 6
_SECONDS = 10.0
_UNITS_PER_CART = 45


@dataclass(frozen=True, slots=True)
class _Ratios:
    """Total lengths to the best known: first-come in an S, savings, and the plan."""

    first_come: float
    savings: float
    plan: float


def measure() -> list[Row]:
    """Ratios to the best known, and what 500 orders save."""
    return [
        *_of_public_instances(),
        *_of_many_orders("5 to 25 lines", some_orders(500, 5, 25, seed=11), 0.70),
        *_of_many_orders("1 to 4 lines", some_orders(500, 1, 4, seed=11), 0.40),
        *_of_many_orders("1 to 4 lines, by sales", popular_orders(500, 1, 4, seed=11), 0.40),
    ]


def _of_public_instances() -> list[Row]:
    if reason := missing():
        sys.stderr.write(f"batching: public instances skipped: {reason}\n")
        return []
    instances = list(batch_instances(least=60, most=100))
    if not os.environ.get("PACKBENCH_BENCH_ALL"):
        instances = instances[:: max(len(instances) // _SAMPLE, 1)]
    ratios = []
    for instance in instances:
        ratios.append(_one(instance))
        sys.stderr.write(f"batching: {instance.name}: {ratios[-1].plan:.4f} x best known\n")
    return [
        told("batching: instances of 60 to 100 orders", len(instances), ""),
        told("batching: first-come + S (published 1.24 to 1.54)", _mean(ratios, "first_come"), "x"),
        told("batching: savings, exact (published 1.03 to 1.09)", _mean(ratios, "savings"), "x"),
        at_most("batching: mean to best known", _mean(ratios, "plan"), "x", 1.010),
        at_most("batching: worst to best known", max(r.plan for r in ratios), "x", 1.03),
    ]


def _mean(ratios: list[_Ratios], name: str) -> float:
    return mean(float(getattr(ratio, name)) for ratio in ratios)


def _one(instance: BatchInstance) -> _Ratios:
    told_first: list[CartPlan] = []
    plan = plan_carts(
        instance.orders,
        instance.layout,
        CartCapacity(units=instance.units_per_cart),
        Budget(seconds=_SECONDS),
        first_answer=told_first.append,
    )
    lengths = plan.before_s_shape, told_first[0].after, plan.after
    return _Ratios(*(effort.length_mm / instance.best_known_mm for effort in lengths))


def _of_many_orders(name: str, orders: list[PickOrder], goal: float) -> list[Row]:
    firsts: list[tuple[float, CartPlan]] = []
    began = time.perf_counter()
    plan = plan_carts(
        orders,
        hall(),
        CartCapacity(units=_UNITS_PER_CART),
        Budget(seconds=_SECONDS),
        first_answer=lambda first: firsts.append((time.perf_counter() - began, first)),
    )
    seconds = time.perf_counter() - began
    before, (first_s, first) = plan.before_s_shape.length_mm, firsts[0]
    return [
        at_most(f"batching: 500 orders, {name}, first answer", first_s, "s", 1),
        told(f"batching: 500 orders, {name}, first answer", first.after.length_mm / before, "x S"),
        at_most(f"batching: 500 orders, {name}, final answer", seconds, "s", _SECONDS),
        at_most(f"batching: 500 orders, {name}", plan.after.length_mm / before, "x S", goal),
    ]
