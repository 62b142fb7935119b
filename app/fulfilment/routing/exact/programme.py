"""The shortest walk through a grid of aisles and cross-aisles, exact, linear in the aisles.

The grid is read from left to right.  In each column every stretch of an aisle is walked once,
twice, from below, from above, or from both ends with the largest gap left out; then each
cross-aisle is walked on not at all, once or twice.  Of all walks that look alike to the rest only
the shortest is kept (``states``).

Source: Ratliff & Rosenthal 1983; Roodbergen & de Koster 2001 for three cross-aisles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.fulfilment.routing.exact.states import States, Table, states_of

Yx = tuple[int, int]
"""A place on the grid: x and y in mm."""

Legs = list[tuple[Yx, Yx]]
"""Straight ways between neighbouring places, each as often as it is walked, in no order."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of an aisle between two neighbouring cross-aisles, or beyond the last.

    Attributes:
        low: the row of its lower end, None if it is a dead end there.
        high: the row of its upper end, None if it is a dead end there.
        low_mm, high_mm: where the ends are; ``stops_mm``: what must be visited, ascending.
    """

    low: int | None
    high: int | None
    low_mm: int
    high_mm: int
    stops_mm: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """All that is at one x: stretches of aisles, crossings that must be passed.

    Attributes:
        touched: rows whose crossing here must be passed.
        ends: rows where the walk starts or ends; twice the same row if it does both.
        open_rows: which cross-aisles lead on to the next column.
    """

    x_mm: int
    stretches: tuple[Stretch, ...] = ()
    touched: frozenset[int] = frozenset()
    ends: tuple[int, ...] = ()
    open_rows: tuple[bool, ...] = ()

    @property
    def needed(self) -> bool:
        """Whether the walk has anything to do here."""
        return bool(self.touched or self.ends or any(s.stops_mm for s in self.stretches))


Choice = tuple[Table, int, Legs]
_Kept = dict[int, tuple[int, Legs]]
_Chosen = dict[int, tuple[int, tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class _Across:
    """From where to where a step across goes, and for each state how: ways by row."""

    from_mm: int
    to_mm: int
    rows_mm: Sequence[int]
    chosen: _Chosen

    def back(self, state: int) -> tuple[int, Legs]:
        """The state before, and the ways that led from it."""
        before, ways = self.chosen[state]
        here, there = self.from_mm, self.to_mm
        rows = zip(self.rows_mm, ways, strict=True)
        return before, [((here, y), (there, y)) for y, times in rows for _ in range(times)]


_Step = _Kept | _Across


def shortest_legs(rows_mm: Sequence[int], columns: Sequence[Column]) -> tuple[int, Legs] | None:
    """The length in mm and the ways of the shortest walk, or None if some place is cut off."""
    states = states_of(len(rows_mm))
    last = max((i for i, column in enumerate(columns) if column.needed), default=-1)
    cost = {states.nothing: 0}
    history: list[_Step] = []
    ends: list[tuple[int, int, int]] = []  # length, steps, state
    for index, column in enumerate(columns):
        for choices in _vertical(states, column):
            cost, kept = _step(cost, choices)
            history.append(kept)
        if index >= last:
            ends += [(mm, len(history), s) for s, mm in cost.items() if states.whole[s]]
        if index + 1 < len(columns):
            there = columns[index + 1].x_mm
            cost, chosen = _across(states, column, there - column.x_mm, cost)
            history.append(_Across(column.x_mm, there, rows_mm, chosen))
    if not ends:
        return None
    length, steps, state = min(ends)
    return length, _walked_back(history[:steps], state)


def _step(cost: dict[int, int], choices: Sequence[Choice]) -> tuple[dict[int, int], _Kept]:
    after: dict[int, int] = {}
    kept: _Kept = {}
    for state, so_far in cost.items():
        for table, mm, legs in choices:
            then, total = table[state], so_far + mm
            if then not in after or total < after[then]:
                after[then] = total
                kept[then] = state, legs
    return after, kept


def _across(
    states: States, column: Column, mm: int, cost: dict[int, int]
) -> tuple[dict[int, int], _Chosen]:
    onward = states.rightward(column.open_rows)
    after: dict[int, int] = {}
    chosen: _Chosen = {}
    for state, so_far in cost.items():
        for then, ways, by_row in onward[state]:
            total = so_far + ways * mm
            if then not in after or total < after[then]:
                after[then] = total
                chosen[then] = state, by_row
    return after, chosen


def _walked_back(history: Sequence[_Step], state: int) -> Legs:
    legs: Legs = []
    for step in reversed(history):
        state, some = step.back(state) if isinstance(step, _Across) else step[state]
        legs += some
    return legs


def _vertical(states: States, column: Column) -> Iterator[list[Choice]]:
    for row in sorted(column.touched):
        yield [(states.touch[row], 0, [])]
    for row in column.ends:
        yield [(states.flip[row], 0, [])]
    for stretch in column.stretches:
        if choices := list(_choices(states, column.x_mm, stretch)):
            yield choices


def _choices(states: States, x_mm: int, stretch: Stretch) -> Iterator[Choice]:
    """Every sensible way to walk a stretch; none at all if it is an empty dead end."""
    low, high, stops = stretch.low, stretch.high, stretch.stops_mm
    if low is not None and high is not None:
        through = _line(x_mm, (stretch.low_mm, *stops, stretch.high_mm))
        length = stretch.high_mm - stretch.low_mm
        if not stops:
            yield states.same, 0, []
        yield states.once[low], length, through
        yield states.twice[low], 2 * length, through * 2
    if not stops:
        return
    if low is not None:
        yield (
            states.touch[low],
            2 * (stops[-1] - stretch.low_mm),
            _return(x_mm, stretch, len(stops)),
        )
    if high is not None:
        yield states.touch[high], 2 * (stretch.high_mm - stops[0]), _return(x_mm, stretch, 0)
    if low is not None and high is not None and len(stops) > 1:
        gap, after = max((b - a, -i) for i, (a, b) in enumerate(pairwise(stops), start=1))
        walked = 2 * (stretch.high_mm - stretch.low_mm - gap)
        yield states.both[low], walked, _return(x_mm, stretch, -after)


def _return(x_mm: int, stretch: Stretch, from_below: int) -> Legs:
    """The first so many stops from below and back, the others from above and back."""
    below, above = stretch.stops_mm[:from_below], stretch.stops_mm[from_below:]
    legs = _line(x_mm, (stretch.low_mm, *below)) if below else []
    legs += _line(x_mm, (*above, stretch.high_mm)) if above else []
    return legs * 2


def _line(x_mm: int, ys_mm: Sequence[int]) -> Legs:
    return [((x_mm, a), (x_mm, b)) for a, b in pairwise(ys_mm)]
