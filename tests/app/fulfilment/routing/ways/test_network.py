"""Distances over any layout."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Direction, Point
from app.fulfilment.routing.ways.network import FAR
from app.fulfilment.routing.ways.spots import Spot
from tests.app.fulfilment.routing.halls import LENGTH_MM, hall, halls, length_of_path


def test_a_one_way_aisle_is_left_at_its_end() -> None:
    floor = Floor(hall(aisles=2, one_way={0: Direction.UP}))
    low, high = Spot(0, 1000, aisle=0), Spot(0, 3000, aisle=0)

    assert floor.network.distance(low, high) == 2000
    assert floor.network.distance(high, low) == (LENGTH_MM - 3000) + 3000 + LENGTH_MM + 3000 + 1000


def test_what_no_way_leads_to_is_far() -> None:
    floor = Floor(hall(aisles=2, rows_mm=(0,), one_way={1: Direction.DOWN}))

    assert floor.network.distance(floor.start, Spot(3000, 500, aisle=1)) == FAR
    assert floor.network.distance(Spot(3000, 500, aisle=1), floor.start) == 3500


@settings(deadline=None)
@given(data=st.data())
def test_a_way_is_as_long_as_the_distance_that_it_realises(data: st.DataObject) -> None:
    floor = Floor(data.draw(halls(with_one_ways=True)))
    codes = st.sampled_from([place.code for place in floor.layout.bins])
    a, b = floor.spot(data.draw(codes)), floor.spot(data.draw(codes))

    if a is not None and b is not None and (far := floor.network.distance(a, b)) < FAR:
        way = tuple(Point(x, y) for x, y in floor.network.way(a, b))
        assert length_of_path(way) == far
