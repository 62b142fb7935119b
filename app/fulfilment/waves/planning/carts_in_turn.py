"""Carts filled in the order that the orders have, each walked the shortest way (T2).

For groups whose order is the point: the same articles side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from app.fulfilment.batching.cart_plan import CartCapacity, CartPlan, Pace, PickOrder
from app.fulfilment.batching.walked_carts import CartWalks
from app.fulfilment.routing.floor import Floor


def carts_in_turn(
    orders: Sequence[PickOrder], floor: Floor, capacity: CartCapacity, pace: Pace
) -> CartPlan:
    """Fill carts one after the other; ``before`` are the same carts walked in bin-code order."""
    walks = CartWalks(floor, pace)
    shared = list(fill_carts(orders, capacity))
    by_code, in_s = walks.before(shared)
    carts = tuple(walks.walked(cart) for cart in shared)
    return CartPlan(carts, by_code, in_s, walks.after(carts), floor.layout.basis)


def fill_carts(
    orders: Sequence[PickOrder], capacity: CartCapacity
) -> Iterator[tuple[PickOrder, ...]]:
    """Share orders among carts in their order; one too large for an empty cart goes alone."""
    cart: list[PickOrder] = []
    for order in orders:
        if cart and not fits([*cart, order], capacity):
            yield tuple(cart)
            cart = []
        cart.append(order)
    if cart:
        yield tuple(cart)


def fits(orders: Sequence[PickOrder], capacity: CartCapacity) -> bool:
    """Say whether a cart takes these orders together."""
    measures: tuple[tuple[int | None, Callable[[PickOrder], int]], ...] = (
        (capacity.totes, lambda order: order.totes),
        (capacity.units, lambda order: order.units),
        (capacity.grams, lambda order: order.grams),
        (capacity.millilitres, lambda order: order.millilitres),
        (capacity.stops, lambda order: len(order.visits)),
    )
    return all(limit is None or sum(map(size, orders)) <= limit for limit, size in measures)
