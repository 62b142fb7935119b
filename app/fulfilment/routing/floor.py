"""A floor that can be walked: the one door to the shortest walk over a layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.fulfilment.routing.completing import complete
from app.fulfilment.routing.exact.drawing import draw_walk
from app.fulfilment.routing.exact.programme import shortest_legs
from app.fulfilment.routing.layout import Layout, Point
from app.fulfilment.routing.stop_place import StopPlace, Walk
from app.fulfilment.routing.walk_plan import WalkPlan
from app.fulfilment.routing.ways.baselines import s_shape
from app.fulfilment.routing.ways.grid import Grid
from app.fulfilment.routing.ways.network import FAR, Network, Yx, outset
from app.fulfilment.routing.ways.search import nearest_first, search_walk
from app.fulfilment.routing.ways.spots import Spot, drop_off_of, spot_of_bin, start_of


@dataclass(frozen=True, slots=True)
class _Errand:
    """The different spots of one walk, the stops at each, and the stops that nobody can reach."""

    start: Spot
    end: Spot
    spots: list[Spot]
    stops_at: list[list[int]]
    unreachable: tuple[int, ...]


class Floor:
    """A layout made ready for walks.  Cheap to ask again; not for two threads at once.

    Where no aisles or no cross-aisles are drawn, they are as the bins tell (``complete``).

    Attributes:
        layout: the layout as it is walked.
    """

    def __init__(self, layout: Layout) -> None:
        self.layout = complete(layout)
        self.grid = Grid(self.layout)
        self.network = Network(self.layout)
        aisles = {aisle.name: number for number, aisle in enumerate(self.layout.aisles)}
        self._ranks = {place.code: place.walk_order for place in self.layout.bins}
        self._spots = {
            place.code: spot_of_bin(self.layout, place, aisles) for place in self.layout.bins
        }
        self.start = start_of(self.layout) or Spot(0, 0)
        self.end = drop_off_of(self.layout) or self.start

    def spot(self, bin_code: str) -> Spot | None:
        """Where a bin is picked from; None if nobody can say or its aisle is blocked."""
        return self._spots.get(bin_code)

    def shortest(self, bin_codes: Sequence[str], seed: int = 0) -> WalkPlan:
        """The shortest walk by these bins that we can find, proven shortest where ``exact``.

        Never longer than ``lengths_before``.  The same for the same seed.
        """
        errand = self._errand(bin_codes)
        columns = self.grid.columns(errand.spots, errand.start, errand.end)
        found = shortest_legs(self.grid.rows_mm, columns) if columns is not None else None
        if found is None:
            return self._searched(errand, bin_codes, None, seed)
        walk = draw_walk(found[1], (errand.start.x_mm, errand.start.y_mm))
        order = _as_met(errand.spots, walk)
        if walk[0] == walk[-1] and self._begins_late(errand, bin_codes, order):
            walk.reverse()
            order = _as_met(errand.spots, walk)
        if self.grid.has_one_ways:
            return self._searched(errand, bin_codes, order, seed)
        asides = 2 * sum(spot.aside_mm for spot in errand.spots)
        length = found[0] + asides + errand.start.aside_mm + errand.end.aside_mm
        return self._plan(errand, order, length, _with_asides(errand, walk), exact=True)

    def lengths_before(self, bin_codes: Sequence[str]) -> tuple[int, int]:
        """How long the walks are, in mm, that people took before there was a shortest one.

        The first by the natural order of the bins' codes, as a printed list has it; the second in
        an S through every aisle that has a stop.
        """
        errand = self._errand(bin_codes)
        by_code = [errand.spots[i] for i in self._code_order(errand, bin_codes)]
        in_s = s_shape(self.layout, errand.spots, errand.start)
        return self._reached(errand, by_code)[1], self._reached(errand, in_s)[1]

    def _errand(self, bin_codes: Sequence[str]) -> _Errand:
        stops_at: dict[Spot, list[int]] = {}
        lost: list[int] = []
        for index, code in enumerate(bin_codes):
            spot = self._spots.get(code)
            if spot is None:
                lost.append(index)
            else:
                stops_at.setdefault(spot, []).append(index)
        for spot in self._cut_off(list(stops_at)):
            lost += stops_at.pop(spot)
        lost.sort(key=lambda index: (self._ranks.get(bin_codes[index], 0), bin_codes[index], index))
        for stops in stops_at.values():
            stops.sort(key=lambda index: (self._ranks[bin_codes[index]], bin_codes[index], index))
        return _Errand(self.start, self.end, list(stops_at), list(stops_at.values()), tuple(lost))

    def _cut_off(self, spots: list[Spot]) -> list[Spot]:
        """Spots that cannot be reached from the start, or from which no way leads to the end."""
        return [
            spot
            for spot in spots
            if self.network.distance(self.start, spot) >= FAR
            or self.network.distance(spot, self.end) >= FAR
        ]

    def _code_order(self, errand: _Errand, bin_codes: Sequence[str]) -> list[int]:
        """The spots' indexes by the first bin of each."""
        firsts = [bin_codes[stops[0]] for stops in errand.stops_at]
        return sorted(range(len(firsts)), key=lambda i: (self._ranks[firsts[i]], firsts[i]))

    def _begins_late(self, errand: _Errand, bin_codes: Sequence[str], order: Sequence[int]) -> bool:
        """Whether a round trip begins with a later bin than it ends with: people read upwards."""
        ranks = {spot: rank for rank, spot in enumerate(self._code_order(errand, bin_codes))}
        return bool(order) and ranks[order[0]] > ranks[order[-1]]

    def _searched(
        self, errand: _Errand, bin_codes: Sequence[str], order: list[int] | None, seed: int
    ) -> WalkPlan:
        """The best walk by the table of distances, from every start that we have."""
        places = [errand.start, *errand.spots, errand.end]
        matrix = self.network.matrix(places, places)
        in_s = _first_visits(errand.spots, s_shape(self.layout, errand.spots, errand.start))
        starts = [order, self._code_order(errand, bin_codes), in_s]
        tries = [[i + 1 for i in start] for start in starts if start is not None]
        best = search_walk(matrix, [*tries, nearest_first(matrix)], seed)
        return self._by_spots(errand, [places[i] for i in best])

    def _reached(self, errand: _Errand, walk: Sequence[Spot]) -> tuple[list[Spot], int]:
        """The places of a walk from start to end, and how long it is.

        A spot from which one-way aisles lead nowhere near the next is left out.
        """
        places, length = [errand.start], 0
        for spot in (*walk, errand.end):
            step = self.network.distance(places[-1], spot)
            if step < FAR and self.network.distance(spot, errand.end) < FAR:
                places.append(spot)
                length += step
        return places, length

    def _by_spots(self, errand: _Errand, walk: Sequence[Spot]) -> WalkPlan:
        """The walk by these spots, from each to the next on the shortest way."""
        places, length = self._reached(errand, walk)
        path = [place for a, b in pairwise(places) for place in self.network.way(a, b)]
        return self._plan(
            errand, _first_visits(errand.spots, places), length, path or outset(errand.start)[:1]
        )

    def _plan(
        self,
        errand: _Errand,
        order: Sequence[int],
        length: int,
        path: list[Yx],
        *,
        exact: bool = False,
    ) -> WalkPlan:
        missed = [i for i in range(len(errand.spots)) if i not in set(order)]
        visited = [stop for i in order for stop in errand.stops_at[i]]
        lost = (*(stop for i in missed for stop in errand.stops_at[i]), *errand.unreachable)
        return WalkPlan((*visited, *lost), _polyline(path), length, self.layout.basis, exact, lost)


def walk_over(layout: Layout) -> Walk:
    """The shortest walk over a layout, behind the call that a wave makes."""
    floor = Floor(layout)

    def walk(places: Sequence[StopPlace]) -> Sequence[int]:
        return floor.shortest([place.bin_code for place in places]).order

    return walk


def _as_met(spots: Sequence[Spot], walk: Sequence[Yx]) -> list[int]:
    """The spots' indexes in the order in which a walk meets them."""
    at: dict[Yx, list[int]] = {}
    for index, spot in enumerate(spots):
        at.setdefault((spot.x_mm, spot.y_mm), []).append(index)
    return [index for place in walk for index in at.pop(place, ())]


def _first_visits(spots: Sequence[Spot], walk: Sequence[Spot]) -> list[int]:
    """The spots' indexes in the order of a walk that has turning points too."""
    numbers = {spot: index for index, spot in enumerate(spots)}
    return [numbers.pop(spot) for spot in walk if spot in numbers]


def _with_asides(errand: _Errand, walk: Sequence[Yx]) -> list[Yx]:
    """The way on the lines with the steps aside to what stands off them."""
    aside: dict[Yx, list[Spot]] = {}
    for spot in errand.spots:
        if spot.aside is not None:
            aside.setdefault((spot.x_mm, spot.y_mm), []).append(spot)
    path = outset(errand.start)
    for place in walk:
        path.append(place)
        for spot in aside.pop(place, ()):
            path += [*reversed(outset(spot)), *outset(spot)]
    return [*path, *reversed(outset(errand.end))]


def _polyline(path: Sequence[Yx]) -> tuple[Point, ...]:
    """The path without doubled points and without points in the middle of a straight line."""
    line: list[Yx] = []
    for place in path:
        if line and line[-1] == place:
            continue
        if len(line) > 1 and _is_between(line[-2], line[-1], place):
            line.pop()
        line.append(place)
    return tuple(Point(x, y) for x, y in line)


def _is_between(a: Yx, b: Yx, c: Yx) -> bool:
    return (a[0] == b[0] == c[0] and (a[1] < b[1] < c[1] or a[1] > b[1] > c[1])) or (
        a[1] == b[1] == c[1] and (a[0] < b[0] < c[0] or a[0] > b[0] > c[0])
    )
