"""Where somebody stands to pick from a bin, to start, to leave the cart: a spot on a line.

A bin of an aisle is picked from the aisle's line.  Whatever stands free is reached from the nearest
open line, there and back at right angles; where a layout has no lines at all, everybody walks at
right angles from place to place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.fulfilment.routing.layout import Aisle, BinPlace, CrossAisle, Layout, Point


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot on an aisle, on a cross-aisle, or on the open floor if it is on neither.

    Attributes:
        aisle, cross: the line's index in the layout, or -1.
        aside: the place itself where it is off the line; ``aside_mm`` is how far, one way.
    """

    x_mm: int
    y_mm: int
    aisle: int = -1
    cross: int = -1
    aside: Point | None = None
    aside_mm: int = 0


def start_of(layout: Layout) -> Spot | None:
    """Where walks start; None if the layout has no place at all."""
    place = layout.start or _front(layout)
    return None if place is None else spot_at(layout, place)


def drop_off_of(layout: Layout) -> Spot | None:
    """Where walks end."""
    return spot_at(layout, layout.drop_off) if layout.drop_off else start_of(layout)


def spot_of_bin(layout: Layout, place: BinPlace, aisles: dict[str, int]) -> Spot | None:
    """Where a bin is picked from; None if nobody can say or its aisle is blocked."""
    number = aisles.get(place.aisle)
    if number is None:
        measured = place.x_mm is not None and place.y_mm is not None
        return spot_at(layout, Point(place.x_mm or 0, place.y_mm or 0)) if measured else None
    aisle = layout.aisles[number]
    if aisle.blocked or place.y_mm is None:
        return None
    return Spot(aisle.x_mm, _between(place.y_mm, aisle.from_mm, aisle.to_mm), aisle=number)


def spot_at(layout: Layout, place: Point) -> Spot:
    """The nearest spot on an open line, a cross-aisle if it is no farther than an aisle."""
    near = min(_near(layout, place), key=lambda spot: spot.aside_mm, default=None)
    return near or Spot(place.x_mm, place.y_mm)


def _near(layout: Layout, place: Point) -> Iterator[Spot]:
    for number, cross in enumerate(layout.cross_aisles):
        if not cross.blocked:
            yield _on_cross(number, cross, place)
    for number, aisle in enumerate(layout.aisles):
        if not aisle.blocked:
            yield _on_aisle(number, aisle, place)


def _on_cross(number: int, cross: CrossAisle, place: Point) -> Spot:
    x_mm = _between(place.x_mm, cross.from_mm, cross.to_mm)
    aside, far = _aside(place, x_mm, cross.y_mm)
    return Spot(x_mm, cross.y_mm, cross=number, aside=aside, aside_mm=far)


def _on_aisle(number: int, aisle: Aisle, place: Point) -> Spot:
    y_mm = _between(place.y_mm, aisle.from_mm, aisle.to_mm)
    aside, far = _aside(place, aisle.x_mm, y_mm)
    return Spot(aisle.x_mm, y_mm, aisle=number, aside=aside, aside_mm=far)


def _aside(place: Point, x_mm: int, y_mm: int) -> tuple[Point | None, int]:
    far = abs(place.x_mm - x_mm) + abs(place.y_mm - y_mm)
    return (place if far else None), far


def _between(value: int, low: int, high: int) -> int:
    return max(low, min(value, high))


def _front(layout: Layout) -> Point | None:
    """In front of the first aisle; where nothing is drawn, at the foremost measured bin."""
    if layout.aisles:
        first = min(layout.aisles, key=lambda aisle: (aisle.x_mm, aisle.from_mm))
        return Point(first.x_mm, first.from_mm)
    measured = [(b.x_mm, b.y_mm) for b in layout.bins if b.x_mm is not None and b.y_mm is not None]
    if not measured:
        return None
    return Point(min(x for x, _ in measured), min(y for _, y in measured))
