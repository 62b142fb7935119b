"""A sharing on one block as arrays of bytes, for code that is compiled."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator

from app.fulfilment.batching.search.numbers_read import Numbers
from app.fulfilment.batching.search.sharing import Carts, Limits

Flat = dict[str, bytes | int]

_NEVER_MM = 10**15


def flat(numbers: Numbers) -> Flat:
    """The columns, the places that some order visits, the orders' visits and loads.

    Args:
        numbers: a sharing with ``columns``.
    """
    bits, first, touched = _places(numbers)
    place_of = {bit: place for place, (bit, _) in enumerate(bits)}
    visits = [[place_of[bit] for bit in _bits(mask)] for mask in numbers["masks"]]
    first_visit = [0]
    for some in visits:
        first_visit.append(first_visit[-1] + len(some))
    limits = Limits(tuple(numbers["limits"]))
    return {
        "columns": len(numbers["columns"]),
        "places": len(bits),
        "orders": len(visits),
        "kinds": len(limits.most),
        "depth": numbers["depth"],
        "touched": touched,
        "x_mm": _real(x for x, _, _, _ in numbers["columns"]),
        "through": _real(
            numbers["depth"] if thr else _NEVER_MM for _, _, thr, _ in numbers["columns"]
        ),
        "first_place": _whole(first),
        "y_mm": _real(y for _, y in bits),
        "first_visit": _whole(first_visit),
        "place_of": _whole(place for some in visits for place in some),
        "loads": _real(amount for load in numbers["loads"] for amount in limits.amounts(load)),
        "limits": _real(limits.most),
    }


def flat_carts(carts: Carts, orders: int) -> bytes:
    """The cart of each order."""
    cart_of = [0] * orders
    for number, cart in enumerate(carts):
        for order in cart:
            cart_of[order] = number
    return _whole(cart_of)


def carts_of(cart_of: bytes) -> Carts:
    """What ``flat_carts`` was made of, each cart in the order of its orders."""
    carts: dict[int, list[int]] = {}
    for order, cart in enumerate(array("i", cart_of)):
        carts.setdefault(cart, []).append(order)
    return [carts[cart] for cart in sorted(carts)]


def _places(numbers: Numbers) -> tuple[list[tuple[int, int]], list[int], int]:
    """(bit, height) of what is visited, the first of each column, the place of the start or -1."""
    visited = 0
    for mask in numbers["masks"]:
        visited |= mask
    places: list[tuple[int, int]] = []
    first, shift, touched = [0], 0, -1
    for _, stops_mm, _, start_mm in numbers["columns"]:
        for bit, y_mm in enumerate(stops_mm, shift):
            if y_mm == start_mm:
                touched = len(places)
            if y_mm == start_mm or visited >> bit & 1:
                places.append((bit, y_mm))
        shift += len(stops_mm)
        first.append(len(places))
    return places, first, touched


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def _whole(numbers: Iterable[int]) -> bytes:
    return array("i", numbers).tobytes()


def _real(numbers: Iterable[int]) -> bytes:
    return array("d", numbers).tobytes()
