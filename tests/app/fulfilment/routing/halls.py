"""Halls for tests: small layouts of every kind, and the shortest walk by trying all orders."""

from __future__ import annotations

from itertools import pairwise, permutations

from hypothesis import strategies as st

from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Aisle, BinPlace, CrossAisle, Direction, Layout, Point
from app.fulfilment.routing.ways.network import FAR
from app.fulfilment.routing.ways.spots import Spot

LENGTH_MM = 12_000
BAYS_MM = range(0, LENGTH_MM + 1, 1000)


def hall(
    *,
    aisles: int = 4,
    rows_mm: tuple[int, ...] = (0, LENGTH_MM),
    blocked: frozenset[int] = frozenset(),
    one_way: dict[int, Direction] | None = None,
    start: Point | None = None,
    drop_off: Point | None = None,
) -> Layout:
    """Aisles 3 m apart with a bin at each metre; ``A0-3`` is 3 m up the first aisle."""
    ways = one_way or {}
    width = (aisles - 1) * 3000
    return Layout(
        tuple(
            Aisle(f"A{n}", n * 3000, 0, LENGTH_MM, ways.get(n, Direction.BOTH), n in blocked)
            for n in range(aisles)
        ),
        tuple(CrossAisle(f"C{y}", y, 0, width) for y in rows_mm),
        tuple(
            BinPlace(f"A{n}-{y // 1000}", f"A{n}", x_mm=n * 3000, y_mm=y, walk_order=n * 100 + y)
            for n in range(aisles)
            for y in BAYS_MM
        ),
        start,
        drop_off,
    )


@st.composite
def halls(draw: st.DrawFn, *, max_rows: int = 3, with_one_ways: bool = False) -> Layout:
    """Any small hall: one to three cross-aisles, something blocked, an end anywhere."""
    aisles = draw(st.integers(1, 5))
    rows = draw(st.sets(st.sampled_from(BAYS_MM), min_size=1, max_size=max_rows))
    numbers = st.integers(0, aisles - 1)
    ways = st.dictionaries(numbers, st.sampled_from(Direction), max_size=3)
    places = st.builds(Point, st.integers(0, (aisles - 1) * 3000), st.sampled_from(sorted(rows)))
    return hall(
        aisles=aisles,
        rows_mm=tuple(sorted(rows)),
        blocked=draw(st.frozensets(numbers, max_size=1)),
        one_way=draw(ways) if with_one_ways else None,
        start=draw(st.none() | places),
        drop_off=draw(st.none() | places),
    )


def bins_of(layout: Layout, most: int = 6) -> st.SearchStrategy[list[str]]:
    """What a cart is to fetch: some bins of a hall, perhaps one of them twice."""
    codes = [place.code for place in layout.bins]
    return st.lists(st.sampled_from(codes), min_size=1, max_size=most)


def brute_force(floor: Floor, bin_codes: list[str]) -> int | None:
    """The length of the shortest walk by all orders, None if a bin cannot be reached."""
    spots = [floor.spot(code) for code in sorted(set(bin_codes))]
    known = [spot for spot in spots if spot is not None]
    if len(known) < len(spots):
        return None
    best = min(_length(floor, order) for order in permutations(set(known)))
    return best if best < FAR else None


def every_way_leads_on(floor: Floor, bin_codes: list[str]) -> bool:
    """Whether from each of these bins, in whatever order, all others can be reached."""
    spots = [spot for code in bin_codes if (spot := floor.spot(code)) is not None]
    places = [floor.start, *spots, floor.end]
    return all(mm < FAR for row in floor.network.matrix(places, places) for mm in row)


def _length(floor: Floor, order: tuple[Spot, ...]) -> int:
    places = [floor.start, *order, floor.end]
    return sum(floor.network.distance(a, b) for a, b in pairwise(places))


def length_of_path(path: tuple[Point, ...]) -> int:
    """How long a drawn way is; it only has right angles."""
    for a, b in pairwise(path):
        assert a.x_mm == b.x_mm or a.y_mm == b.y_mm
    return sum(abs(a.x_mm - b.x_mm) + abs(a.y_mm - b.y_mm) for a, b in pairwise(path))
