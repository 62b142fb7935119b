"""From a layout and walks over it to the map that is drawn; no decisions."""

from __future__ import annotations

from collections.abc import Collection

from app.fulfilment.routing.layout import Aisle, BinPlace, Direction, Layout, Point, Side
from app.fulfilment.waves.board import BoardWave, MeasuredWave
from ui.messages.planning import waves as says
from ui.messages.wording import translate
from ui.widgets.floor_map.map_content import (
    BinMark,
    MapAisle,
    MapBin,
    MapContent,
    MapCross,
    MapWalk,
    Place,
)

_SIDES = {Side.LEFT: -1, Side.RIGHT: 1, Side.NONE: 0}
_ARROWS = {Direction.UP: 1, Direction.DOWN: -1, Direction.BOTH: 0}


def no_map(text: str = "") -> MapContent:
    """The map before anything is known of it."""
    return MapContent(empty=text or translate("waves", "Stand on a wave to see its walk"))


def map_of_wave(measured: MeasuredWave, wave: BoardWave) -> MapContent:
    """The map with the wave's bins lit and the walk of each cart drawn."""
    lit = {code for cart in wave.carts for code in cart.bins}
    walks = tuple(
        MapWalk(str(number), tuple(_place(point) for point in walk.path))
        for number, walk in enumerate(measured.walks, start=1)
    )
    note = translate("waves", "before {before}, after {after}").format(
        before=says.metres(measured.before_m), after=says.metres(measured.metres)
    )
    if measured.metres is None:
        note = translate("waves", "order estimated from the bins' codes")
    note = " · ".join(part for part in (note, says.minutes(measured.minutes)) if part)
    words = f"{wave.facts.wave_no}: {note}"
    return map_of_layout(measured.layout, lit, walks, wave.facts.wave_no, note, words)


def map_of_layout(
    layout: Layout,
    lit: Collection[str] = (),
    walks: tuple[MapWalk, ...] = (),
    title: str = "",
    note: str = "",
    words: str = "",
    current: str = "",
) -> MapContent:
    """The floor as it is laid out; ``current`` is the name of the part that is stood on."""
    bins = tuple(bin_ for place in layout.bins for bin_ in _bin(place, lit))
    aisles = tuple(_aisle(aisle, current) for aisle in layout.aisles)
    crosses = tuple(
        MapCross(cross.name, cross.y_mm, cross.from_mm, cross.to_mm, cross.name == current)
        for cross in layout.cross_aisles
    )
    start = _place(layout.start) if layout.start else None
    drop_off = _place(layout.drop_off) if layout.drop_off else None
    empty = "" if bins or aisles else translate("waves", "Nobody has measured this floor yet")
    return MapContent(
        title, note, aisles, crosses, bins, walks, start, drop_off, words or title, empty
    )


def _place(point: Point) -> Place:
    return point.x_mm, point.y_mm


def _aisle(aisle: Aisle, current: str) -> MapAisle:
    return MapAisle(
        aisle.name,
        aisle.x_mm,
        aisle.from_mm,
        aisle.to_mm,
        aisle.blocked,
        _ARROWS[aisle.direction],
        aisle.name == current,
    )


def _bin(place: BinPlace, lit: Collection[str]) -> tuple[MapBin, ...]:
    if place.x_mm is None or place.y_mm is None:
        return ()
    mark = BinMark.LIT if place.code in lit else BinMark.PLAIN
    return (MapBin(place.code, (place.x_mm, place.y_mm), _SIDES[place.side], mark),)
