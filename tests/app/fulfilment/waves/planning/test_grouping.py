"""Orders grouped by article, zone, cut-off, or not at all."""

from __future__ import annotations

from datetime import timedelta

from app.fulfilment.batching.cart_plan import BinVisit, PickOrder
from app.fulfilment.waves.planning.grouping import Group, Grouping, group_orders, pick_order_of
from tests.support.planned_waves import waiting_order
from tests.support.warehouse import NINE

MUG_FAR = waiting_order(1, ("MUG", 1, "B-02"))
PEN = waiting_order(2, ("PEN", 2, "A-01"))
BOTH = waiting_order(3, ("PEN", 1, "A-01"), ("MUG", 1, "B-02"))
PEN_LATER = waiting_order(4, ("PEN", 1, "A-01"), due_h=48)
ALL = [PEN_LATER, MUG_FAR, PEN, BOTH]


def _grouped(grouping: Grouping) -> list[list[int]]:
    groups = group_orders(ALL, grouping, lambda each: each.order.dispatch_by)
    return [[waiting.order.order_id for waiting in group.orders] for group in groups]


def test_orders_of_one_article_stand_side_by_side_in_walking_order() -> None:
    assert _grouped(Grouping.SKU) == [[2, 4, 1]]
    assert group_orders([BOTH], Grouping.SKU, lambda _each: NINE) == []


def test_each_zone_has_a_wave_and_orders_of_several_zones_one_of_their_own() -> None:
    groups = group_orders(ALL, Grouping.ZONE, lambda _each: NINE)

    assert [(group.zone, len(group.orders)) for group in groups] == [("", 1), ("A", 2), ("B", 1)]


def test_orders_of_one_collection_are_one_wave_the_first_collection_first() -> None:
    assert _grouped(Grouping.CUT_OFF) == [[1, 2, 3], [4]]
    first = group_orders(ALL, Grouping.CUT_OFF, lambda each: each.order.dispatch_by)[0]
    assert first.cut_off == NINE + timedelta(hours=24)


def test_the_shortest_walk_may_put_any_orders_together() -> None:
    assert _grouped(Grouping.WALK) == [[4, 1, 2, 3]]
    assert group_orders([], Grouping.WALK, lambda _each: NINE) == []
    assert group_orders([PEN], Grouping.WALK, lambda _each: NINE) == [Group((PEN,), "A")]


def test_an_order_takes_so_much_of_a_cart() -> None:
    assert pick_order_of(PEN) == PickOrder(
        2, (BinVisit("A-01", 2, "PEN"),), grams=600, millilitres=4000
    )
