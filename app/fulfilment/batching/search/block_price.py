"""How long the shortest walk of a cart is, in microseconds: the price that orders are shared by.

A cart is one number, a bit for each spot that it visits, aisle by aisle.  Two carts together are
``a | b``.  The programme is that of Ratliff & Rosenthal for one block, written out for its five
states; an aisle walked twice is left out, as no shortest walk needs it (Revenant, Cattaruzza,
Ogier & Semet 2024).  It is exact for one block with a round trip, and a fair guess elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

NEVER = 10**15
"""More than any walk."""

_MOST_REMEMBERED = 200_000
_MOST_AISLES_REMEMBERED = 40_000

_AisleCosts = tuple[int, int, int, int]
"""Through; from below and back; from above and back; from both ends without the largest gap."""


@dataclass(frozen=True, slots=True)
class PricedColumn:
    """A column of a block: its x and the heights above the front at which somebody may stop.

    Attributes:
        stops_mm: ascending, from 0 (the front) to the depth of the block (the back); a walk is
            priced faster if they are evenly spaced.
        through: whether an aisle leads from the front to the back here.
        touched: the height of what every walk visits here: its start; None if nothing.
    """

    x_mm: int
    stops_mm: tuple[int, ...]
    through: bool = True
    touched: int | None = None


class BlockPrice:
    """Prices of carts on one block.  Remembers what it was asked; not for two threads at once."""

    def __init__(self, depth_mm: int, columns: Sequence[PricedColumn]) -> None:
        self._depth = depth_mm
        self._columns = columns
        self._bit: dict[tuple[int, int], int] = {}
        self._always = 0
        self._parts: list[tuple[int, int, int, dict[int, _AisleCosts]]] = []
        self._pitches = [_pitch_of(column.stops_mm) for column in columns]
        self._known: dict[int, int] = {}
        shift = 0
        for column in columns:
            for offset, y_mm in enumerate(column.stops_mm):
                self._bit[column.x_mm, y_mm] = 1 << (shift + offset)
            if column.touched is not None:
                self._always |= self._bit[column.x_mm, column.touched]
            width = len(column.stops_mm)
            self._parts.append((shift, (1 << width) - 1, column.x_mm, {}))
            shift += width

    def price(self, mask: int) -> int:
        """The length in mm of the shortest walk by these spots."""
        known = self._known.get(mask)
        if known is None:
            if len(self._known) > _MOST_REMEMBERED:
                self._known.clear()
            known = self._known[mask] = self._walked(mask | self._always)
        return known

    def outline(self, mask: int) -> int:
        """The columns that a mask visits, a bit for each from left to right."""
        outline = 0
        for number, (shift, bits, _, _) in enumerate(self._parts):
            if (mask >> shift) & bits:
                outline |= 1 << number
        return outline

    def _walked(self, mask: int) -> int:
        """The programme.

        Of the walk so far the front (a) or the back (b) is used by two ways, both by one each (u),
        or both by two each, hanging together (c) or not (d).
        """
        a = b = c = d = u = NEVER
        before = -1
        for number, (shift, bits, x_mm, costs) in enumerate(self._parts):
            part = (mask >> shift) & bits
            if not part:
                continue
            found = costs.get(part)
            through, low, high, gap = found or self._aisle_costs(number, part)
            if before < 0:
                u, a, b, d = through, low, high, gap
            else:
                step = 2 * (x_mm - before)
                a = (a if a < c else c) + step  # noqa: FURB136 -- as below
                b = (b if b < c else c) + step  # noqa: FURB136 -- as below
                u += step
                step += step
                c += step
                d += step
                even = a if a < b else b  # noqa: FURB136 -- as below
                apart = even if even < d else d  # noqa: FURB136 -- as below
                even = apart if apart < c else c  # noqa: FURB136 -- as below
                crossed = u + through
                u += gap
                even += through
                if even < u:  # noqa: PLR1730 -- min() takes as long as all the rest
                    u = even
                c += gap
                if crossed < c:  # noqa: PLR1730 -- as above
                    c = crossed
                d = apart + gap
                a += low
                b += high
            before = x_mm
        return 0 if before < 0 else min(a, b, c)

    def _aisle_costs(self, number: int, part: int) -> _AisleCosts:
        column, depth, known = self._columns[number], self._depth, self._parts[number][3]
        first = column.stops_mm[(part & -part).bit_length() - 1]
        last = column.stops_mm[part.bit_length() - 1]
        if (pitch := self._pitches[number]) and first != last:
            empty = max(
                bin(part)[3:].rstrip("0").split("1")
            )  # of noughts the longest is the largest
            widest = (len(empty) + 1) * pitch
        else:
            widest = _widest_gap(column.stops_mm, part)
        widest = max(widest, first, depth - last)
        through = depth if column.through else NEVER
        costs = through, 2 * last, 2 * (depth - first), 2 * (depth - widest)
        if len(known) > _MOST_AISLES_REMEMBERED:
            known.clear()
        known[part] = costs
        return costs


def _pitch_of(stops_mm: Sequence[int]) -> int:
    """How far apart the stops are if all are evenly spaced, else 0."""
    gaps = {b - a for a, b in pairwise(stops_mm)}
    return gaps.pop() if len(gaps) == 1 else 0


def _widest_gap(stops_mm: Sequence[int], part: int) -> int:
    last = stops_mm[(part & -part).bit_length() - 1]
    widest, left = 0, part & (part - 1)
    while left:
        y_mm = stops_mm[(left & -left).bit_length() - 1]
        widest = max(widest, y_mm - last)
        last = y_mm
        left &= left - 1
    return widest
