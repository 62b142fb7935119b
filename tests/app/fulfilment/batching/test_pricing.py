"""From a floor and orders to numbers."""

from __future__ import annotations

from app.fulfilment.batching.cart_plan import BinVisit, CartCapacity, PickOrder
from app.fulfilment.batching.pricing import numbers_of, pricing_of
from app.fulfilment.batching.search.numbers_read import sharing_of
from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Direction, Layout, Point
from tests.app.fulfilment.routing.halls import hall

ORDERS = [
    PickOrder(1, (BinVisit("A0-3", 2), BinVisit("A3-5")), totes=1, grams=500, millilitres=40),
    PickOrder(2, (BinVisit("A1-9"),), totes=2, grams=100),
]


def loaded(layout: Layout, capacity: CartCapacity) -> list[bool]:
    """Whether each order fits alone, and both together."""
    floor = Floor(layout)
    spots = [s for o in ORDERS for v in o.visits if (s := floor.spot(v.bin_code)) is not None]
    sharing = sharing_of(numbers_of(pricing_of(floor, spots), floor, ORDERS, capacity))
    fits = sharing.fit()
    return [*(fits(load) for load in sharing.loads), fits(sum(sharing.loads))]


def test_only_what_limits_a_cart_is_counted() -> None:
    assert loaded(hall(), CartCapacity()) == [True, True, True]
    assert loaded(hall(), CartCapacity(totes=2)) == [True, True, False]
    assert loaded(hall(), CartCapacity(units=2, stops=9)) == [False, True, False]
    assert loaded(hall(), CartCapacity(grams=600, millilitres=40)) == [True, True, True]


def test_a_block_is_priced_exactly_and_other_floors_by_their_distances() -> None:
    def pricing(layout: Layout) -> tuple[bool, bool]:
        floor = Floor(layout)
        spots = [s for code in ("A0-3", "A2-5") if (s := floor.spot(code)) is not None]
        found = pricing_of(floor, spots)
        return found.exact, "matrix" in found.numbers

    assert pricing(hall()) == (True, False)
    assert pricing(hall(rows_mm=(0, 6000, 12000))) == (False, False)
    assert pricing(hall(blocked=frozenset({1}))) == (False, False)
    assert pricing(hall(one_way={1: Direction.UP})) == (False, True)
    assert pricing(hall(drop_off=Point(9000, 0))) == (False, True)
