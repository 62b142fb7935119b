"""How others walk, as the measure of what a shorter walk saves.

``s_shape`` goes through every aisle with a stop whole, up and down by turns; only in the last one
it turns where the stops end.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.fulfilment.routing.layout import Layout, meets
from app.fulfilment.routing.ways.spots import Spot


def s_shape(layout: Layout, stops: Sequence[Spot], start: Spot | None = None) -> list[Spot]:
    """The stops in the order of an S from left to right, with the turning points between them.

    It begins at the end of the aisles that ``start`` is nearer to, the front without one.
    """
    columns: dict[int, list[Spot]] = {}
    for spot in stops:
        columns.setdefault(spot.x_mm, []).append(spot)
    walk: list[Spot] = []
    from_below = upwards = start is None or _is_in_front(layout, start)
    for number, x_mm in enumerate(sorted(columns), start=1):
        column = sorted(columns[x_mm], key=lambda spot: spot.y_mm, reverse=not upwards)
        ends = _ends(layout, x_mm)
        is_last = number == len(columns)
        if ends is None:
            walk += column
            continue
        low, high = ends
        walk += [low, *column] if upwards else [high, *column]
        if not (is_last and upwards == from_below):
            walk.append(high if upwards else low)
        upwards = not upwards
    return walk


def _is_in_front(layout: Layout, start: Spot) -> bool:
    ways = [cross.y_mm for cross in layout.cross_aisles if not cross.blocked] or [start.y_mm]
    return start.y_mm - min(ways) <= max(ways) - start.y_mm


def _ends(layout: Layout, x_mm: int) -> tuple[Spot, Spot] | None:
    """The first and the last crossing of the aisles of one x, None if there are no two."""
    found = [
        Spot(x_mm, cross.y_mm, aisle=number)
        for number, aisle in enumerate(layout.aisles)
        if aisle.x_mm == x_mm and not aisle.blocked
        for cross in layout.cross_aisles
        if not cross.blocked and meets(aisle, cross)
    ]
    low = min(found, key=lambda spot: spot.y_mm, default=None)
    high = max(found, key=lambda spot: spot.y_mm, default=None)
    return None if low is None or high is None or low.y_mm == high.y_mm else (low, high)
