"""A walk drawn without lifting the pen."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.routing.exact.drawing import draw_walk

places = st.tuples(st.integers(0, 3), st.integers(0, 3))


@given(trail=st.lists(places, min_size=1, max_size=20))
def test_every_way_is_walked_once_from_the_start(trail: list[tuple[int, int]]) -> None:
    legs = [(a, b) for a, b in pairwise(trail) if a != b]

    walk = draw_walk(legs[::-1], trail[0])

    assert walk[0] == trail[0]
    assert Counter(frozenset(leg) for leg in pairwise(walk)) == Counter(map(frozenset, legs))
