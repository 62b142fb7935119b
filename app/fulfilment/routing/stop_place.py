"""In which order the stops of a cart are walked (F2; picking.md).

Natural bin order; the shortest walk comes behind the same call.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StopPlace:
    """Where a stop is; coordinates in mm, None where nobody has measured."""

    bin_code: str
    walk_order: int
    zone: str = ""
    aisle: str = ""
    x_mm: int | None = None
    y_mm: int | None = None


Walk = Callable[[Sequence[StopPlace]], Sequence[int]]
"""Says in which order to visit places: a permutation of their indexes."""


def natural_order(places: Sequence[StopPlace]) -> Sequence[int]:
    """Visit places in the natural order of their bins' codes (A-2 before A-10)."""

    def key(index: int) -> tuple[int, str, int]:
        place = places[index]
        return place.walk_order, place.bin_code, index

    return sorted(range(len(places)), key=key)
