"""Tests of ui/widgets/desk/cells.py: each kind of cell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from tests.support.painted_text import record_text
from ui.theme.icon_names import Icon
from ui.theme.painting import Canvas
from ui.theme.theme import Theme
from ui.widgets.content import Health
from ui.widgets.desk.cells import draw_cell
from ui.widgets.desk_content import (
    Cell,
    CodeCell,
    KindCell,
    MarkCell,
    MarksCell,
    OwnerCell,
    ProgressCell,
    TextCell,
    TimeCell,
)

CELLS: tuple[tuple[Cell, str], ...] = (
    (TextCell("House number missing"), "House number missing"),
    (TextCell("free", quiet=True), "free"),
    (TextCell("12.40", strong=True, right=True), "12.40"),
    (CodeCell("SO-10482"), "SO-10482"),
    (TimeCell("6 min late", Health.BAD, 1.0), "6 min late"),
    (TimeCell("1 h 04", Health.UNKNOWN, 0.7), "1 h 04"),
    (TimeCell("shipped", Health.GOOD), "shipped"),
    (KindCell(Icon.WEIGHT, "Weight"), "Weight"),
    (MarkCell(Health.WARN, "Address"), "Address"),
    (OwnerCell("JB"), "JB"),
    (OwnerCell("", "free"), "free"),
    (ProgressCell(7, 11), "7 / 11"),
)


def drawn(theme: Theme, cell: Cell) -> tuple[QImage, list[str], list[int]]:
    image = QImage(320, 56, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    canvas = Canvas.on(image, theme)
    with record_text() as runs:
        draw_cell(canvas, QRectF(8, 0, 304, 56), cell)
    canvas.end()
    return image, [run.drawn for run in runs], [run.pixels for run in runs]


@pytest.mark.parametrize(("cell", "words"), CELLS)
def test_a_cell_shows_its_words(any_theme: Theme, cell: Cell, words: str) -> None:
    _, texts, pixels = drawn(any_theme, cell)

    assert texts == [words]
    assert min(pixels) >= 14


def test_checks_are_shapes_in_a_row(theme: Theme) -> None:
    good = drawn(theme, MarksCell((Health.GOOD,) * 4, "all good"))[0]
    held = drawn(theme, MarksCell((Health.GOOD, Health.GOOD, Health.BAD, Health.GOOD), "held"))[0]

    assert good != held


def test_late_and_calm_differ_in_shape_not_only_in_colour(theme: Theme) -> None:
    late = drawn(theme, TimeCell("5 min", Health.BAD, 0.5))[0]
    calm = drawn(theme, TimeCell("5 min", Health.UNKNOWN, 0.5))[0]
    grey = QImage.Format.Format_Grayscale8

    assert late.convertToFormat(grey).copy(0, 0, 44, 56) != calm.convertToFormat(grey).copy(
        0, 0, 44, 56
    )


@pytest.mark.parametrize("strong", [False, True])
def test_words_that_are_too_long_for_a_column_stand_on_two_lines(
    theme: Theme, *, strong: bool
) -> None:
    said = "Says 124.80 EUR, comes to 126.80 EUR, and 3 more"
    _, texts, pixels = drawn(theme, TextCell(said, strong=strong))

    assert len(texts) == 2
    assert " ".join(texts) == said
    assert min(pixels) >= 14
