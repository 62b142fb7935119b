"""Waves (SOP phase 2, step 2; mission F2): orders that are picked together, a tote for each.

A wave is a few carts; a cart carries a tote for each of its orders and is walked once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from app.fulfilment.routing import StopPlace, Walk, natural_order
from app.store.books.floor.wave_book import Cart, FreeTote, HeldUnits, OrderToPick, Stop
from app.store.unit_of_work import Store, UnitOfWork

STOPS_PER_CART = 120
"""A cart with more stops than this takes no further order: nobody walks for half a shift."""

Load = tuple[OrderToPick, FreeTote, Sequence[HeldUnits]]
"""An order with its tote and what is to be picked into it."""


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


def release_wave(
    store: Store,
    at: datetime,
    *,
    max_orders: int = 60,
    totes_per_cart: int = 10,
    walk: Walk = natural_order,
) -> WaveReport:
    """Release the next orders that are held in full as one wave of carts.

    Raises:
        StoreUnreachable: nothing was released.
    """
    return store.run(
        partial(_release, at=at, max_orders=max_orders, totes_per_cart=totes_per_cart, walk=walk)
    )


def _release(
    uow: UnitOfWork, *, at: datetime, max_orders: int, totes_per_cart: int, walk: Walk
) -> WaveReport:
    orders = uow.waves.orders_to_pick(max_orders)
    totes = uow.waves.free_totes(len(orders))
    going = orders[: len(totes)]
    waiting = len(orders) - len(going)
    if not going:
        return WaveReport(orders_without_tote=waiting)
    held = uow.waves.held_units([order.order_id for order in going])
    by_order: dict[int, list[HeldUnits]] = {order.order_id: [] for order in going}
    for units in held:
        by_order[units.order_id].append(units)
    loads = [
        (order, tote, by_order[order.order_id])
        for order, tote in zip(going, totes, strict=True)
        if by_order[order.order_id]
    ]
    if not loads:
        return WaveReport(orders_without_tote=waiting)
    carts = [_cart_of(on_cart, walk) for on_cart in share_carts(loads, totes_per_cart)]
    wave_no, work_nos = uow.waves.release(carts, _zone_of(held), at)
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


def _zone_of(held: Sequence[HeldUnits]) -> str:
    zones = {units.zone for units in held}
    return zones.pop() if len(zones) == 1 else ""
