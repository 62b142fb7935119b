"""Units leave totes in pick order, so that the count of packed units says which are next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.books.floor.postings import free_in, held_in
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import HoldRow, LineRow, PickLineRow, StockRow, ToteRow
from app.store.books.picture.sheet import Sheet
from app.store.schema.stock import Movement
from tests.support.warehouse import NINE

LINE = LineRow(1, 1, 1, "MUG", 7, 99, 99, 0, 99, 0, 0)


def picture_of(picked: list[int]) -> Picture:
    """A line that was picked into one tote after another."""
    numbers = range(1, len(picked) + 1)
    return Picture(
        lines=Sheet([LINE]),
        stock=Sheet([StockRow(1, 7, 1, "", 99, 0, 0, 0, "A-01", 1)]),
        holds=Sheet([HoldRow(1, 1, 1, 99, 99, 0, NINE)]),
        totes=Sheet([ToteRow(number, f"T-{number}", 1, 1, number) for number in numbers]),
        pick_lines=Sheet(
            [
                PickLineRow(number, 1, number, 1, 1, number, number, units + 1, units, 0, "", 1)
                for number, units in zip(numbers, picked, strict=True)
            ]
        ),
    )


def test_units_come_from_the_first_tote_until_it_is_empty() -> None:
    picture = picture_of([2, 0, 3])

    assert list(picture.from_totes(LINE, 0, 1)) == [("T-1", "", 1)]
    assert list(picture.from_totes(LINE, 1, 4)) == [("T-1", "", 1), ("T-3", "", 2)]
    assert list(picture.from_totes(LINE, 4, 4)) == []


@given(picked=st.lists(st.integers(0, 5), max_size=6), cut=st.integers(0, 30))
def test_whatever_the_steps_every_unit_leaves_its_tote_once(picked: list[int], cut: int) -> None:
    picture, total = picture_of(picked), sum(picked)
    middle = min(cut, total)

    parts = [*picture.from_totes(LINE, 0, middle), *picture.from_totes(LINE, middle, total)]

    for number, units in enumerate(picked, start=1):
        assert sum(some for tote, _lot, some in parts if tote == f"T-{number}") == units


def test_a_line_without_a_product_cannot_move() -> None:
    unknown = LineRow(1, 1, 1, "???", None, 1, 0, 0, 0, 0, 0)

    with pytest.raises(ValueError, match="no product"):
        Picture().move(Movement.HOLD, unknown, 1, free_in("A-01"), held_in("A-01"))
