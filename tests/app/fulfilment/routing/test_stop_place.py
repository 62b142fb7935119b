"""The order in which bins are walked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.routing import StopPlace, natural_order

places = st.lists(st.builds(StopPlace, bin_code=st.text(max_size=4), walk_order=st.integers(0, 9)))


def test_bins_are_walked_in_their_natural_order_not_by_letters() -> None:
    stops = [StopPlace("A-10", 3), StopPlace("A-2", 2), StopPlace("A-1", 1), StopPlace("A-2", 2)]

    assert natural_order(stops) == [2, 1, 3, 0]


@given(stops=places)
def test_every_stop_is_walked_once(stops: list[StopPlace]) -> None:
    assert sorted(natural_order(stops)) == list(range(len(stops)))
