"""A layout as a grid of columns and rows, for the exact programme.

Aisles of one x are a column, cross-aisles of one y a row.  What is blocked is left out, so that a
grid may have holes.  A one-way aisle is left out too, where nothing is to be picked in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from app.fulfilment.routing.exact.programme import Column, Stretch
from app.fulfilment.routing.layout import Direction, Layout, meets
from app.fulfilment.routing.ways.spots import Spot

_MOST_COLUMNS = {1: 4000, 2: 2000, 3: 120, 4: 12}
"""Columns that are read in good time, by rows; with five rows there are thousands of states."""


class Grid:
    """The columns and rows of a layout."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._ways: dict[int, list[tuple[int, int]]] = {}  # open pieces of each row, by y
        for cross in layout.cross_aisles:
            if not cross.blocked:
                self._ways.setdefault(cross.y_mm, []).append((cross.from_mm, cross.to_mm))
        self._ways = {y: _merged(pieces) for y, pieces in sorted(self._ways.items())}
        self.rows_mm = list(self._ways)
        self._rows = {y: row for row, y in enumerate(self.rows_mm)}
        self._stretches = [self._cut(number) for number in range(len(layout.aisles))]
        self.has_one_ways = any(
            aisle.direction is not Direction.BOTH and not aisle.blocked for aisle in layout.aisles
        )

    @property
    def is_whole(self) -> bool:
        """Whether every aisle leads from the first row to the last, and every row past them all."""
        xs = [aisle.x_mm for aisle in self._layout.aisles]
        return all(self.leads_through(x) for x in xs) and all(
            self._leads(y, min(xs), max(xs)) for y in self.rows_mm
        )

    def columns(self, stops: Iterable[Spot], start: Spot, end: Spot) -> list[Column] | None:
        """The columns with what is to be visited, or None if the programme cannot walk it so.

        It cannot if it has to pick in a one-way aisle, to start or end in an aisle and not in the
        same place, if nothing leads out of a single aisle, or if there are too many cross-aisles.
        """
        round_trip = (start.x_mm, start.y_mm) == (end.x_mm, end.y_mm)
        visits = [*stops, start] if round_trip else list(stops)
        in_aisles: dict[int, set[int]] = {}
        crossings: dict[int, set[int]] = {}
        for spot in visits:
            if spot.aisle >= 0:
                in_aisles.setdefault(spot.aisle, set()).add(spot.y_mm)
            elif spot.cross >= 0:
                crossings.setdefault(spot.x_mm, set()).add(self._rows[spot.y_mm])
        ends = [] if round_trip else [self._crossing_of(start), self._crossing_of(end)]
        if None in ends or not visits or any(s.aisle < 0 and s.cross < 0 for s in visits):
            return None
        if any(self._one_way(number) for number in in_aisles) or _in_one_aisle([*visits, end]):
            return None
        found = self._assemble(in_aisles, crossings, [at for at in ends if at is not None])
        return found if len(found) <= _MOST_COLUMNS.get(len(self.rows_mm), 0) else None

    def leads_through(self, x_mm: int) -> bool:
        """Whether one open aisle of this x, or several, lead from the first row to the last."""
        pieces = [
            (a.from_mm, a.to_mm) for a in self._layout.aisles if a.x_mm == x_mm and not a.blocked
        ]
        front, back = self.rows_mm[0], self.rows_mm[-1]
        meeting = self._leads(front, x_mm, x_mm) and self._leads(back, x_mm, x_mm)
        return meeting and any(low <= front and back <= high for low, high in _merged(pieces))

    def _assemble(
        self,
        in_aisles: dict[int, set[int]],
        crossings: dict[int, set[int]],
        ends: Sequence[tuple[int, int]],
    ) -> list[Column]:
        by_x: dict[int, list[Stretch]] = {x: [] for x in (*crossings, *(x for x, _ in ends))}
        touched = {x: set(rows) for x, rows in crossings.items()}
        for number, aisle in enumerate(self._layout.aisles):
            if aisle.blocked:
                continue
            at_x = by_x.setdefault(aisle.x_mm, [])
            if not self._one_way(number):
                ys = sorted(in_aisles.get(number, ()))
                rows = touched.setdefault(aisle.x_mm, set())
                at_x += self._filled(number, ys, rows)
        xs = sorted(by_x)
        return [
            Column(
                x,
                tuple(sorted(by_x[x], key=lambda s: s.low_mm)),
                frozenset(touched.get(x, ())),
                tuple(row for at, row in ends if at == x),
                tuple(self._leads(y, x, after) for y in self.rows_mm),
            )
            for x, after in zip(xs, [*xs[1:], xs[-1] if xs else 0], strict=True)
        ]

    def _filled(self, number: int, ys: list[int], touched: set[int]) -> list[Stretch]:
        """The stretches of an aisle with their stops; what lies on a crossing touches it."""
        stretches = self._stretches[number]
        rows = {self.rows_mm[r]: r for s in stretches for r in (s.low, s.high) if r is not None}
        touched.update(rows[y] for y in ys if y in rows)
        return [
            replace(
                s, stops_mm=tuple(y for y in ys if y not in rows and s.low_mm <= y <= s.high_mm)
            )
            for s in stretches
        ]

    def _cut(self, number: int) -> list[Stretch]:
        """An aisle cut at its cross-aisles; its ends beyond them are dead ends."""
        aisle = self._layout.aisles[number]
        if aisle.blocked:
            return []
        met = {c.y_mm for c in self._layout.cross_aisles if not c.blocked and meets(aisle, c)}
        cuts: list[tuple[int | None, int]] = [(self._rows[y], y) for y in sorted(met)]
        if not cuts or cuts[0][1] > aisle.from_mm:
            cuts.insert(0, (None, aisle.from_mm))
        if cuts[-1][1] < aisle.to_mm:
            cuts.append((None, aisle.to_mm))
        return [
            Stretch(low, high, low_mm, high_mm) for (low, low_mm), (high, high_mm) in pairwise(cuts)
        ]

    def _one_way(self, number: int) -> bool:
        return self._layout.aisles[number].direction is not Direction.BOTH

    def _crossing_of(self, spot: Spot) -> tuple[int, int] | None:
        """The column and row of an end of the walk, None if it is within an aisle."""
        row = self._rows.get(spot.y_mm)
        if row is None or not self._leads(spot.y_mm, spot.x_mm, spot.x_mm):
            return None
        return spot.x_mm, row

    def _leads(self, y_mm: int, from_mm: int, to_mm: int) -> bool:
        return any(low <= from_mm and to_mm <= high for low, high in self._ways[y_mm])


def _merged(pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(pieces):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def _in_one_aisle(spots: Sequence[Spot]) -> bool:
    return len({spot.aisle for spot in spots}) == 1 and spots[0].aisle >= 0
