"""Where the stops of a cart are, and what says in which order they are walked (F2)."""

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
