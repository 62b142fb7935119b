"""What the planner of carts is given, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from app.fulfilment.routing.layout import Basis
from app.fulfilment.routing.walk_plan import WalkPlan


@dataclass(frozen=True, slots=True)
class BinVisit:
    """So many units of one product that an order needs from one bin.

    Attributes:
        key: whatever the caller knows it by (the id of a hold); comes back unchanged.
    """

    bin_code: str
    units: int = 1
    sku: str = ""
    key: int = 0


@dataclass(frozen=True, slots=True)
class PickOrder:
    """An order that waits for a cart; it is never split over two.

    Attributes:
        key: whatever the caller knows it by (the order's id); unique in a plan.
        totes: how many totes it fills.
        apart: orders of different ``apart`` never share a cart: a carrier's cut-off, a zone.
    """

    key: int
    visits: tuple[BinVisit, ...]
    totes: int = 1
    grams: int = 0
    millilitres: int = 0
    apart: str = ""

    @property
    def units(self) -> int:
        """How many units are picked for it."""
        return sum(visit.units for visit in self.visits)


@dataclass(frozen=True, slots=True)
class CartCapacity:
    """What one cart takes; None where it does not matter.

    An order that is too large for an empty cart goes alone.
    """

    totes: int | None = None
    units: int | None = None
    grams: int | None = None
    millilitres: int | None = None
    stops: int | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """How long to look for a better plan.

    With ``rounds`` the answer is the same for the same seed, on any machine that has LuaJIT, and on
    any that has not (there the rounds are fewer), while half of the ``seconds`` are enough for
    them.  With ``seconds`` alone the clock ends the search: a seed then gives the same search, not
    the same end of it.  Whatever ends first ends it.

    Attributes:
        seconds: of wall time, from the call to the answer.
        rounds: tried changes of each of the two searches.
        processes: 2 lets the second search run in a process of its own; 1 runs them in turn.
    """

    seconds: float | None = 10.0
    rounds: int | None = None
    processes: int = 2


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast people work, for minutes that are always an estimate."""

    metres_per_minute: float = 60.0
    seconds_per_stop: float = 6.0
    seconds_per_unit: float = 2.0


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """One visit in walking order, for the tote of its order.

    Attributes:
        slot: the order's place on the cart, from 1.
    """

    order_key: int
    slot: int
    visit: BinVisit


@dataclass(frozen=True, slots=True)
class PlannedCart:
    """One cart: its orders by slot, its visits in walking order, and the walk drawn.

    ``walk.order`` and ``walk.unreachable`` count visits in the order of the slots.
    """

    orders: tuple[PickOrder, ...]
    visits: tuple[PlannedVisit, ...]
    walk: WalkPlan
    minutes: float | None


@dataclass(frozen=True, slots=True)
class Effort:
    """What a plan costs: carts, metres and minutes; None where nobody has measured."""

    carts: int
    length_mm: int
    metres: float | None
    minutes: float | None


@dataclass(frozen=True, slots=True)
class CartPlan:
    """Orders on carts.

    Attributes:
        before: orders as they came, each cart walked in the order of its bins' codes.
        before_s_shape: orders as they came, each cart walked in an S.
        after: this plan; never longer than either.
    """

    carts: tuple[PlannedCart, ...]
    before: Effort
    before_s_shape: Effort
    after: Effort
    basis: Basis
