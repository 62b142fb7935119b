"""Carts with their walks, and what a plan costs before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.fulfilment.batching.cart_plan import (
    BinVisit,
    Effort,
    Pace,
    PickOrder,
    PlannedCart,
    PlannedVisit,
)
from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Basis

_SECONDS_PER_MINUTE = 60
_MM_PER_METRE = 1000


class CartWalks:
    """Walks carts on one floor at one pace."""

    def __init__(self, floor: Floor, pace: Pace) -> None:
        self._floor = floor
        self._pace = pace

    def walked(self, orders: Sequence[PickOrder]) -> PlannedCart:
        """A cart of these orders, a slot for each, on its shortest walk."""
        visits = [
            PlannedVisit(order.key, slot, visit)
            for slot, order in enumerate(orders, start=1)
            for visit in order.visits
        ]
        walk = self._floor.shortest([planned.visit.bin_code for planned in visits])
        minutes = self._minutes(walk.length_mm, [planned.visit for planned in visits])
        return PlannedCart(tuple(orders), tuple(visits[i] for i in walk.order), walk, minutes)

    def before(self, carts: Sequence[Sequence[PickOrder]]) -> tuple[Effort, Effort]:
        """What these carts cost in the order of the bins' codes, and in an S."""
        visits = [[visit for order in cart for visit in order.visits] for cart in carts]
        lengths = [
            self._floor.lengths_before([visit.bin_code for visit in cart]) for cart in visits
        ]
        by_code = self._effort(visits, [by_code for by_code, _ in lengths])
        return by_code, self._effort(visits, [in_s for _, in_s in lengths])

    def after(self, carts: Iterable[PlannedCart]) -> Effort:
        """What planned carts cost."""
        some = list(carts)
        visits = [[planned.visit for planned in cart.visits] for cart in some]
        return self._effort(visits, [cart.walk.length_mm for cart in some])

    def _effort(self, visits: Sequence[Sequence[BinVisit]], lengths: Sequence[int]) -> Effort:
        length = sum(lengths)
        if self._floor.layout.basis is Basis.ESTIMATED:
            return Effort(len(visits), length, None, None)
        minutes = (self._minutes(mm, v) or 0.0 for mm, v in zip(lengths, visits, strict=True))
        return Effort(len(visits), length, length / _MM_PER_METRE, sum(minutes))

    def _minutes(self, length_mm: int, visits: Sequence[BinVisit]) -> float | None:
        """Walking, stopping at each bin, taking each unit; None where nobody has measured."""
        if self._floor.layout.basis is Basis.ESTIMATED:
            return None
        bins = len({visit.bin_code for visit in visits})
        units = sum(visit.units for visit in visits)
        working = bins * self._pace.seconds_per_stop + units * self._pace.seconds_per_unit
        walking = length_mm / _MM_PER_METRE / self._pace.metres_per_minute
        return walking + working / _SECONDS_PER_MINUTE
