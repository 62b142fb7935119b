"""Plans carts: which orders share one, and the walk of each (mission T2; picking.md).

Orders that must not mix are kept apart; single-line orders of one product are put together first;
then savings (many orders on one block: a short search), then two searches, from there and from the
fewest carts, until the budget ends.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.fulfilment.batching.cart_plan import (
    Budget,
    CartCapacity,
    CartPlan,
    Pace,
    PickOrder,
    PlannedCart,
)
from app.fulfilment.batching.pricing import Pricing, numbers_of, pricing_of
from app.fulfilment.batching.search.annealing import Progress
from app.fulfilment.batching.search.compiled.lua_search import anneal_compiled, is_compiled
from app.fulfilment.batching.search.numbers_read import Numbers, sharing_of
from app.fulfilment.batching.search.savings import save_by_pairs
from app.fulfilment.batching.search.second_search import SecondSearch, search
from app.fulfilment.batching.search.sharing import Carts, Sharing, fewest_carts, first_come
from app.fulfilment.batching.walked_carts import CartWalks
from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Layout

_FOR_THE_WALKS = 0.08
"""The share of the seconds in which the carts of the answer are walked and drawn."""

_ROUNDS_WITHOUT_A_BUDGET = 50_000
_MOST_ROUNDS_IN_PYTHON = 40_000

_FEW_FOR_SAVINGS = 130
_FIRST_ROUNDS = 50_000
"""A tenth of a second."""


@dataclass(frozen=True, slots=True)
class _Which:
    """One of the two searches: where it begins, and when it ends in the time of its group."""

    from_savings: bool
    of_the_time: float = 1.0


_FIRST, _FIRST_OF_TWO, _SECOND = (
    _Which(from_savings=True),
    _Which(from_savings=True, of_the_time=0.5),
    _Which(from_savings=False),
)


@dataclass(slots=True)
class _Group:
    """Orders of one ``apart``, the numbers of their sharing, and the best carts so far."""

    orders: list[PickOrder]
    numbers: Numbers
    sharing: Sharing
    as_they_came: Carts
    saved: Carts
    best: Carts


def plan_carts(
    orders: Sequence[PickOrder],
    layout: Layout | Floor,
    capacity: CartCapacity,
    budget: Budget | None = None,
    seed: int = 0,
    *,
    pace: Pace | None = None,
    first_answer: Callable[[CartPlan], None] | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> CartPlan:
    """Put orders on carts so that the walks are short; never longer than first-come in an S.

    Runs on the thread that calls it for as long as the budget says: call it on a worker thread.

    Args:
        orders: as they came; each key once.
        layout: the floor; a ``Floor`` is used as it is, and must not be used elsewhere meanwhile.
        capacity: of every cart.
        budget: 10 seconds and two processes without one.
        seed: the same orders, floor, rounds and seed make the same plan.
        pace: how fast people work.
        first_answer: told once what the plan is so far: for 500 orders within a second.
        stopped: asked between rounds; once it says yes the best plan so far is the answer.
    """
    began = time.time()
    floor = layout if isinstance(layout, Floor) else Floor(layout)
    walks = CartWalks(floor, pace or Pace())
    pricing = _pricing(floor, orders)
    groups = [_grouped(pricing, floor, some, capacity) for some in _apart(orders)]
    before, in_s = walks.before([c for g in groups for c in _orders_of(g, g.as_they_came)])

    def plan() -> CartPlan:
        carts = [cart for group in groups for cart in _walked(walks, group, exact=pricing.exact)]
        return CartPlan(tuple(carts), before, in_s, walks.after(carts), floor.layout.basis)

    if first_answer is not None:
        first_answer(plan())
    _search(groups, budget or Budget(), began, seed, stopped)
    return plan()


def _pricing(floor: Floor, orders: Sequence[PickOrder]) -> Pricing:
    spots = (floor.spot(visit.bin_code) for order in orders for visit in order.visits)
    return pricing_of(floor, [spot for spot in spots if spot is not None])


def _apart(orders: Sequence[PickOrder]) -> list[list[PickOrder]]:
    kinds: dict[str, list[PickOrder]] = {}
    for order in orders:
        kinds.setdefault(order.apart, []).append(order)
    return [kinds[apart] for apart in sorted(kinds)]


def _grouped(
    pricing: Pricing, floor: Floor, orders: list[PickOrder], capacity: CartCapacity
) -> _Group:
    numbers = numbers_of(pricing, floor, orders, capacity)
    sharing = sharing_of(numbers)
    came = first_come(sharing)
    began = _begun(numbers, sharing, orders)
    best = min(began, came, key=sharing.length_of)
    return _Group(orders, numbers, sharing, came, best, best)


def _begun(numbers: Numbers, sharing: Sharing, orders: Sequence[PickOrder]) -> Carts:
    """Carts to tell at once: savings of few orders, of many a short search where it is fast."""
    if len(orders) > _FEW_FOR_SAVINGS and is_compiled(numbers):
        fewest = fewest_carts(sharing)
        return anneal_compiled(numbers, fewest, 0, Progress(_FIRST_ROUNDS, lambda: 0.0))
    return save_by_pairs(sharing, _single_lines_together(orders, sharing))


def _single_lines_together(orders: Sequence[PickOrder], sharing: Sharing) -> Carts:
    """Single-line orders of one product in one bin as far as a cart takes them, others alone."""
    fits = sharing.fit()
    groups: Carts = []
    open_group: dict[tuple[str, str], int] = {}
    for number, order in enumerate(orders):
        line = (order.visits[0].sku, order.visits[0].bin_code) if len(order.visits) == 1 else None
        at = open_group.get(line) if line else None
        if at is not None and fits(sharing.load_of([*groups[at], number])):
            groups[at].append(number)
            continue
        if line:
            open_group[line] = len(groups)
        groups.append([number])
    return groups


def _search(
    groups: Sequence[_Group],
    budget: Budget,
    began: float,
    seed: int,
    stopped: Callable[[], bool],
) -> None:
    """Two searches for each group; its best carts are what they find if that is shorter."""
    if not groups:
        return
    ends_at = None
    if budget.seconds is not None:
        ends_at = began + budget.seconds * (1 - _FOR_THE_WALKS)
    both = budget.processes > 1
    firsts = _jobs(groups, budget, ends_at, seed, _FIRST if both else _FIRST_OF_TWO)
    seconds = _jobs(groups, budget, ends_at, seed + 1, _SECOND)
    other = SecondSearch(seconds) if both else None
    for group, first, second in zip(groups, firsts, seconds, strict=True):
        found = [search(first, group.sharing, stopped)]
        if other is None:
            found.append(search(second, group.sharing, stopped))
        group.best = min(group.best, *found, key=group.sharing.length_of)
    if other is None:
        return
    if stopped():
        other.stop()
    for group, carts in zip(groups, other.answer() or (), strict=False):
        group.best = min(group.best, carts, key=group.sharing.length_of)


def _jobs(
    groups: Sequence[_Group],
    budget: Budget,
    ends_at: float | None,
    seed: int,
    which: _Which,
) -> list[Numbers]:
    """A search of each group, each with a part of the budget as large as its part of the orders."""
    now, whole, so_far = time.time(), sum(len(group.orders) for group in groups), 0
    rounds = budget.rounds
    if rounds is None and ends_at is None:
        rounds = _ROUNDS_WITHOUT_A_BUDGET
    jobs = []
    for group in groups:
        mine = len(group.orders)
        mine_of_rounds = _rounds_of(group, rounds, mine / whole)
        until = so_far + mine * which.of_the_time
        so_far += mine
        jobs.append(
            {
                **group.numbers,
                "carts": group.best if which.from_savings else fewest_carts(group.sharing),
                "seed": seed,
                "rounds": mine_of_rounds,
                "ends_at": None if ends_at is None else now + (ends_at - now) * until / whole,
            }
        )
    return jobs


def _rounds_of(group: _Group, rounds: int | None, share: float) -> int | None:
    """A group's part of the rounds, and no more than end in time where they are slow."""
    if rounds is None:
        return None
    mine = max(1, round(rounds * share))
    return mine if is_compiled(group.numbers) else min(mine, _MOST_ROUNDS_IN_PYTHON)


def _orders_of(group: _Group, carts: Carts) -> list[list[PickOrder]]:
    """Orders by cart, as they came within each; carts by the first order that came."""
    by_first = sorted(sorted(cart) for cart in carts if cart)
    return [[group.orders[number] for number in cart] for cart in by_first]


def _walked(walks: CartWalks, group: _Group, *, exact: bool) -> list[PlannedCart]:
    """The carts on their walks; earlier ones if the prices were wrong about them."""
    tried = [group.best] if exact else [group.best, group.saved, group.as_they_came]
    different = [carts for i, carts in enumerate(tried) if carts not in tried[:i]]
    walked = [[walks.walked(cart) for cart in _orders_of(group, carts)] for carts in different]
    return min(walked, key=lambda carts: sum(cart.walk.length_mm for cart in carts))
