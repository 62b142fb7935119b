"""The price of a cart on one block."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.fulfilment.batching.pricing import pricing_of
from app.fulfilment.batching.search.block_price import BlockPrice, PricedColumn
from app.fulfilment.batching.search.numbers_read import sharing_of
from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Point
from tests.app.fulfilment.routing.halls import LENGTH_MM, bins_of, hall


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_the_price_is_the_length_of_the_shortest_walk(data: st.DataObject) -> None:
    aisles = data.draw(st.integers(1, 6))
    x_mm = data.draw(st.integers(0, (aisles - 1) * 3000))
    layout = hall(aisles=aisles, start=Point(x_mm, data.draw(st.sampled_from([0, LENGTH_MM]))))
    codes = data.draw(bins_of(layout, most=12))
    floor = Floor(layout)
    spots = [spot for code in codes if (spot := floor.spot(code)) is not None]

    pricing = pricing_of(floor, spots)

    mask = 0
    for spot in spots:
        mask |= pricing.bits[spot]
    numbers = {**pricing.numbers, "masks": [mask], "loads": [0], "limits": []}
    assert pricing.exact
    assert sharing_of(numbers).price(mask) == floor.shortest(codes).length_mm


def test_nothing_to_fetch_costs_nothing() -> None:
    assert BlockPrice(100, [PricedColumn(0, (0, 50), touched=0)]).price(0) == 0
    assert BlockPrice(100, [PricedColumn(0, (0, 50))]).price(0) == 0


def test_an_outline_names_the_columns_from_left_to_right() -> None:
    block = BlockPrice(100, [PricedColumn(x, (10, 20)) for x in (0, 30, 60)])

    assert block.outline(0b01_00_10) == 0b101
