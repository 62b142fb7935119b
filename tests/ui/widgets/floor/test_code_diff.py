"""Tests of ui/widgets/floor/code_diff.py: the characters that decide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.floor.code_diff import deciding_tail, differing

codes = st.text(alphabet="ABC0189-", max_size=20)


@pytest.mark.parametrize(
    ("one", "other", "boxed_one", "boxed_other"),
    [
        ("BTL-500-PTB", "BTL-750-PTB", "50", "75"),
        ("BTL-750-PTB", "BTL-750-PTW", "B", "W"),
        ("4006381333931", "04006381333931", "", "0"),
        ("MUG", "MUG", "", ""),
        ("", "MUG", "", "MUG"),
    ],
)
def test_only_what_differs_is_boxed(one: str, other: str, boxed_one: str, boxed_other: str) -> None:
    first, second = differing(one, other)

    assert one[first.start : first.stop] == boxed_one
    assert other[second.start : second.stop] == boxed_other


@given(codes, codes)
def test_outside_the_boxes_two_codes_are_the_same(one: str, other: str) -> None:
    first, second = differing(one, other)

    assert one[: first.start] == other[: second.start]
    assert one[first.stop :] == other[second.stop :]


@pytest.mark.parametrize(
    ("code", "tail"),
    [("BTL-750-PTB", "PTB"), ("4006381333931", "3931"), ("A1", "A1"), ("ABC-", "ABC-")],
)
def test_the_deciding_group_is_the_last_one(code: str, tail: str) -> None:
    assert deciding_tail(code)[1] == tail


@given(codes)
def test_a_code_is_never_abbreviated(code: str) -> None:
    assert "".join(deciding_tail(code)) == code
