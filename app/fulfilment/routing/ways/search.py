"""A short walk by a table of distances, for layouts that no exact programme reads.

Given walks are improved by moving up to three stops elsewhere (Or-opt) and by walking a part
backwards (2-opt); then the best is disturbed and improved again.  One-way aisles make the table
unequal in its two directions: a part that is walked backwards is costed anew.

The effort is counted, not timed, so that the same table and seed give the same walk on every
machine: about 40 ms for 60 stops on an office computer.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import pairwise
from random import Random

Matrix = Sequence[Sequence[int]]
"""Distances in mm; row and column 0 are the start, the last the drop-off point."""

_NEIGHBOURS = 7
_LONGEST_MOVE = 3
_KICKED_SPAN = 30
_EFFORT = 2400  # kicks times stops


def length_of(order: Sequence[int], matrix: Matrix) -> int:
    """How long the walk is from the start by the places in this order to the drop-off point."""
    at, total = 0, 0
    for place in order:
        total += matrix[at][place]
        at = place
    return total + matrix[at][len(matrix) - 1]


def nearest_first(matrix: Matrix) -> list[int]:
    """Always on to the nearest place that is left."""
    left, at, order = list(range(1, len(matrix) - 1)), 0, []
    while left:
        row = matrix[at]
        at = min(left, key=lambda place: (row[place], place))
        left.remove(at)
        order.append(at)
    return order


def search_walk(matrix: Matrix, starts: Iterable[Sequence[int]], seed: int = 0) -> list[int]:
    """The shortest walk found from ``starts``; never longer than any of them.

    Args:
        matrix: at least a start and a drop-off point.
        starts: orders of the places 1 to n - 2, one or more.
        seed: the disturbances' seed.
    """
    random = Random(seed)  # noqa: S311 -- no secret: a search that can be repeated
    tour = _Tour(matrix)
    improved = [tour.improve(order) for order in starts]
    best = min(improved, key=lambda order: length_of(order, matrix))
    shortest = length_of(best, matrix)
    for _ in range(_EFFORT // len(matrix) if len(best) > _LONGEST_MOVE else 0):
        order = tour.improve(*_kicked(best, random))
        length = length_of(order, matrix)
        if length <= shortest:
            best, shortest = order, length
    return best


def _kicked(order: list[int], random: Random) -> tuple[list[int], set[int]]:
    """The walk with two neighbouring parts exchanged, and the places at the cuts."""
    low = random.randrange(len(order) - 1)
    high = random.randint(low + 2, min(low + _KICKED_SPAN, len(order)))
    cut = random.randrange(low + 1, high)
    kicked = order[:low] + order[cut:high] + order[low:cut] + order[high:]
    ends = {low - 1, low, cut - 1, cut, high - 1, high, low + high - cut, low + high - cut - 1}
    return kicked, {kicked[i] for i in ends if 0 <= i < len(kicked)}


class _Tour:
    """One walk that is being improved: places by position, start and drop-off at the ends.

    ``_back[i]`` is what the walk up to position i would cost more if walked backwards.
    """

    def __init__(self, matrix: Matrix) -> None:
        self._mm = matrix
        self._last = len(matrix) - 1
        places = range(1, self._last)
        self._near = [
            [b for _, b in sorted((row[b], b) for b in places if b != a)[:_NEIGHBOURS]]
            for a, row in enumerate(matrix)
        ]
        self._tour: list[int] = []
        self._at = [0] * len(matrix)
        self._back: list[int] = []

    def improve(self, order: Sequence[int], doubtful: Iterable[int] | None = None) -> list[int]:
        """Change the walk while a change around a doubtful place makes it shorter."""
        self._settle([0, *order, self._last])
        queue = deque(order if doubtful is None else sorted(doubtful))
        waiting = set(queue)
        while queue:
            place = queue.popleft()
            waiting.discard(place)
            for touched in self._reversal(place) or self._move(place):
                if 0 < touched < self._last and touched not in waiting:
                    waiting.add(touched)
                    queue.append(touched)
        return self._tour[1:-1]

    def _settle(self, tour: list[int]) -> None:
        mm, back, total = self._mm, [0], 0
        self._tour = tour
        for position, place in enumerate(tour):
            self._at[place] = position
        for a, b in pairwise(tour):
            total += mm[b][a] - mm[a][b]
            back.append(total)
        self._back = back

    def _reversal(self, a: int) -> list[int]:
        """Walk a part backwards so that ``a`` and a near place become neighbours (2-opt)."""
        i = self._at[a]
        for b in self._near[a]:
            j = self._at[b]
            cuts = ((i + 1, j), (i, j - 1)) if i < j else ((j + 1, i), (j, i - 1))
            for low, high in cuts:
                if low < high and self._saved_backwards(low, high) > 0:
                    tour = self._tour
                    ends = [tour[low - 1], tour[low], tour[high], tour[high + 1]]
                    self._settle(tour[:low] + tour[low : high + 1][::-1] + tour[high + 1 :])
                    return ends
        return []

    def _saved_backwards(self, low: int, high: int) -> int:
        mm, tour = self._mm, self._tour
        before, first, final, after = tour[low - 1], tour[low], tour[high], tour[high + 1]
        gone = mm[before][first] + mm[final][after]
        new = mm[before][final] + mm[first][after]
        return gone - new - (self._back[high] - self._back[low])

    def _move(self, a: int) -> list[int]:
        """Move up to three stops that begin or end with ``a`` beside a near place (Or-opt)."""
        i = self._at[a]
        spans = {(max(i - n, 1), i) for n in range(_LONGEST_MOVE)}
        spans |= {(i, min(i + n, self._last - 1)) for n in range(_LONGEST_MOVE)}
        for low, high in sorted(spans):
            left_out = self._saved_without(low, high)
            if left_out <= 0:
                continue
            for b in self._near[a]:
                j = self._at[b]
                if low <= j <= high:
                    continue
                for gap in (j, j - 1):  # between the places at gap and gap + 1
                    if gap != low - 1 and gap != high and self._moved(low, high, gap, left_out):
                        return [*self._tour[max(low - 1, 0) : high + 2], a, b]
        return []

    def _saved_without(self, low: int, high: int) -> int:
        mm, tour = self._mm, self._tour
        before, first, final, after = tour[low - 1], tour[low], tour[high], tour[high + 1]
        return mm[before][first] + mm[final][after] - mm[before][after]

    def _moved(self, low: int, high: int, gap: int, saved: int) -> bool:
        """Put a part between two places, forwards or backwards, if that is shorter."""
        mm, tour = self._mm, self._tour
        first, final, left, right = tour[low], tour[high], tour[gap], tour[gap + 1]
        saved += mm[left][right]
        forwards = saved - mm[left][first] - mm[final][right]
        backwards = saved - mm[left][final] - mm[first][right]
        backwards -= self._back[high] - self._back[low]
        if forwards <= 0 and backwards <= 0:
            return False
        part = tour[low : high + 1]
        if backwards > forwards:
            part.reverse()
        if gap < low:
            self._settle(tour[: gap + 1] + part + tour[gap + 1 : low] + tour[high + 1 :])
        else:
            self._settle(tour[:low] + tour[high + 1 : gap + 1] + part + tour[gap + 1 :])
        return True
