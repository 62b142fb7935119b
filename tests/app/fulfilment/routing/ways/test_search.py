"""Short walks by a table of distances."""

from __future__ import annotations

from itertools import permutations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from app.fulfilment.routing.ways.search import Matrix, length_of, nearest_first, search_walk


@st.composite
def tables(draw: st.DrawFn) -> Matrix:
    """Distances that need not be equal in both directions."""
    size = draw(st.integers(2, 8))
    row = st.lists(st.integers(0, 50), min_size=size, max_size=size)
    return draw(st.lists(row, min_size=size, max_size=size))


@settings(deadline=None, max_examples=50)
@given(matrix=tables(), seed=st.integers(0, 9))
def test_a_search_only_makes_walks_shorter_and_visits_every_place(
    matrix: Matrix, seed: int
) -> None:
    start = list(range(1, len(matrix) - 1))

    found = search_walk(matrix, [start, nearest_first(matrix)], seed)

    assert sorted(found) == start
    assert length_of(found, matrix) <= length_of(start, matrix)
    assert length_of(found, matrix) <= length_of(nearest_first(matrix), matrix)
    assert found == search_walk(matrix, [start, nearest_first(matrix)], seed)


def test_few_places_are_walked_as_short_as_can_be() -> None:
    random = Random(4)  # noqa: S311 -- no secret: the same tables each time
    for _ in range(20):
        matrix = [[random.randint(1, 99) for _ in range(8)] for _ in range(8)]

        found = search_walk(matrix, [[1, 2, 3, 4, 5, 6]])

        best = min(length_of(order, matrix) for order in permutations(range(1, 7)))
        assert length_of(found, matrix) <= 1.05 * best


def test_the_nearest_place_comes_first() -> None:
    assert nearest_first([[0, 9, 1, 9], [9, 0, 9, 1], [9, 1, 0, 9], [9, 9, 9, 0]]) == [2, 1]
