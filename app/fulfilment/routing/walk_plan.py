"""A walk as the planner answers it: the order of the stops, the way, its length."""

from __future__ import annotations

from dataclasses import dataclass

from app.fulfilment.routing.layout import Basis, Point

_MM_PER_METRE = 1000


@dataclass(frozen=True, slots=True)
class WalkPlan:
    """One walk from the start by every stop to the drop-off point.

    Attributes:
        order: the indexes of the stops in the order in which they are visited; each once.
            Those of ``unreachable`` come last.
        path: the way as a polyline from the start to the drop-off point, for drawing.
        length_mm: how long that way is; of an estimated layout in its own even pitch.
        basis: how much of the layout is measured.
        exact: True if no shorter walk exists.
        unreachable: indexes of stops that no open way leads to (a blocked aisle), or whose bin
            the layout does not know.
    """

    order: tuple[int, ...]
    path: tuple[Point, ...]
    length_mm: int
    basis: Basis
    exact: bool = False
    unreachable: tuple[int, ...] = ()

    @property
    def metres(self) -> float | None:
        """The length, or None where nobody has measured: an estimate shows no metres."""
        return None if self.basis is Basis.ESTIMATED else self.length_mm / _MM_PER_METRE
