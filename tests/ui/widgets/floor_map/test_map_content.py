"""What must be in sight on the map."""

from __future__ import annotations

from ui.widgets.floor_map.map_content import MapAisle, MapBin, MapContent, MapCross, MapWalk


def test_everything_that_is_drawn_is_in_sight() -> None:
    content = MapContent(
        aisles=(MapAisle("A", 100, 0, 900),),
        crosses=(MapCross("F", 0, 50, 150),),
        bins=(MapBin("A-1", (100, 300)),),
        walks=(MapWalk("1", ((0, -50), (100, 300))),),
        start=(0, -50),
        drop_off=(200, -60),
    )

    xs, ys = [x for x, _y in content.places], [y for _x, y in content.places]
    assert (min(xs), max(xs), min(ys), max(ys)) == (0, 200, -60, 900)
    assert MapContent().places == []
