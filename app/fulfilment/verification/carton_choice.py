"""Which carton a packer should take: the smallest that takes everything, or several.

A suggestion by a proof, not by volume: units are really placed, the largest first, each into the
smallest free space that holds it.  What cannot be placed so may still fit; the packer may take
another carton.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

from app.scanning.directory import CartonType

Size = tuple[int, int, int]
"""Length, width and height in mm."""

_MOST_PLACED = 60
"""More units than this are not placed one by one on the packer's screen."""


@dataclass(frozen=True, slots=True)
class Boxed:
    """So many units of one size and weight; 0 mm or 0 g is "not known"."""

    size_mm: Size
    grams: int
    units: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Cartons to take, the next one first.

    Attributes:
        cartons: their types; empty where nothing can be said.
        unknown: True if the size of some unit is not known, so that nothing can be said.
        too_large: True if some unit fits into no carton at all.
    """

    cartons: tuple[CartonType, ...] = ()
    unknown: bool = False
    too_large: bool = False


@lru_cache(maxsize=64)
def suggest_cartons(
    goods: tuple[Boxed, ...], types: tuple[CartonType, ...], refused: tuple[str, ...] = ()
) -> Suggestion:
    """Say which cartons take all of ``goods``: one where one is enough, else the fewest found.

    Args:
        goods: what is not packed yet.
        types: the carton types on the shelf.
        refused: types that no carrier takes to this address.
    """
    units = [(one.size_mm, one.grams) for one in goods for _unit in range(one.units)]
    if any(min(size) <= 0 for size, _grams in units) or len(units) > _MOST_PLACED:
        return Suggestion(unknown=True)
    allowed = sorted((t for t in types if t.code not in refused), key=_volume)
    if not units or not allowed:
        return Suggestion()
    left = sorted(units, key=lambda unit: -_product(unit[0]))
    cartons: list[CartonType] = []
    while left:
        whole = next((kind for kind in allowed if _takes_all(kind, left)), None)
        kind = whole or allowed[-1]
        inside = _placed(kind, left)
        if not inside:
            return Suggestion(too_large=True)
        cartons.append(kind)
        left = [unit for place, unit in enumerate(left) if place not in inside]
    return Suggestion(tuple(cartons))


def _takes_all(kind: CartonType, units: Sequence[tuple[Size, int]]) -> bool:
    """True if all fit; most cartons are too small or too weak at a glance."""
    room, weight = sum(_product(size) for size, _grams in units), sum(one for _, one in units)
    if room > _volume(kind)[0] or kind.tare_grams + weight > kind.max_grams:
        return False
    return len(_placed(kind, units)) == len(units)


def _placed(kind: CartonType, units: Sequence[tuple[Size, int]]) -> set[int]:
    """The places in ``units`` of those that fit into one carton together."""
    spaces: list[Size] = [(kind.length_mm, kind.width_mm, kind.height_mm)]
    grams, inside = kind.tare_grams, set[int]()
    for place, (size, weight) in enumerate(units):
        if grams + weight > kind.max_grams:
            continue
        fit = _best_space(spaces, size)
        if fit is not None:
            number, turned = fit
            spaces += _rest_of(spaces.pop(number), turned)
            grams += weight
            inside.add(place)
    return inside


def _best_space(spaces: Sequence[Size], size: Size) -> tuple[int, Size] | None:
    """The smallest free space that holds a unit, and how the unit is turned in it."""
    fits = [
        (_product(space), number, turned)
        for number, space in enumerate(spaces)
        for turned in set(permutations(size))
        if all(inner >= outer for inner, outer in zip(space, turned, strict=True))
    ]
    if not fits:
        return None
    _room, number, turned = min(fits)
    return number, (turned[0], turned[1], turned[2])


def _rest_of(space: Size, unit: Size) -> list[Size]:
    """What is free of a space beside, before and above a unit that stands in its corner."""
    length, width, height = space
    a, b, c = unit
    rest = [(length - a, width, height), (a, width - b, height), (a, b, height - c)]
    return [free for free in rest if min(free) > 0]


def _volume(kind: CartonType) -> tuple[int, str]:
    return kind.length_mm * kind.width_mm * kind.height_mm, kind.code


def _product(size: Size) -> int:
    return size[0] * size[1] * size[2]
