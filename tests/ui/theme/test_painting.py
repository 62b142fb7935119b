"""Tests of ui/theme/painting.py: text accounts for itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from tests.support.painted_text import record_text
from ui.theme.fonts import Role
from ui.theme.painting import RIGHT, Align, Canvas
from ui.theme.theme import Theme


@pytest.fixture
def paper() -> QImage:
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    return image


@pytest.fixture
def canvas(paper: QImage, theme: Theme) -> Iterator[Canvas]:
    canvas = Canvas.on(paper, theme)
    yield canvas
    canvas.end()


def ink_columns(image: QImage) -> list[int]:
    return [x for x in range(400) if any(image.pixelColor(x, y).red() < 128 for y in range(100))]


def test_text_without_room_is_elided_and_says_so(canvas: Canvas) -> None:
    with record_text() as runs:
        canvas.text(QRectF(0, 0, 80, 40), "Insulated bottle 750 ml", Role.BODY, "#000000")

    assert runs[0].cut
    assert runs[0].drawn.endswith("…")


def test_text_with_room_is_whole(canvas: Canvas) -> None:
    with record_text() as runs:
        width = canvas.text(QRectF(0, 0, 400, 40), "SO-10482", Role.CODE3, "#000000")

    assert not runs[0].cut
    assert width == pytest.approx(canvas.width_of("SO-10482", Role.CODE3))


def test_text_is_drawn_as_wide_as_it_was_measured(canvas: Canvas, paper: QImage) -> None:
    width = canvas.width_of("13:42", Role.H3)
    canvas.text(QRectF(0, 0, 300, 100), "13:42", Role.H3, "#000000", RIGHT)
    canvas.end()

    columns = ink_columns(paper)
    assert columns[-1] <= 300
    assert columns[0] >= 300 - width - 1


def test_a_baseline_is_where_letters_stand(canvas: Canvas, paper: QImage) -> None:
    canvas.baseline(200, 70, "HHH", Role.H1, "#000000", width=300, align=Align.AlignHCenter)
    canvas.end()

    rows = [y for y in range(100) if any(paper.pixelColor(x, y).red() < 128 for x in range(400))]
    assert rows[-1] == pytest.approx(69, abs=2)
    columns = ink_columns(paper)
    assert (columns[0] + columns[-1]) / 2 == pytest.approx(200, abs=2)


def test_words_shrink_to_fit_but_not_below_their_limit(canvas: Canvas) -> None:
    wide = canvas.fitting("Noch einmal scannen", Role.D1, 5000, 94)
    narrow = canvas.fitting("Noch einmal scannen", Role.D1, 100, 94)

    assert (wide, narrow) == (116, 94)


def test_words_break_between_lines_and_a_code_never_does(canvas: Canvas) -> None:
    said = "Honeywell Voyager 1470g, 0c2e:0b6a:19161B4C7D"
    room = canvas.width_of("0c2e:0b6a:19161B4C7D", Role.DESK) + 1

    assert canvas.lines(said, Role.DESK, 1000) == (said,)
    assert canvas.lines(said, Role.DESK, room, 3) == (
        "Honeywell Voyager",
        "1470g,",
        "0c2e:0b6a:19161B4C7D",
    )
    assert canvas.lines("LBX-BAM-09L", Role.DESK, 10) == ("LBX-BAM-09L",)


def test_a_paragraph_stands_about_the_middle_of_its_room(canvas: Canvas) -> None:
    with record_text() as runs:
        canvas.paragraph(QRectF(0, 0, 400, 100), ("One", "Two"), Role.DESK, "#000000")

    first, second = runs
    assert first.rect.center().y() < 50 < second.rect.center().y()
    assert second.rect.top() - first.rect.top() == pytest.approx(
        canvas.line_height(Role.DESK), abs=1
    )
