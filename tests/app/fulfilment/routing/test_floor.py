"""The shortest walk over any floor."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.fulfilment.routing.floor import Floor, walk_over
from app.fulfilment.routing.layout import BinPlace, Direction, Layout, Point
from app.fulfilment.routing.stop_place import StopPlace
from tests.app.fulfilment.routing.halls import (
    LENGTH_MM,
    bins_of,
    brute_force,
    every_way_leads_on,
    hall,
    halls,
    length_of_path,
)


@settings(deadline=None)
@given(data=st.data())
def test_no_order_of_the_stops_is_shorter_than_the_exact_walk(data: st.DataObject) -> None:
    layout = data.draw(halls())
    codes = data.draw(bins_of(layout, most=5))
    floor = Floor(layout)

    plan = floor.shortest(codes)

    shortest = brute_force(floor, codes)
    if shortest is None:
        assert plan.unreachable
    else:
        assert plan.length_mm == shortest


@settings(deadline=None)
@given(data=st.data())
def test_a_walk_visits_every_stop_once_and_its_drawing_is_as_long_as_it_says(
    data: st.DataObject,
) -> None:
    layout = data.draw(halls(with_one_ways=True))
    codes = data.draw(bins_of(layout, most=12))
    floor = Floor(layout)

    plan = floor.shortest(codes)

    assert sorted(plan.order) == list(range(len(codes)))
    assert plan.length_mm == length_of_path(plan.path)
    assert plan.path[0] == (floor.start.aside or Point(floor.start.x_mm, floor.start.y_mm))
    if len(plan.unreachable) < len(codes):
        assert plan.path[-1] == (floor.end.aside or Point(floor.end.x_mm, floor.end.y_mm))


@settings(deadline=None)
@given(data=st.data())
def test_no_walk_is_longer_than_by_bin_code_or_in_an_s(data: st.DataObject) -> None:
    layout = data.draw(halls(with_one_ways=True, max_rows=5))
    codes = data.draw(bins_of(layout, most=15))
    floor = Floor(layout)

    plan = floor.shortest(codes)

    by_code, in_s = floor.lengths_before(codes)
    if every_way_leads_on(floor, codes):
        assert plan.length_mm <= by_code
    if not floor.grid.has_one_ways:  # an S against a one-way aisle leaves bins out
        assert plan.length_mm <= in_s


@settings(deadline=None)
@given(data=st.data())
def test_a_one_way_aisle_is_only_walked_its_own_way(data: st.DataObject) -> None:
    layout = data.draw(halls(with_one_ways=True))
    codes = data.draw(bins_of(layout, most=8))

    path = Floor(layout).shortest(codes).path

    directions = {aisle.x_mm: aisle.direction for aisle in layout.aisles}
    for a, b in pairwise(path):
        if a.y_mm != b.y_mm:
            wrong = Direction.DOWN if b.y_mm > a.y_mm else Direction.UP
            assert directions[a.x_mm] is not wrong


@settings(deadline=None)
@given(data=st.data())
def test_a_blocked_aisle_is_never_walked_and_its_bins_are_named(data: st.DataObject) -> None:
    layout = data.draw(halls())
    codes = data.draw(bins_of(layout, most=8))

    floor = Floor(layout)
    assume(floor.start.aside is None and floor.end.aside is None)

    plan = floor.shortest(codes)

    blocked = {aisle.name: aisle.x_mm for aisle in layout.aisles if aisle.blocked}
    assert all(a.x_mm not in blocked.values() for a, b in pairwise(plan.path) if a.y_mm != b.y_mm)
    for index, code in enumerate(codes):
        if code.split("-", maxsplit=1)[0] in blocked:
            assert index in plan.unreachable


def test_one_way_aisles_cost_a_detour_which_is_the_shortest_one() -> None:
    free = Floor(hall(aisles=3))
    codes = ["A0-2", "A1-11", "A2-3"]
    one_way = Floor(hall(aisles=3, one_way={0: Direction.UP, 1: Direction.DOWN}))

    plan = one_way.shortest(codes)

    assert not plan.exact
    assert free.shortest(codes).length_mm < plan.length_mm == brute_force(one_way, codes)


def test_a_bin_that_stands_free_is_fetched_from_the_nearest_line() -> None:
    layout = hall(aisles=2)
    free = BinPlace("FREE", x_mm=1000, y_mm=LENGTH_MM + 2000)
    floor = Floor(Layout(layout.aisles, layout.cross_aisles, (*layout.bins, free)))

    plan = floor.shortest(["FREE"])

    assert plan.exact
    assert plan.length_mm == 2 * (LENGTH_MM + 1000 + 2000)
    assert Point(1000, LENGTH_MM + 2000) in plan.path
    assert length_of_path(plan.path) == plan.length_mm


@settings(deadline=None)
@given(places=st.lists(st.builds(Point, st.integers(0, 99), st.integers(0, 99)), max_size=5))
def test_on_an_open_floor_everybody_walks_at_right_angles(places: list[Point]) -> None:
    bins = tuple(BinPlace(str(n), "", x_mm=p.x_mm, y_mm=p.y_mm) for n, p in enumerate(places))
    floor = Floor(Layout(bins=bins, start=Point(0, 0), drop_off=Point(99, 0)))
    codes = [place.code for place in bins]

    plan = floor.shortest(codes)

    assert plan.length_mm == (brute_force(floor, codes) if codes else 99)
    assert length_of_path(plan.path) == plan.length_mm


def test_bins_that_nobody_knows_come_last_in_the_order_of_their_codes() -> None:
    plan = Floor(hall()).shortest(["Z-9", "A1-3", "B-1"])

    assert plan.order == (1, 2, 0)
    assert plan.unreachable == (2, 0)


def test_a_hall_without_cross_aisles_is_taken_to_have_one_at_both_ends() -> None:
    codes = ["A0-5", "A3-7"]

    assert Floor(hall(rows_mm=())).shortest(codes) == Floor(hall()).shortest(codes)


def test_the_same_seed_gives_the_same_walk() -> None:
    layout = hall(aisles=8, rows_mm=(0, 3000, 6000, 9000, 12000), one_way={2: Direction.UP})
    codes = [place.code for place in layout.bins][::3]

    assert Floor(layout).shortest(codes, seed=7) == Floor(layout).shortest(codes, seed=7)


def test_a_round_trip_begins_with_the_lower_code() -> None:
    plan = Floor(hall()).shortest(["A3-12", "A0-12", "A1-6", "A0-1"])

    assert plan.order[0] == 3


@pytest.mark.parametrize("codes", [[], ["A0-0"]])
def test_a_cart_without_a_way_stays_where_it_is(codes: list[str]) -> None:
    plan = Floor(hall()).shortest(codes)

    assert (plan.length_mm, plan.path) == (0, (Point(0, 0),))


def test_a_wave_asks_for_the_walk_over_a_layout() -> None:
    walk = walk_over(hall())

    assert walk([StopPlace("A3-1", 1), StopPlace("A0-12", 2), StopPlace("A1-12", 3)]) in (
        (1, 2, 0),
        (0, 2, 1),
    )
