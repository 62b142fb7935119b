"""From a floor and orders to numbers that a search can price, and that another process can read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import gcd

from app.fulfilment.batching.cart_plan import CartCapacity, PickOrder
from app.fulfilment.batching.search.numbers_read import Numbers
from app.fulfilment.batching.search.sharing import Limits
from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.ways.spots import Spot

_TWO_ROWS = 2
_MOST_EVEN_STOPS = 200


@dataclass(frozen=True, slots=True)
class Pricing:
    """How carts are priced on one floor, and the masks of what orders visit.

    Attributes:
        numbers: ``block`` (depth, columns) or ``matrix`` and ``aisles``.
        exact: whether the price of a cart is the length of its shortest walk.
    """

    numbers: Numbers
    bits: dict[Spot, int]
    exact: bool


def pricing_of(floor: Floor, spots: Iterable[Spot]) -> Pricing:
    """The quickest pricing that is true of a floor.

    Exact for one block with a round trip.  With more cross-aisles between the outer two carts are
    priced as if those were not there, elsewhere by walking to the nearest place.
    """
    places = sorted(set(spots), key=lambda spot: (spot.x_mm, spot.y_mm, spot.aisle, spot.cross))
    rows, grid = floor.grid.rows_mm, floor.grid
    blocks = len(rows) >= _TWO_ROWS and not grid.has_one_ways and floor.start == floor.end
    if blocks and all(spot.aisle >= 0 for spot in places):
        return _of_block(floor, places)
    return _by_distance(floor, places)


def numbers_of(
    pricing: Pricing, floor: Floor, orders: Sequence[PickOrder], capacity: CartCapacity
) -> Numbers:
    """Orders that may share carts, as numbers."""
    kinds = [
        (capacity.totes, [order.totes for order in orders]),
        (capacity.units, [order.units for order in orders]),
        (capacity.grams, [order.grams for order in orders]),
        (capacity.millilitres, [order.millilitres for order in orders]),
        (capacity.stops, [len(order.visits) for order in orders]),
    ]
    used = [(most, amounts) for most, amounts in kinds if most is not None]
    limits = Limits(tuple(most for most, _ in used))
    by_order = zip(*(amounts for _, amounts in used), strict=True) if used else ((),) * len(orders)
    return {
        **pricing.numbers,
        "limits": limits.most,
        "loads": [limits.packed(amounts) for amounts in by_order],
        "masks": [_mask(pricing, floor, order) for order in orders],
    }


def _mask(pricing: Pricing, floor: Floor, order: PickOrder) -> int:
    mask = 0
    for visit in order.visits:
        spot = floor.spot(visit.bin_code)
        if spot is not None:
            mask |= pricing.bits[spot]
    return mask


def _of_block(floor: Floor, places: list[Spot]) -> Pricing:
    """Heights are above the front; what lies beyond front or back counts as at it."""
    front, back = floor.grid.rows_mm[0], floor.grid.rows_mm[-1]

    def height(spot: Spot) -> int:
        return min(max(spot.y_mm, front), back) - front

    heights: dict[int, set[int]] = {floor.start.x_mm: {height(floor.start)}}
    for spot in places:
        heights.setdefault(spot.x_mm, set()).add(height(spot))
    columns: list[tuple[int, list[int], bool, int | None]] = []
    bit, bit_at = 0, {}
    for x_mm in sorted(heights):
        stops = _evenly(sorted(heights[x_mm]))
        touched = height(floor.start) if x_mm == floor.start.x_mm else None
        columns.append((x_mm, stops, floor.grid.leads_through(x_mm), touched))
        for y_mm in stops:
            bit_at[x_mm, y_mm] = 1 << bit
            bit += 1
    bits = {spot: bit_at[spot.x_mm, height(spot)] for spot in places}
    one_block = len(floor.grid.rows_mm) == _TWO_ROWS and floor.grid.is_whole
    exact = one_block and not any(spot.aside_mm for spot in places)
    return Pricing({"depth": back - front, "columns": columns}, bits, exact)


def _evenly(stops_mm: list[int]) -> list[int]:
    """The stops with all places between them that make them evenly spaced, if those are few."""
    apart = gcd(*(b - a for a, b in pairwise(stops_mm)))
    if not apart or (stops_mm[-1] - stops_mm[0]) // apart > _MOST_EVEN_STOPS:
        return stops_mm
    return list(range(stops_mm[0], stops_mm[-1] + 1, apart))


def _by_distance(floor: Floor, places: list[Spot]) -> Pricing:
    matrix = floor.network.matrix(
        [floor.start, *places, floor.end], [floor.start, *places, floor.end]
    )
    xs = {x: number for number, x in enumerate(sorted({spot.x_mm for spot in places}))}
    numbers = {"matrix": matrix, "aisles": [xs[spot.x_mm] for spot in places]}
    return Pricing(numbers, {spot: 1 << i for i, spot in enumerate(places)}, exact=False)
