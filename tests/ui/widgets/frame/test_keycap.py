"""Tests of ui/widgets/frame/keycap.py: the caps of keys."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from tests.support.painted_text import record_text
from ui.theme.painting import Canvas
from ui.theme.theme import Theme
from ui.widgets.frame.keycap import CAP_WIDTH, draw_cap


@pytest.mark.parametrize("key", ["F1", "F12", "Enter"])
def test_a_cap_is_as_wide_as_its_key_needs(theme: Theme, key: str) -> None:
    image = QImage(300, 80, QImage.Format.Format_RGB32)
    canvas = Canvas.on(image, theme)
    with record_text() as runs:
        right = draw_cap(canvas, 10, 40, key, "#FFFFFF", "#000000")
    canvas.end()

    assert right >= 10 + CAP_WIDTH
    assert not runs[0].cut
