"""Halls and orders made up for measuring: the same for the same seed."""

from __future__ import annotations

from random import Random

from app.fulfilment.batching.cart_plan import BinVisit, PickOrder
from app.fulfilment.routing.layout import Aisle, BinPlace, CrossAisle, Direction, Layout, Point

AISLES, BAYS = 10, 45
_PITCH_MM, _BAY_MM, _END_MM = 5000, 1000, 1500
_DEPTH_MM = (BAYS - 1) * _BAY_MM + 2 * _END_MM


def hall(*, aisles: int = AISLES, cross_aisles: int = 2, one_way: bool = False) -> Layout:
    """Aisles 5 m apart with 45 bays of 1 m; every other aisle one-way if asked."""
    rows = [round(n * _DEPTH_MM / (cross_aisles - 1)) for n in range(cross_aisles)]
    ways = (Direction.UP, Direction.DOWN)
    return Layout(
        tuple(
            Aisle(str(a), a * _PITCH_MM, 0, _DEPTH_MM, ways[a % 2] if one_way else Direction.BOTH)
            for a in range(aisles)
        ),
        tuple(CrossAisle(str(y), y, 0, (aisles - 1) * _PITCH_MM) for y in rows),
        tuple(
            BinPlace(
                code_of(a, bay),
                str(a),
                x_mm=a * _PITCH_MM,
                y_mm=_END_MM + bay * _BAY_MM,
                walk_order=a * BAYS + bay,
            )
            for a in range(aisles)
            for bay in range(BAYS)
        ),
        Point(0, 0),
    )


def code_of(aisle: int, bay: int) -> str:
    """The bin at a bay of an aisle."""
    return f"{aisle:02}-{bay:02}"


def some_bins(number: int, seed: int, aisles: int = AISLES) -> list[str]:
    """So many different bins, anywhere."""
    random = Random(seed)  # noqa: S311 -- no secret: the same bins each time
    places = random.sample(range(aisles * BAYS), number)
    return [code_of(place // BAYS, place % BAYS) for place in places]


def some_orders(number: int, fewest: int, most: int, seed: int) -> list[PickOrder]:
    """So many orders of so many lines each, a unit a line, anywhere."""
    random = Random(seed)  # noqa: S311 -- no secret: the same orders each time
    return [
        PickOrder(
            n,
            tuple(
                BinVisit(code_of(place // BAYS, place % BAYS), 1, str(place))
                for place in random.sample(range(AISLES * BAYS), random.randint(fewest, most))
            ),
        )
        for n in range(number)
    ]


def popular_orders(number: int, fewest: int, most: int, seed: int) -> list[PickOrder]:
    """Orders as ``some_orders`` from a hall that is slotted by sales, best sellers first.

    The n-th best seller is asked for 1/n as often as the first (Zipf), and lies n places from the
    start, as halls are filled when somebody thinks of the walks.
    """
    random = Random(seed)  # noqa: S311 -- no secret: the same orders each time
    places, shares = range(AISLES * BAYS), [1 / rank for rank in range(1, AISLES * BAYS + 1)]
    orders = []
    for n in range(number):
        wanted: dict[int, None] = {}
        lines = random.randint(fewest, most)
        while len(wanted) < lines:
            wanted.setdefault(random.choices(places, shares)[0])
        visits = [BinVisit(code_of(at // BAYS, at % BAYS), 1, str(at)) for at in wanted]
        orders.append(PickOrder(n, tuple(visits)))
    return orders
