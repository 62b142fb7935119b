"""What a half-planned walk looks like at one column of crossings.

A walk that is planned from left to right matters to the rest only by its crossings in the current
column, one for each cross-aisle: whether a crossing is used, by an odd or an even number of ways,
and which crossings hang together.  Walks that agree in this are interchangeable, so that only the
shortest of them needs to be kept.

Source: Ratliff & Rosenthal 1983 (two cross-aisles, 7 states), Roodbergen & de Koster 2001 (three).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import product

Crossing = tuple[int, int]
"""Parity of the ways that meet here (UNUSED, ODD, EVEN) and the part of the walk it hangs on."""

State = tuple[Crossing, ...]

UNUSED, ODD, EVEN = 0, 1, 2
_FREE: Crossing = (UNUSED, -1)

Table = Sequence[int]
"""The state that follows each state."""

Rightward = Sequence[Sequence[tuple[int, int, tuple[int, ...]]]]
"""For each state what can follow it in the next column: state, ways in all, ways by row."""


class States:
    """All states of ``rows`` cross-aisles, numbered, and what each step makes of them.

    Steps of one column: ``touch`` (a crossing must be passed), ``flip`` (the walk starts or ends
    there), ``once`` and ``twice`` (the aisle above a row is walked so often).
    """

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.nothing = 0
        self._numbers: dict[State, int] = {}
        self._states: list[State] = []
        self._number((_FREE,) * rows)
        self._grow()
        self.same: Table = range(len(self._states))
        self.touch = [self._table(_touch, row) for row in range(rows)]
        self.flip = [self._table(_flip, row) for row in range(rows)]
        self.once = [self._table(_once, row) for row in range(rows - 1)]
        self.twice = [self._table(_twice, row) for row in range(rows - 1)]
        self.both = [
            [self.touch[row + 1][low] for low in self.touch[row]] for row in range(rows - 1)
        ]
        self.whole = [_is_whole(state) for state in self._states]
        self._rightwards: dict[tuple[bool, ...], Rightward] = {}

    def __len__(self) -> int:
        return len(self._states)

    def rightward(self, open_rows: tuple[bool, ...]) -> Rightward:
        """What can follow in the next column if only these cross-aisles lead there."""
        known = self._rightwards.get(open_rows)
        if known is None:
            known = [
                [(self._numbers[after], sum(ways), ways) for after, ways in _right(s, open_rows)]
                for s in self._states
            ]
            self._rightwards[open_rows] = known
        return known

    def _number(self, state: State) -> int:
        if state not in self._numbers:
            self._numbers[state] = len(self._states)
            self._states.append(state)
        return self._numbers[state]

    def _table(self, step: Callable[[State, int], State], row: int) -> Table:
        return [self._numbers[step(state, row)] for state in self._states]

    def _grow(self) -> None:
        """Number every state that can be reached from the empty one."""
        everywhere = (True,) * self.rows
        for state in self._states:  # grows while it is read
            for row in range(self.rows):
                self._number(_touch(state, row))
                self._number(_flip(state, row))
            for row in range(self.rows - 1):
                self._number(_once(state, row))
                self._number(_twice(state, row))
            for after, _ in _right(state, everywhere):
                self._number(after)


@cache
def states_of(rows: int) -> States:
    """The states of so many cross-aisles; made once."""
    return States(rows)


def _named(state: Sequence[Crossing]) -> State:
    """Number the parts from left to right, so that equal walks are equal states."""
    names: dict[int, int] = {}
    return tuple(
        _FREE if parity == UNUSED else (parity, names.setdefault(part, len(names)))
        for parity, part in state
    )


def _with(state: State, row: int, parity: int) -> State:
    part = state[row][1] if state[row][0] != UNUSED else len(state)  # a part of its own
    return _named([*state[:row], (parity, part), *state[row + 1 :]])


def _touch(state: State, row: int) -> State:
    return _with(state, row, state[row][0] or EVEN)


def _flip(state: State, row: int) -> State:
    return _with(state, row, EVEN if state[row][0] == ODD else ODD)


def _joined(state: State, row: int) -> State:
    gone, into = state[row + 1][1], state[row][1]
    return _named([(parity, into if part == gone else part) for parity, part in state])


def _once(state: State, row: int) -> State:
    return _joined(_flip(_flip(state, row), row + 1), row)


def _twice(state: State, row: int) -> State:
    return _joined(_touch(_touch(state, row), row + 1), row)


def _right(state: State, open_rows: Sequence[bool]) -> list[tuple[State, tuple[int, ...]]]:
    """Every way on: an odd crossing needs one way, an even one none or two; no part is left."""
    parts = {part for parity, part in state if parity != UNUSED}
    choices = [
        [ways for ways in ((0,), (1,), (0, 2))[parity] if ways == 0 or open_rows[row]]
        for row, (parity, _) in enumerate(state)
    ]
    found = []
    for ways in product(*choices):
        going = {state[row][1] for row, count in enumerate(ways) if count}
        if going == parts:
            after = [(count, state[row][1]) if count else _FREE for row, count in enumerate(ways)]
            found.append((_named(after), ways))
    return found


def _is_whole(state: State) -> bool:
    """Whether a walk may end so: one part, every crossing left as often as it is reached."""
    return all(parity != ODD for parity, _ in state) and len({p for _, p in state} - {-1}) <= 1
