"""How waiting orders are grouped into waves (SOP, "group orders by SKU or shipping zone"; T2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from app.fulfilment.batching.cart_plan import BinVisit, PickOrder
from app.store.books.planning.draft_book import PlannedUnits, WaitingOrder

_MM3_PER_ML = 1000


class Grouping(StrEnum):
    """What the orders of a wave have in common.

    SKU      orders of one single article, those of the same article together on a cart
    ZONE     orders that are picked in one zone
    CUT_OFF  orders that must catch the same collection of a carrier
    WALK     nothing: whatever makes the shortest walk
    """

    SKU = "sku"
    ZONE = "zone"
    CUT_OFF = "cut-off"
    WALK = "walk"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A waiting order with what is to be picked for it."""

    order: WaitingOrder
    units: tuple[PlannedUnits, ...]

    @property
    def grams(self) -> int:
        """What it weighs as far as weights are known."""
        return sum(each.units * each.unit_grams for each in self.units)

    @property
    def millilitres(self) -> int:
        """The room it takes as far as sizes are known, begun millilitres counted whole."""
        return -(-sum(each.units * each.unit_mm3 for each in self.units) // _MM3_PER_ML)

    @property
    def skus(self) -> frozenset[str]:
        """Its different articles."""
        return frozenset(each.sku for each in self.units)

    @property
    def zone(self) -> str:
        """The one zone that it is picked in; "" if there are several."""
        zones = {each.zone for each in self.units}
        return zones.pop() if len(zones) == 1 else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Orders of one wave; ``in_turn`` says that carts are filled in this very order."""

    orders: tuple[Waiting, ...]
    zone: str = ""
    cut_off: datetime | None = None
    in_turn: bool = False


def group_orders(
    waiting: Sequence[Waiting], grouping: Grouping, cut_off_of: Callable[[Waiting], datetime]
) -> list[Group]:
    """Group orders; those that a grouping has no place for are left to wait.

    Args:
        waiting: orders with at least one unit each, the most urgent first.
        grouping: what the orders of a wave have in common.
        cut_off_of: the collection that an order must catch.
    """
    match grouping:
        case Grouping.SKU:
            single = [order for order in waiting if len(order.skus) == 1]
            alike = tuple(sorted(single, key=_place_of_sku))
            return [Group(alike, _zone_of(alike), in_turn=True)] if alike else []
        case Grouping.ZONE:
            zones = sorted({order.zone for order in waiting})
            return [Group(tuple(o for o in waiting if o.zone == zone), zone) for zone in zones]
        case Grouping.CUT_OFF:
            times = {order.order.order_id: cut_off_of(order) for order in waiting}
            return [
                Group(tuple(o for o in waiting if times[o.order.order_id] == at), cut_off=at)
                for at in sorted(set(times.values()))
            ]
        case Grouping.WALK:
            return [Group(tuple(waiting), _zone_of(waiting))] if waiting else []
        case _:
            assert_never(grouping)


def _place_of_sku(order: Waiting) -> tuple[int, str, datetime]:
    """Articles in walking order, each with its most urgent order first."""
    return order.units[0].walk_order, order.units[0].sku, order.order.dispatch_by


def _zone_of(orders: Sequence[Waiting]) -> str:
    zones = {order.zone for order in orders}
    return zones.pop() if len(zones) == 1 else ""


def pick_order_of(waiting: Waiting) -> PickOrder:
    """The order as the planner of carts takes it: one tote, so many grams and millilitres."""
    visits = tuple(BinVisit(each.bin_code, each.units, each.sku) for each in waiting.units)
    return PickOrder(
        waiting.order.order_id, visits, grams=waiting.grams, millilitres=waiting.millilitres
    )
