"""What a cart costs where no block programme fits: one-way aisles, free places.

The price is that of walking always to the nearest place that is left: quick, and dear where the
shortest walk is dear.  The walk itself is planned anew when the carts are known.
"""

from __future__ import annotations

from collections.abc import Sequence

_MOST_REMEMBERED = 200_000


class DistancePrice:
    """Prices of carts by a table of distances.  Not for two threads at once.

    Args:
        matrix: distances in mm; row and column 0 are the start, the last the drop-off point; bit
            ``i`` of a mask is place ``i + 1``.
        aisles: for each place between them in which aisle it is, from left to right.
    """

    def __init__(self, matrix: Sequence[Sequence[int]], aisles: Sequence[int]) -> None:
        self._matrix = matrix
        self._aisles = aisles
        self._known: dict[int, int] = {}

    def price(self, mask: int) -> int:
        """The length in mm of a walk by these places."""
        known = self._known.get(mask)
        if known is None:
            if len(self._known) > _MOST_REMEMBERED:
                self._known.clear()
            known = self._known[mask] = self._walked(mask)
        return known

    def outline(self, mask: int) -> int:
        """The aisles that a mask visits, a bit for each."""
        outline = 0
        for place in _places(mask):
            outline |= 1 << self._aisles[place - 1]
        return outline

    def _walked(self, mask: int) -> int:
        left, at, total = _places(mask), 0, 0
        while left:
            row = self._matrix[at]
            at = min(left, key=row.__getitem__)
            left.remove(at)
            total += row[at]
        return total + self._matrix[at][-1]


def _places(mask: int) -> list[int]:
    places = []
    while mask:
        low = mask & -mask
        places.append(low.bit_length())
        mask ^= low
    return places
