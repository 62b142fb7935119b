"""What the map shows, as plain values in mm of the floor; no Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

Place = tuple[int, int]
"""x to the right and y away from the front, in mm."""


class BinMark(Enum):
    """How a bin stands out: not at all, lit because a walk stops there, where one stands, wrong."""

    PLAIN = auto()
    LIT = auto()
    HERE = auto()
    BAD = auto()


@dataclass(frozen=True, slots=True)
class MapAisle:
    """An aisle at ``x`` from ``start`` to ``end`` in y; ``arrow`` is 1 for up only, -1 for down."""

    name: str
    x: int
    start: int
    end: int
    blocked: bool = False
    arrow: int = 0
    current: bool = False


@dataclass(frozen=True, slots=True)
class MapCross:
    """A way across at ``y`` from ``start`` to ``end`` in x."""

    name: str
    y: int
    start: int
    end: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class MapBin:
    """A bin; ``side`` is -1 left of its aisle, 1 right of it, 0 on it."""

    code: str
    at: Place
    side: int = 0
    mark: BinMark = BinMark.PLAIN


@dataclass(frozen=True, slots=True)
class MapWalk:
    """A walk as a polyline; ``label`` stands at its first corner, e.g. the cart's number."""

    label: str
    path: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class MapContent:
    """The whole map.

    Attributes:
        title, note: above it, e.g. "W-0078" and "240 m, about 19 min".
        start, drop_off: (code, place) of where walks begin and end, or None.
        words: what a screen reader says of it.
        empty: said in its place where there is nothing to draw.
    """

    title: str = ""
    note: str = ""
    aisles: tuple[MapAisle, ...] = ()
    crosses: tuple[MapCross, ...] = ()
    bins: tuple[MapBin, ...] = ()
    walks: tuple[MapWalk, ...] = ()
    start: Place | None = None
    drop_off: Place | None = None
    words: str = ""
    empty: str = ""

    @property
    def places(self) -> list[Place]:
        """Every place that must be in sight."""
        found = [bin_.at for bin_ in self.bins]
        found += [(aisle.x, y) for aisle in self.aisles for y in (aisle.start, aisle.end)]
        found += [(x, cross.y) for cross in self.crosses for x in (cross.start, cross.end)]
        found += [place for walk in self.walks for place in walk.path]
        return found + [place for place in (self.start, self.drop_off) if place is not None]
