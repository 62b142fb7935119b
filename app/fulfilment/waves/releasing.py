"""Waves go to the floor: a tote for each order, a walk for each cart (SOP phase 2, step 2; F2).

``release_wave`` takes orders first come, first served; ``release_draft`` takes a planned wave.
Totes are bound here, so that a released cart can be walked at once; or, where the rule of waves
says so, by the picker's scans at the start of the walk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from app.errors import NotAllowed
from app.exception_queue.cases import need_supervisor
from app.fulfilment.routing import StopPlace, Walk
from app.fulfilment.routing.floor import walk_over
from app.fulfilment.verification.policy_change import policy_of
from app.fulfilment.waves.drafts import by_cart, lock_draft
from app.fulfilment.work import DoubleScan
from app.scanning.directory import Person
from app.store.books.floor.wave_book import Cart, FreeTote, HeldUnits, OrderToPick, Stop
from app.store.books.planning.draft_book import WaveFacts
from app.store.schema.floor import WaveState
from app.store.unit_of_work import Change, Store, UnitOfWork

ORDERS_PER_WAVE = 60
"""As many as a wave takes first come, first served."""

STOPS_PER_CART = 120
"""A cart with more stops than this takes no further order: nobody walks for half a shift."""

Load = tuple[OrderToPick, FreeTote | None, Sequence[HeldUnits]]
"""An order with its tote, None if the picker binds it, and what is to be picked into it."""


@dataclass(frozen=True, slots=True)
class WaveReport:
    """What was released.

    Attributes:
        wave_nos: the waves, none if there was nothing to release.
        work_nos: the carts' works.
        orders_released: orders that are in the waves.
        orders_without_tote: orders that could be in them if a tote were free.
    """

    wave_nos: tuple[str, ...] = ()
    work_nos: tuple[str, ...] = ()
    orders_released: int = 0
    orders_without_tote: int = 0


def walk_on(uow: UnitOfWork) -> Walk:
    """The shortest walk over the floor as it is kept; learned from the codes without a map."""
    return walk_over(uow.layout.layout())


# -- first come, first served -----------------------------------------------------------------


def release_wave(
    store: Store,
    at: datetime,
    *,
    max_orders: int = ORDERS_PER_WAVE,
    totes_per_cart: int = 10,
    walk: Walk | None = None,
) -> WaveReport:
    """Release the next orders that are held in full as one wave of carts.

    Orders in a draft are left to it.  Without ``walk`` the shortest on the floor as it is kept.

    Raises:
        StoreUnreachable: nothing was released.
    """
    return store.run(
        partial(
            release_wave_in, at=at, max_orders=max_orders, totes_per_cart=totes_per_cart, walk=walk
        ),
        Change.RELEASED,
    )


def release_wave_in(
    uow: UnitOfWork,
    *,
    at: datetime,
    totes_per_cart: int,
    max_orders: int = ORDERS_PER_WAVE,
    walk: Walk | None = None,
) -> WaveReport:
    """As ``release_wave``, within a unit of work of the caller's."""
    orders = uow.waves.orders_to_pick(max_orders)
    totes = _totes_for(uow, len(orders))
    loads = _loads(uow, orders[: len(totes)], totes)
    waiting = max(len(orders) - len(totes), 0)
    if not loads:
        uow.change = Change.NOTHING
        return WaveReport(orders_without_tote=waiting)
    route = walk or walk_on(uow)
    carts = [_cart_of(on_cart, route) for on_cart in share_carts(loads, totes_per_cart)]
    wave_no, work_nos = uow.waves.release(carts, _zone_of(loads), at)
    return WaveReport((wave_no,), tuple(work_nos), len(loads), waiting)


def share_carts(
    loads: Sequence[Load], totes_per_cart: int, stops_per_cart: int = STOPS_PER_CART
) -> Iterator[list[Load]]:
    """Put orders on carts, first come first served, until the totes or the stops are enough.

    An order with more stops than a cart should have gets a cart of its own.
    """
    cart: list[Load] = []
    stops = 0
    for load in loads:
        if cart and (len(cart) == totes_per_cart or stops + len(load[2]) > stops_per_cart):
            yield cart
            cart, stops = [], 0
        cart.append(load)
        stops += len(load[2])
    if cart:
        yield cart


# -- as planned -------------------------------------------------------------------------------


def release_draft(
    store: Store, wave_no: str, at: datetime, person: Person, *, walk: Walk | None = None
) -> WaveReport:
    """Release a planned wave as far as there are free totes.

    Orders that do not wait any more (cancelled, edited, short of stock) are left out.  Carts for
    which no totes are left stay behind as a draft of their own.

    Args:
        store: the shared database.
        wave_no: a draft.
        at: now.
        person: who releases it.
        walk: in which order stops are walked; None for the shortest on the floor as it is kept.

    Raises:
        NothingFound: there is no such wave.
        NotAllowed: not a supervisor; or by its reason: it is no draft any more, no order of it
            waits any more, too few totes are free.
        StoreUnreachable: nothing was released.
    """
    need_supervisor(person, "release wave")
    return store.run(
        partial(release_draft_in, wave_no=wave_no, badge=person.badge, at=at, walk=walk),
        Change.RELEASED,
    )


def release_draft_in(
    uow: UnitOfWork, *, wave_no: str, badge: str, at: datetime, walk: Walk | None = None
) -> WaveReport:
    """As ``release_draft``, within a unit of work of the caller's, for whoever may."""
    wave = lock_draft(uow, wave_no, "release wave")
    slots = uow.drafts.slots_of(wave.wave_id)
    versions = uow.drafts.lock_allocated([slot.order_id for slot in slots])
    carts = [
        [OrderToPick(slot.order_id, slot.order_no, versions[slot.order_id]) for slot in cart]
        for cart in by_cart(slot for slot in slots if slot.order_id in versions)
    ]
    if not carts:
        raise NotAllowed(action="release wave", reason="no order of it waits any more")
    totes = _totes_for(uow, sum(map(len, carts)))
    going, staying = _as_totes_allow(carts, len(totes))
    if not going:
        raise NotAllowed(action="release wave", reason="too few totes are free")
    report = _send_out(uow, wave, going, totes, at, walk or walk_on(uow))
    uow.drafts.clear(wave.wave_id)
    values = {"state": WaveState.RELEASED.value, "released_at": at, "released_by": badge}
    uow.drafts.change_wave(wave.wave_id, values)
    left = sum(map(len, staying))
    if staying:
        behind = uow.drafts.copy(wave, WaveState.DRAFT, at, badge)
        uow.drafts.place(behind, [[order.order_id for order in cart] for cart in staying])
    facts = {"orders": report.orders_released, "without_tote": left}
    uow.people.audit(at, badge, "", "release wave", wave_no, facts)
    return WaveReport((wave_no,), report.work_nos, report.orders_released, left)


def _as_totes_allow(
    carts: Sequence[list[OrderToPick]], totes: int
) -> tuple[list[list[OrderToPick]], list[list[OrderToPick]]]:
    """Whole carts while there are totes; the rest stays.  A smaller cart may go before a larger."""
    going: list[list[OrderToPick]] = []
    staying: list[list[OrderToPick]] = []
    for cart in carts:
        goes = len(cart) <= totes
        (going if goes else staying).append(cart)
        totes -= len(cart) if goes else 0
    return going, staying


def _send_out(
    uow: UnitOfWork,
    wave: WaveFacts,
    carts: Sequence[Sequence[OrderToPick]],
    totes: Sequence[FreeTote | None],
    at: datetime,
    walk: Walk,
) -> WaveReport:
    loads = {load[0].order_id: load for load in _loads(uow, [o for c in carts for o in c], totes)}
    on_carts = [
        [loads[order.order_id] for order in cart if order.order_id in loads] for cart in carts
    ]
    planned = [_cart_of(on_cart, walk) for on_cart in on_carts if on_cart]
    work_nos = uow.waves.fill(wave.wave_id, planned, at)
    return WaveReport(work_nos=tuple(work_nos), orders_released=len(loads))


# -- both -------------------------------------------------------------------------------------


def _totes_for(uow: UnitOfWork, slots: int) -> Sequence[FreeTote | None]:
    """A tote for each slot, as far as there are; None for each that its picker binds by scan.

    Who picks on paper scans nothing on the way: totes of such walks are bound here whatever the
    rule of waves says.
    """
    by_scan = uow.wave_rule.read().totes_by_scan
    if by_scan and policy_of(uow).double_scan is DoubleScan.PICK_AND_PACK:
        return [None] * slots
    return uow.waves.free_totes(slots)


def _loads(
    uow: UnitOfWork, orders: Sequence[OrderToPick], totes: Sequence[FreeTote | None]
) -> list[Load]:
    """Each order with its tote and what is held for it; an order without any is left out."""
    if not orders:
        return []
    by_order: dict[int, list[HeldUnits]] = {order.order_id: [] for order in orders}
    for units in uow.waves.held_units(list(by_order)):
        by_order[units.order_id].append(units)
    return [
        (order, tote, by_order[order.order_id])
        for order, tote in zip(orders, totes, strict=False)
        if by_order[order.order_id]
    ]


def _cart_of(loads: Sequence[Load], walk: Walk) -> Cart:
    stops = [
        Stop(held, tote, slot, order.version)
        for slot, (order, tote, all_held) in enumerate(loads, start=1)
        for held in all_held
    ]
    order = walk([_place_of(stop.held) for stop in stops])
    return Cart(tuple((load[0], load[1]) for load in loads), tuple(stops[index] for index in order))


def _place_of(held: HeldUnits) -> StopPlace:
    return StopPlace(held.bin_code, held.walk_order, held.zone, held.aisle, held.x_mm, held.y_mm)


def _zone_of(loads: Iterable[Load]) -> str:
    zones = {units.zone for load in loads for units in load[2]}
    return zones.pop() if len(zones) == 1 else ""
