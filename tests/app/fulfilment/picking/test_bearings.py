"""What the picker sees on the way: the side turns round with the walking direction."""

from __future__ import annotations

from dataclasses import replace

from app.fulfilment.picking.bearings import Bearing, bearings, with_bearings
from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Aisle, Basis, BinPlace, CrossAisle, Layout, Point, Side
from tests.support import floor_data

LAYOUT = Layout(
    aisles=(Aisle("A", 1000, 0, 9000), Aisle("B", 4000, 0, 9000)),
    cross_aisles=(CrossAisle("front", 0, 0, 5000), CrossAisle("back", 9000, 0, 5000)),
    bins=(
        BinPlace("A-1", "A", side=Side.LEFT, x_mm=1000, y_mm=2000),
        BinPlace("A-2", "A", side=Side.RIGHT, x_mm=1000, y_mm=8000),
        BinPlace("B-1", "B", side=Side.LEFT, x_mm=4000, y_mm=7000),
        BinPlace("B-2", "B", side=Side.LEFT, x_mm=4000, y_mm=7000),
        BinPlace("C-1", "A", x_mm=1000, y_mm=1000),
    ),
    start=Point(1000, 0),
)


def test_left_of_the_aisle_is_on_the_right_for_one_who_comes_down() -> None:
    seen = bearings(Floor(LAYOUT), ["A-1", "A-2", "B-1"])

    assert seen == [Bearing(Side.LEFT, 2), Bearing(Side.RIGHT, 6), Bearing(Side.RIGHT, 6)]


def test_at_the_same_place_the_side_stays_as_one_arrived() -> None:
    assert bearings(Floor(LAYOUT), ["A-2", "B-1", "B-2"])[2] == Bearing(Side.RIGHT, 0)


def test_a_bin_that_nobody_knows_or_has_sided_shows_no_side() -> None:
    assert bearings(Floor(LAYOUT), ["Z-9", "C-1"]) == [Bearing(), Bearing(Side.NONE, 1)]


def test_an_estimated_floor_shows_no_metres() -> None:
    floor = Floor(replace(LAYOUT, basis=Basis.ESTIMATED))

    assert bearings(floor, ["A-1"]) == [Bearing(Side.LEFT, None)]


def test_a_package_says_at_each_stop_what_is_seen() -> None:
    package = floor_data.walk()
    first = package.stops[0]
    bins = (BinPlace(first.bin_code, "A", side=Side.RIGHT, x_mm=1000, y_mm=3000),)

    seen = with_bearings(
        package, Floor(replace(LAYOUT, bins=bins)), {(first.aisle, first.bay): 6}
    ).stops

    assert (seen[0].side, seen[0].metres_before, seen[0].shelf_levels) == ("right", 3, 6)
    assert (seen[1].side, seen[1].metres_before) == ("", None)
