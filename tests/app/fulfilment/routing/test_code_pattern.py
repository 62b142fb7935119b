"""A map learned from the codes of the bins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.routing.code_pattern import AISLE_PITCH_MM, BAY_PITCH_MM, learn_layout
from app.fulfilment.routing.layout import Basis, BinPlace, Layout, find_problems


def learned(*codes: str) -> dict[str, tuple[int, int]]:
    """Aisle and bay of each code, counted from 0."""
    layout = learn_layout(Layout(bins=tuple(BinPlace(code) for code in codes)))
    assert layout.basis is Basis.ESTIMATED
    return {
        place.code: ((place.x_mm or 0) // AISLE_PITCH_MM, (place.y_mm or 0) // BAY_PITCH_MM - 1)
        for place in layout.bins
    }


@pytest.mark.parametrize(
    "codes",
    [
        ("A-01-1", "A-02-1", "B-01-1", "B-02-2"),
        ("A1", "A2", "B1", "B2"),
        ("9.5.A", "9.11.A", "10.5.A", "10.11.B"),
        ("W1-X-A-1", "W1-X-A-2", "W1-X-B-1", "W1-X-B-2"),
        ("Q-1-01-1", "Q-1-02-2", "R-2-01-1", "R-2-02-3"),
    ],
)
def test_aisle_and_bay_are_read_from_the_usual_ways_of_writing(codes: tuple[str, ...]) -> None:
    assert list(learned(*codes).values()) == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_bins_that_are_only_numbered_stand_along_one_aisle() -> None:
    assert learned("007", "010", "9") == {"007": (0, 0), "9": (0, 1), "010": (0, 2)}


def test_levels_are_one_place() -> None:
    there = learned("A-1-1", "A-1-2", "A-2-1", "B-1-1")

    assert there["A-1-1"] == there["A-1-2"]


def test_what_a_bin_says_of_its_aisle_goes_before_its_code() -> None:
    bins = (BinPlace("X1", "South", "2"), BinPlace("X2", "North", "1"))

    layout = learn_layout(Layout(bins=bins))

    assert [aisle.name for aisle in layout.aisles] == ["North", "South"]
    assert [place.aisle for place in layout.bins] == ["South", "North"]


@given(codes=st.lists(st.text(max_size=8), max_size=12, unique_by=str.upper))
def test_any_codes_make_a_layout_without_problems(codes: list[str]) -> None:
    assert find_problems(learn_layout(Layout(bins=tuple(map(BinPlace, codes))))) == []
