"""Parts as they are typed: metres in, millimetres out, checked at the field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.layout_desk import PARTS
from ui.fulfilment.floor_plan.layout_draft import LayoutDraft, mm_of, part_of, row_of


@pytest.mark.parametrize(
    ("text", "mm"),
    [("1.5", 1500), (" 12,25 ", 12_250), ("-0.2", -200), ("0", 0), ("1.0005", None)],
)
def test_metres_are_read_with_point_or_comma(text: str, mm: int | None) -> None:
    assert mm_of(text) == mm


@given(st.text(max_size=12))
def test_nothing_typed_can_crash_the_reader(text: str) -> None:
    found = mm_of(text)

    assert found is None or abs(found) <= 2_000_000


def test_a_part_typed_is_the_part_that_is_kept() -> None:
    assert [part_of(row_of(part)) for part in PARTS] == list(PARTS)


def test_two_parts_of_one_kind_and_code_are_said_at_both() -> None:
    draft = LayoutDraft()
    draft.take(PARTS)
    draft.change(1, "code", "A")

    assert draft.wrong == [0, 1]
    assert draft.errors(1) == {"code": "there already"}


def test_a_cross_aisle_may_leave_its_ends_open_but_not_one_of_them() -> None:
    draft = LayoutDraft()
    draft.take([part for part in PARTS if part.code == "MIDDLE"])
    assert draft.wrong == []

    draft.change(0, "start", "2")

    assert draft.errors(0) == {"end": "missing"}


def test_text_that_is_no_length_is_said_at_its_field() -> None:
    draft = LayoutDraft()
    draft.take(PARTS)
    draft.change(0, "x", "left")
    draft.change(0, "code", " ")

    assert draft.errors(0) == {"x": "no metres", "code": "missing"}


def test_a_layout_changed_elsewhere_is_taken_unless_something_is_typed() -> None:
    draft = LayoutDraft()
    assert draft.take(PARTS)
    assert draft.take(PARTS[1:])
    assert len(draft.rows) == len(PARTS) - 1
    draft.change(0, "x", "9")

    assert not draft.take(PARTS)
    assert draft.rows[0].x == "9"
