"""The map of the warehouse: aisles, cross-aisles, bins, where a walk starts and ends.

Aisles run along y, cross-aisles along x; both are lines that people walk on.  All lengths are
whole millimetres from one corner of the hall, x to the right, y away from the front.  Every value
is frozen; a change makes a new layout (``dataclasses.replace``), so that what was computed for one
layout stays true of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Point:
    """A place on the floor, in mm."""

    x_mm: int
    y_mm: int


class Direction(StrEnum):
    """Which way an aisle may be walked; ``UP`` is towards larger y."""

    BOTH = "both"
    UP = "up"
    DOWN = "down"


class Side(StrEnum):
    """On which side of its aisle a bin is, for one who looks towards larger y."""

    LEFT = "left"
    RIGHT = "right"
    NONE = ""


class Basis(StrEnum):
    """How much of a layout somebody has measured.

    ``ESTIMATED``: learned from the bins' codes with an even pitch; shows an order, no metres.
    """

    DRAWN = "drawn"
    COORDINATES = "coordinates"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True)
class Aisle:
    """An aisle between two shelves, at ``x_mm``, from ``from_mm`` to ``to_mm`` in y.

    Attributes:
        name: what the bins' ``aisle`` says; unique in a layout.
        to_mm: larger than ``from_mm``.
        blocked: nobody walks here now; its bins cannot be reached.
    """

    name: str
    x_mm: int
    from_mm: int
    to_mm: int
    direction: Direction = Direction.BOTH
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class CrossAisle:
    """A way across the aisles at ``y_mm``, from ``from_mm`` to ``to_mm`` in x, either way.

    It meets every aisle whose line it touches.
    """

    name: str
    y_mm: int
    from_mm: int
    to_mm: int
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class BinPlace:
    """A bin.  It is picked from its aisle, at its own y; without an aisle, from where it is.

    Attributes:
        aisle: the name of an aisle, or "" for a bin that stands free.
        bay: the section of the shelf; ``level``: the shelf's height.  Neither changes a walk.
        x_mm, y_mm: None where nobody has measured.
        walk_order: its place in the natural order of the codes (A-2 before A-10).
    """

    code: str
    aisle: str = ""
    bay: str = ""
    level: str = ""
    side: Side = Side.NONE
    x_mm: int | None = None
    y_mm: int | None = None
    zone: str = ""
    walk_order: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """A warehouse, or one floor of it.

    Attributes:
        start: where an empty cart is taken; None: in front of the first aisle.
        drop_off: where a full cart is left; None: at the start.
    """

    aisles: tuple[Aisle, ...] = ()
    cross_aisles: tuple[CrossAisle, ...] = ()
    bins: tuple[BinPlace, ...] = ()
    start: Point | None = None
    drop_off: Point | None = None
    basis: Basis = Basis.DRAWN


class LayoutFault(StrEnum):
    """What can be wrong with a layout."""

    AISLE_TWICE = "aisle_twice"
    AISLE_WITHOUT_LENGTH = "aisle_without_length"
    AISLE_CUT_OFF = "aisle_cut_off"
    CROSS_AISLE_WITHOUT_LENGTH = "cross_aisle_without_length"
    BIN_TWICE = "bin_twice"
    BIN_OF_UNKNOWN_AISLE = "bin_of_unknown_aisle"
    BIN_OUTSIDE_ITS_AISLE = "bin_outside_its_aisle"
    BIN_WITHOUT_COORDINATES = "bin_without_coordinates"


@dataclass(frozen=True, slots=True)
class LayoutProblem:
    """A fault and the name of the aisle, cross-aisle or bin that has it."""

    fault: LayoutFault
    name: str


def find_problems(layout: Layout) -> list[LayoutProblem]:
    """Everything that is wrong with a layout; it can be walked all the same.

    An aisle is cut off if it meets no open cross-aisle while there are others.
    """
    return [*_of_aisles(layout), *_of_cross_aisles(layout), *_of_bins(layout)]


def meets(aisle: Aisle, cross: CrossAisle) -> bool:
    """Whether one can turn from the aisle into the cross-aisle."""
    return aisle.from_mm <= cross.y_mm <= aisle.to_mm and cross.from_mm <= aisle.x_mm <= cross.to_mm


def _of_aisles(layout: Layout) -> list[LayoutProblem]:
    open_ways = [cross for cross in layout.cross_aisles if not cross.blocked]
    problems = [
        LayoutProblem(LayoutFault.AISLE_TWICE, name)
        for name in _twice([aisle.name for aisle in layout.aisles])
    ]
    for aisle in layout.aisles:
        if aisle.to_mm <= aisle.from_mm:
            problems.append(LayoutProblem(LayoutFault.AISLE_WITHOUT_LENGTH, aisle.name))
        elif not any(meets(aisle, cross) for cross in open_ways) and len(layout.aisles) > 1:
            problems.append(LayoutProblem(LayoutFault.AISLE_CUT_OFF, aisle.name))
    return problems


def _of_cross_aisles(layout: Layout) -> list[LayoutProblem]:
    return [
        LayoutProblem(LayoutFault.CROSS_AISLE_WITHOUT_LENGTH, cross.name)
        for cross in layout.cross_aisles
        if cross.to_mm <= cross.from_mm
    ]


def _of_bins(layout: Layout) -> list[LayoutProblem]:
    aisles = {aisle.name: aisle for aisle in layout.aisles}
    problems = [
        LayoutProblem(LayoutFault.BIN_TWICE, code)
        for code in _twice([place.code for place in layout.bins])
    ]
    for place in layout.bins:
        aisle = aisles.get(place.aisle)
        if place.y_mm is None:
            problems.append(LayoutProblem(LayoutFault.BIN_WITHOUT_COORDINATES, place.code))
        elif aisle is not None and not aisle.from_mm <= place.y_mm <= aisle.to_mm:
            problems.append(LayoutProblem(LayoutFault.BIN_OUTSIDE_ITS_AISLE, place.code))
        elif aisle is None and place.aisle and aisles:
            problems.append(LayoutProblem(LayoutFault.BIN_OF_UNKNOWN_AISLE, place.code))
    return problems


def _twice(names: Sequence[str]) -> list[str]:
    seen: set[str] = set()
    twice: dict[str, None] = {}
    for name in names:
        if name in seen:
            twice[name] = None
        seen.add(name)
    return list(twice)
