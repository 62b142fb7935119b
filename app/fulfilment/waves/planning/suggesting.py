"""Plans waves from the orders that wait: grouped, shared among carts, walked the shortest way (T2).

Planning reads and computes; nothing is kept before ``keep_drafts``, so it can be stopped at any
time without harm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.fulfilment.batching.cart_plan import CartCapacity, CartPlan, Pace, PickOrder
from app.fulfilment.routing.floor import Floor
from app.fulfilment.shipping.rate_card import RateCard
from app.fulfilment.waves.planning.carts_in_turn import carts_in_turn
from app.fulfilment.waves.planning.cut_offs import cut_off_of
from app.fulfilment.waves.planning.grouping import (
    Group,
    Grouping,
    Waiting,
    group_orders,
    pick_order_of,
)
from app.store.books.planning.draft_book import NewDraft
from app.store.unit_of_work import Store

_S_PER_MIN = 60

Watch = Callable[[float], bool]
"""Told which share of the planning is done, 0.0 to 1.0; answers False to stop it."""

Planner = Callable[[Sequence[PickOrder], Floor, CartCapacity, Pace, Watch], CartPlan]
"""Shares orders among carts for the shortest walks; answers with what it has when stopped."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a supervisor wants planned: what waves have in common, and what a cart takes."""

    grouping: Grouping = Grouping.WALK
    capacity: CartCapacity = field(default_factory=lambda: CartCapacity(totes=10))
    pace: Pace = field(default_factory=Pace)
    max_orders: int = 500


def read_waiting(store: Store, max_orders: int) -> list[Waiting]:
    """The orders that wait for a wave with what is held for them, the most urgent first."""
    with store.reading() as uow:
        orders = uow.drafts.waiting(max_orders)
        units = uow.drafts.units_of([order.order_id for order in orders])
    loads = (Waiting(order, tuple(units[order.order_id])) for order in orders)
    return [waiting for waiting in loads if waiting.units]


def plan_waves(
    store: Store, wish: Wish, planner: Planner, card: RateCard, at: datetime, watch: Watch
) -> list[NewDraft] | None:
    """Plan the orders that wait now; None if it was stopped.

    Raises:
        StoreUnreachable: the database does not answer.
    """
    waiting = read_waiting(store, wish.max_orders)
    with store.reading() as uow:
        floor = Floor(uow.layout.layout())
    groups = group_orders(waiting, wish.grouping, lambda each: cut_off_of(card, each, at))
    drafts: list[NewDraft] = []
    done, total = 0, max(1, sum(len(group.orders) for group in groups))
    for group in groups:
        begun, share = done / total, len(group.orders) / total

        def part(inner: float, begun: float = begun, share: float = share) -> bool:
            return watch(begun + share * inner)

        plan = _plan(group, wish, planner, floor, part)
        done += len(group.orders)
        if not watch(done / total):
            return None
        drafts.append(_draft_of(group, wish.grouping, plan))
    return drafts


def _plan(group: Group, wish: Wish, planner: Planner, floor: Floor, watch: Watch) -> CartPlan:
    orders = [pick_order_of(waiting) for waiting in group.orders]
    if group.in_turn:
        return carts_in_turn(orders, floor, wish.capacity, wish.pace)
    return planner(orders, floor, wish.capacity, wish.pace, watch)


def _draft_of(group: Group, grouping: Grouping, plan: CartPlan) -> NewDraft:
    known = plan.after.metres is not None
    minutes = plan.after.minutes
    return NewDraft(
        carts=tuple(tuple(order.key for order in cart.orders) for cart in plan.carts),
        grouping=grouping.value,
        zone=group.zone,
        cut_off=group.cut_off,
        walk_mm=plan.after.length_mm if known else None,
        before_mm=plan.before.length_mm if known else None,
        walk_s=round(minutes * _S_PER_MIN) if minutes is not None else None,
    )
