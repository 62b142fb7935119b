"""From a layout and its walks to the map."""

from __future__ import annotations

from dataclasses import replace

from app.fulfilment.batching.cart_plan import Pace
from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Basis, Direction
from app.fulfilment.waves.board import measured
from tests.support.waves_desk import DRAFT, FLOOR
from ui.fulfilment.waves.map_of import map_of_layout, map_of_wave, no_map
from ui.widgets.floor_map.map_content import BinMark


def test_the_map_lights_the_bins_and_says_before_and_after() -> None:
    content = map_of_wave(measured(DRAFT, FLOOR, Pace()), DRAFT)

    assert content.title == "W-0078"
    assert content.note == "before 196 m, after 84 m · ~3 min"
    assert sum(bin_.mark is BinMark.LIT for bin_ in content.bins) == 9
    assert content.walks[0].path[0] == (1500, 0)
    assert content.walks[0].path[-1] == (12_700, 0)


def test_an_estimated_floor_says_so_and_shows_no_metres() -> None:
    floor = Floor(replace(FLOOR.layout, basis=Basis.ESTIMATED))

    content = map_of_wave(measured(DRAFT, floor, Pace()), DRAFT)

    assert content.note == "order estimated from the bins' codes"


def test_blocked_and_one_way_aisles_and_the_part_stood_on_are_marked() -> None:
    first, second, *rest = FLOOR.layout.aisles
    aisles = (replace(first, blocked=True), replace(second, direction=Direction.DOWN), *rest)

    content = map_of_layout(replace(FLOOR.layout, aisles=aisles), current="C")

    assert content.aisles[0].blocked
    assert content.aisles[1].arrow == -1
    assert [aisle.name for aisle in content.aisles if aisle.current] == ["C"]


def test_a_floor_without_anything_measured_says_so() -> None:
    assert no_map().empty
    bare = replace(FLOOR.layout, aisles=(), cross_aisles=(), bins=(), start=None, drop_off=None)
    assert map_of_layout(bare).empty == "Nobody has measured this floor yet"
