"""Distances over any layout: one-way and blocked aisles, any number of cross-aisles.

The crossings are a graph.  How far it is from one crossing to all others is computed once, when it
is first asked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise

from app.fulfilment.routing.layout import Direction, Layout, meets
from app.fulfilment.routing.ways.spots import Spot

Yx = tuple[int, int]
FAR = 10**12
"""The distance to what no way leads to; more than any walk."""

_MOST_REMEMBERED = 200_000

_Gate = tuple[int, int]  # a crossing and how far it is


class Network:
    """The crossings of a layout and the ways between them.  Not for two threads at once."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._places: list[Yx] = []
        self._onward: list[list[_Gate]] = []
        self._on_aisle: list[list[tuple[int, int]]] = [[] for _ in layout.aisles]
        self._on_cross: list[list[tuple[int, int]]] = [[] for _ in layout.cross_aisles]
        self._known: dict[tuple[Spot, Spot], int] = {}
        self._from: dict[int, tuple[list[int], list[int]]] = {}
        self._mark_crossings()
        self._join_crossings()

    def distance(self, a: Spot, b: Spot) -> int:
        """How far it is from one spot to another, asides of both ends included, or FAR."""
        straight = self._straight(a, b)
        if straight <= abs(a.x_mm - b.x_mm) + abs(a.y_mm - b.y_mm):  # no way is shorter
            return straight + a.aside_mm + b.aside_mm
        known = self._known.get((a, b))
        if known is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            known = self._known[a, b] = self.matrix([a], [b])[0][0]
        return known

    def matrix(self, froms: Sequence[Spot], tos: Sequence[Spot]) -> list[list[int]]:
        """How far it is from each spot (row) to each (column), as ``distance``."""
        entries = [self._gates(spot, leaving=False) for spot in tos]
        rows = []
        for a in froms:
            gates = self._gates(a, leaving=True)
            reach = [(self._distances(node)[0], far) for node, far in gates]
            row = []
            for b, ins in zip(tos, entries, strict=True):
                best = self._straight(a, b)
                for distances, out_mm in reach:
                    for node, in_mm in ins:
                        best = min(best, out_mm + distances[node] + in_mm)
                row.append(min(best + a.aside_mm + b.aside_mm, FAR))
            rows.append(row)
        return rows

    def way(self, a: Spot, b: Spot) -> list[Yx]:
        """The places of a shortest way from one spot to another that it can reach."""
        best, through = self._straight(a, b), (-1, -1)
        for first, out_mm in self._gates(a, leaving=True):
            distances = self._distances(first)[0]
            for last, in_mm in self._gates(b, leaving=False):
                length = out_mm + distances[last] + in_mm
                if length < best:
                    best, through = length, (first, last)
        middle = self._crossings_between(*through) if through[0] >= 0 else _corner(a, b)
        return [*outset(a), *middle, *reversed(outset(b))]

    def _mark_crossings(self) -> None:
        numbers: dict[Yx, int] = {}
        for i, aisle in enumerate(self._layout.aisles):
            for j, cross in enumerate(self._layout.cross_aisles):
                if not aisle.blocked and not cross.blocked and meets(aisle, cross):
                    place = aisle.x_mm, cross.y_mm
                    number = numbers.setdefault(place, len(numbers))
                    self._on_aisle[i].append((cross.y_mm, number))
                    self._on_cross[j].append((aisle.x_mm, number))
        self._places = list(numbers)
        self._onward = [[] for _ in numbers]

    def _join_crossings(self) -> None:
        for along in (*self._on_aisle, *self._on_cross):
            along[:] = sorted(set(along))
        for aisle, along in zip(self._layout.aisles, self._on_aisle, strict=True):
            self._join(along, up=aisle.direction != "down", down=aisle.direction != "up")
        for along in self._on_cross:
            self._join(along, up=True, down=True)

    def _join(self, along: list[tuple[int, int]], *, up: bool, down: bool) -> None:
        for (low_mm, low), (high_mm, high) in pairwise(along):
            if up:
                self._onward[low].append((high, high_mm - low_mm))
            if down:
                self._onward[high].append((low, high_mm - low_mm))

    def _distances(self, node: int) -> tuple[list[int], list[int]]:
        """From one crossing to all, and the crossing before each on the way (Dijkstra)."""
        known = self._from.get(node)
        if known is not None:
            return known
        far, before = [FAR] * len(self._places), [-1] * len(self._places)
        far[node] = 0
        heap = [(0, node)]
        while heap:
            so_far, at = heappop(heap)
            if so_far > far[at]:
                continue
            for there, mm in self._onward[at]:
                if so_far + mm < far[there]:
                    far[there], before[there] = so_far + mm, at
                    heappush(heap, (so_far + mm, there))
        self._from[node] = far, before
        return far, before

    def _crossings_between(self, first: int, last: int) -> list[Yx]:
        before = self._distances(first)[1]
        found = [last]
        while found[-1] != first:
            found.append(before[found[-1]])
        return [self._places[node] for node in reversed(found)]

    def _gates(self, spot: Spot, *, leaving: bool) -> list[_Gate]:
        """The next crossings on the spot's line that one may leave by, or come from."""
        if spot.aisle >= 0:
            direction = self._layout.aisles[spot.aisle].direction
            along, at = self._on_aisle[spot.aisle], spot.y_mm
            closed = (Direction.DOWN, Direction.UP) if leaving else (Direction.UP, Direction.DOWN)
            above, below = direction is not closed[0], direction is not closed[1]
        elif spot.cross >= 0:
            along, at, above, below = self._on_cross[spot.cross], spot.x_mm, True, True
        else:
            return []
        gates = []
        over = bisect_left(along, (at, -1))
        under = bisect_right(along, (at, FAR)) - 1
        if above and over < len(along):
            gates.append((along[over][1], along[over][0] - at))
        if below and under >= 0:
            gates.append((along[under][1], at - along[under][0]))
        if not gates or gates[0][1] == 0:
            return gates[:1]
        return gates

    def _straight(self, a: Spot, b: Spot) -> int:
        """How far along the line that both are on, or over the open floor; else FAR."""
        if a.aisle >= 0 and a.aisle == b.aisle:
            direction = self._layout.aisles[a.aisle].direction
            if b.y_mm >= a.y_mm and direction is not Direction.DOWN:
                return b.y_mm - a.y_mm
            if b.y_mm <= a.y_mm and direction is not Direction.UP:
                return a.y_mm - b.y_mm
            return FAR
        on_floor = a.aisle < 0 and a.cross < 0 and b.aisle < 0 and b.cross < 0
        if on_floor or (a.cross >= 0 and a.cross == b.cross):
            return abs(a.x_mm - b.x_mm) + abs(a.y_mm - b.y_mm)
        return FAR


def outset(spot: Spot) -> list[Yx]:
    """From the place itself to its spot, round the corner."""
    here = (spot.x_mm, spot.y_mm)
    if spot.aside is None:
        return [here]
    return [(spot.aside.x_mm, spot.aside.y_mm), (spot.aside.x_mm, spot.y_mm), here]


def _corner(a: Spot, b: Spot) -> list[Yx]:
    return [(b.x_mm, a.y_mm)]
