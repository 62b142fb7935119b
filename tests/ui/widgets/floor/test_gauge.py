"""Tests of ui/widgets/floor/gauge.py: where the double scan stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.support.painted_text import record_text
from ui.theme.painting import Canvas
from ui.theme.theme import Theme
from ui.widgets.content import GaugeContent, StepMark
from ui.widgets.floor.gauge import draw_gauge, windowed

DONE, NOW, TODO = StepMark.DONE, StepMark.NOW, StepMark.TODO


@given(st.integers(0, 40), st.integers(0, 40))
def test_the_unit_at_work_is_always_among_those_shown(done: int, todo: int) -> None:
    pips = ((DONE, DONE),) * done + ((DONE, NOW),) + ((TODO, TODO),) * todo

    shown = windowed(pips, 3)

    assert len(shown) == min(3, len(pips))
    assert (DONE, NOW) in shown


def test_when_all_units_are_done_all_shown_are_done() -> None:
    assert set(windowed(((DONE, DONE),) * 9, 3)) == {(DONE, DONE)}


@pytest.mark.parametrize("first", list(StepMark))
@pytest.mark.parametrize("second", list(StepMark))
def test_open_steps_show_their_number(theme: Theme, first: StepMark, second: StepMark) -> None:
    image = QImage(600, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    canvas = Canvas.on(image, theme)
    with record_text() as runs:
        draw_gauge(canvas, GaugeContent(first, second, ("From tote", "Into box")), 150, 120)
    canvas.end()

    words = {run.wanted for run in runs}
    assert ("1" in words) is (first in {NOW, TODO})
    assert ("2" in words) is (second in {NOW, TODO})
    assert {"From tote", "Into box"} <= words
