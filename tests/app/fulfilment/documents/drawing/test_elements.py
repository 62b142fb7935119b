"""Boxes, papers and the room that barcodes take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.documents.barcodes import code_128, qr
from app.fulfilment.documents.drawing.elements import A4, Bars, Box, Paper, Qr, label_4x6
from tests.app.fulfilment.documents.examples import box_of, holds

edges = st.integers(0, 30)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    left, top = draw(edges), draw(edges)
    return Box(left, top, left + draw(st.integers(1, 9)), top + draw(st.integers(1, 9)))


def dots(box: Box) -> set[tuple[int, int]]:
    return {(x, y) for x in range(box.left, box.right) for y in range(box.top, box.bottom)}


@given(one=boxes(), other=boxes())
def test_a_box_holds_another_if_it_has_all_of_its_dots(one: Box, other: Box) -> None:
    assert holds(one, other) == (dots(other) <= dots(one))


def test_a_box_knows_its_size_and_shrinks_on_every_side() -> None:
    box = Box(10, 20, 110, 70)

    assert (box.width, box.height) == (100, 50)
    assert box.inset(5) == Box(15, 25, 105, 65)


@pytest.mark.parametrize(
    ("paper", "size"),
    [
        (A4, (2480, 3508)),
        (label_4x6(203), (812, 1218)),
        (label_4x6(300), (1200, 1800)),
    ],
)
def test_papers_have_their_sizes_in_dots(paper: Paper, size: tuple[int, int]) -> None:
    assert (paper.width, paper.height) == size


def test_the_box_of_bars_has_ten_quiet_modules_on_either_side() -> None:
    symbol = code_128("A1")
    bars = Bars(left=100, top=5, height=50, module_dots=3, symbol=symbol)

    assert box_of(bars) == Box(70, 5, 100 + 3 * len(symbol.modules) + 30, 55)


def test_the_box_of_a_qr_code_has_four_quiet_modules_all_round() -> None:
    code = Qr(left=100, top=50, module_dots=2, symbol=qr("A1"))

    assert box_of(code) == Box(92, 42, 92 + 2 * (21 + 8), 42 + 2 * (21 + 8))
