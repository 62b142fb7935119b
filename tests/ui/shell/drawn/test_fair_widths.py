"""What does not fit gives way at its widest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.shell.drawn.fair_widths import fair_widths

widths = st.lists(st.integers(0, 400), max_size=9)


def test_what_fits_gets_what_it_wants() -> None:
    assert fair_widths([100, 40, 60], 200) == [100, 40, 60]


def test_the_widest_gives_way_and_the_narrow_ones_stay() -> None:
    assert fair_widths([300, 40, 300], 240) == [100, 40, 100]


@given(wanted=widths, room=st.integers(0, 2000))
def test_nothing_is_ever_wider_than_the_room_or_than_it_wants(wanted: list[int], room: int) -> None:
    given_ = fair_widths(wanted, room)

    assert sum(given_) <= room
    assert all(0 <= got <= want for got, want in zip(given_, wanted, strict=True))
    assert sum(wanted) > room or given_ == wanted
