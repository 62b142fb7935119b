"""The planning board: what waits, which waves are planned and released, their walks measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from app.fulfilment.batching.cart_plan import BinVisit, Pace, PickOrder
from app.fulfilment.batching.walked_carts import CartWalks
from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Basis, Layout
from app.fulfilment.routing.walk_plan import WalkPlan
from app.fulfilment.waves.outside import WaitingOrder, waiting_orders
from app.store.books.planning.board_book import BoardStop, OpenWave
from app.store.books.planning.rule_book import RuleFacts
from app.store.schema.floor import WaveState, WorkState
from app.store.unit_of_work import Store

_MM_PER_M = 1000


@dataclass(frozen=True, slots=True)
class BoardCart:
    """A cart of a wave: its stops in walking order, or in bin order while it is a draft."""

    number: int
    work_no: str
    state: str
    holder: str
    untouched: bool
    stops: tuple[BoardStop, ...]

    @property
    def orders(self) -> tuple[tuple[int, str, str], ...]:
        """Its orders by slot, with their totes: (slot, order number, tote or "")."""
        return tuple(sorted({(stop.slot, stop.order_no, stop.tote) for stop in self.stops}))

    @property
    def bins(self) -> tuple[str, ...]:
        """Its bins in the order of its stops, each once."""
        return tuple(dict.fromkeys(stop.bin_code for stop in self.stops))

    @property
    def units(self) -> int:
        """How many units are picked on it."""
        return sum(stop.units for stop in self.stops)


@dataclass(frozen=True, slots=True)
class BoardWave:
    """A wave of the board."""

    facts: OpenWave
    carts: tuple[BoardCart, ...]

    @property
    def is_draft(self) -> bool:
        """True until it is released."""
        return self.facts.state == WaveState.DRAFT

    @property
    def orders(self) -> int:
        """How many orders are in it."""
        return sum(len(cart.orders) for cart in self.carts)

    @property
    def bins(self) -> int:
        """How many different bins are visited, cart by cart."""
        return sum(len(cart.bins) for cart in self.carts)


@dataclass(frozen=True, slots=True)
class Board:
    """Everything that the planning screen lists.

    Attributes:
        waiting: orders that are held in full and in no wave.
        free_totes: totes that a release may bind.
        waves: drafts first, then released waves, the newest first.
        rule: when waves go.
        outside: orders that no wave holds, the earliest due first, each with its reason.
    """

    waiting: int
    free_totes: int
    waves: tuple[BoardWave, ...]
    rule: RuleFacts
    outside: tuple[WaitingOrder, ...] = ()

    def wave(self, wave_no: str) -> BoardWave | None:
        """A wave by its number."""
        return next((wave for wave in self.waves if wave.facts.wave_no == wave_no), None)


@dataclass(frozen=True, slots=True)
class MeasuredWave:
    """A wave's walks on the map, cart by cart, and what they cost.

    Metres and minutes are None where nobody has measured the floor.  ``before_m`` is what the
    plan said of first come, first served; without a plan the same carts in bin-code order.
    """

    wave_no: str
    layout: Layout
    walks: tuple[WalkPlan, ...]
    metres: float | None
    before_m: float | None
    minutes: float | None


def read_board(store: Store) -> Board:
    """Read the board as it is now."""
    with store.reading() as uow:
        waves = uow.board.open_waves()
        drafts = [wave.wave_id for wave in waves if wave.state == WaveState.DRAFT]
        others = [wave.wave_id for wave in waves if wave.wave_id not in drafts]
        stops = uow.board.draft_stops(drafts) + uow.board.released_stops(others)
        waiting, totes = uow.waves.count_to_pick(), uow.board.free_totes()
        rule, outside = uow.wave_rule.read(), uow.board.outside()
    by_wave: dict[int, list[BoardStop]] = {}
    for stop in stops:
        by_wave.setdefault(stop.wave_id, []).append(stop)
    found = (BoardWave(wave, _carts_of(by_wave.get(wave.wave_id, []))) for wave in waves)
    return Board(waiting, totes, tuple(found), rule, waiting_orders(outside, rule.mode))


def _carts_of(stops: Sequence[BoardStop]) -> tuple[BoardCart, ...]:
    carts = [tuple(cart) for _cart, cart in groupby(stops, key=lambda stop: stop.cart)]
    return tuple(
        BoardCart(
            number,
            cart[0].work_no,
            cart[0].state,
            cart[0].holder,
            cart[0].state in {WaveState.DRAFT, WorkState.OPEN} and cart[0].fence == 0,
            cart,
        )
        for number, cart in enumerate(carts, start=1)
    )


def measure_wave(store: Store, wave: BoardWave, pace: Pace | None = None) -> MeasuredWave:
    """Lay a wave's walks over the map and measure them."""
    with store.reading() as uow:
        layout = uow.layout.layout()
    return measured(wave, Floor(layout), pace or Pace())


def measured(wave: BoardWave, floor: Floor, pace: Pace) -> MeasuredWave:
    """As ``measure_wave``, over a floor that is made ready."""
    carts = [_orders_of(cart) for cart in wave.carts]
    over = CartWalks(floor, pace)
    planned = [over.walked(cart) for cart in carts]
    after = over.after(planned)
    known = floor.layout.basis is not Basis.ESTIMATED
    before = wave.facts.before_mm
    if before is None:
        before = over.before(carts)[0].length_mm
    return MeasuredWave(
        wave.facts.wave_no,
        floor.layout,
        tuple(cart.walk for cart in planned),
        after.metres,
        before / _MM_PER_M if known else None,
        after.minutes,
    )


def _orders_of(cart: BoardCart) -> list[PickOrder]:
    """The orders of a cart as the planner knows them, by slot."""
    visits: dict[int, list[BinVisit]] = {}
    for stop in cart.stops:
        visits.setdefault(stop.slot, []).append(BinVisit(stop.bin_code, stop.units, stop.sku))
    return [PickOrder(slot, tuple(visits[slot])) for slot in sorted(visits)]
