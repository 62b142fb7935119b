"""What a picker sees on the way to each bin: left or right, how far, how high the shelf is (F2).

The side is that of whoever walks there from the bin before, on the shortest way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Basis, Side
from app.fulfilment.routing.ways.network import FAR
from app.fulfilment.routing.ways.spots import Spot
from app.fulfilment.work import PickPackage, PickStop

_OTHER = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.NONE: Side.NONE}
_MM_PER_M = 1000


@dataclass(frozen=True, slots=True)
class Bearing:
    """``side`` in walking direction; ``metres`` from the stop before, None if nobody knows."""

    side: Side = Side.NONE
    metres: int | None = None


def bearings(floor: Floor, bin_codes: Sequence[str]) -> list[Bearing]:
    """The bearing of each bin for one who visits them in this order."""
    sides = {place.code: place.side for place in floor.layout.bins}
    at, up = floor.start, True
    found: list[Bearing] = []
    for code in bin_codes:
        spot = floor.spot(code)
        if spot is None or floor.network.distance(at, spot) >= FAR:
            found.append(Bearing())
            continue
        up = _heads_up(floor, at, spot, before=up)
        side = sides.get(code, Side.NONE)
        far = round(floor.network.distance(at, spot) / _MM_PER_M)
        known = floor.layout.basis is not Basis.ESTIMATED
        found.append(Bearing(side if up else _OTHER[side], far if known else None))
        at = spot
    return found


def _heads_up(floor: Floor, at: Spot, spot: Spot, *, before: bool) -> bool:
    """Whether one arrives going up the aisle; at the same place, as one arrived before."""
    path = [place for place in floor.network.way(at, spot) if place[0] == spot.x_mm]
    for one, other in zip(reversed(path[:-1]), reversed(path), strict=False):
        if one[1] != other[1]:
            return other[1] > one[1]
    return before


def with_bearings(
    package: PickPackage, floor: Floor, levels: Mapping[tuple[str, str], int]
) -> PickPackage:
    """The package with what the picker sees at each stop.

    Args:
        package: a walk, its stops in walking order.
        floor: with at least the bins of the walk.
        levels: how many levels a bay has, by (aisle, bay).
    """
    seen = bearings(floor, [stop.bin_code for stop in package.stops])
    stops = tuple(
        _seen(stop, bearing, levels) for stop, bearing in zip(package.stops, seen, strict=True)
    )
    return package.model_copy(update={"stops": stops})


def _seen(stop: PickStop, bearing: Bearing, levels: Mapping[tuple[str, str], int]) -> PickStop:
    update = {
        "side": bearing.side.value,
        "metres_before": bearing.metres,
        "shelf_levels": levels.get((stop.aisle, stop.bay), 0),
    }
    return stop.model_copy(update=update)
