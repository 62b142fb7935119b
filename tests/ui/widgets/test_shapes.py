"""Tests of ui/widgets/shapes.py: shapes that differ without colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from ui.theme.painting import Canvas
from ui.theme.theme import Theme
from ui.theme.tokens import DARK, LIGHT
from ui.widgets.content import Health, StepMark, Tone
from ui.widgets.shapes import hazard_band, health_icon, health_ink, step_mark, tone_health


def drawn(theme: Theme, mark: StepMark) -> QImage:
    image = QImage(48, 48, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    canvas = Canvas.on(image, theme)
    step_mark(canvas, QRectF(2, 2, 44, 44), mark)
    canvas.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def test_no_two_marks_look_alike_in_grey(theme: Theme) -> None:
    images = [drawn(theme, mark) for mark in StepMark]

    for i, one in enumerate(images):
        for other in images[i + 1 :]:
            pixels = [(x, y) for x in range(48) for y in range(48)]
            far = sum(
                abs(one.pixelColor(x, y).red() - other.pixelColor(x, y).red()) > 60
                for x, y in pixels
            )
            assert far > 100


def test_hazard_bands_are_half_paint_half_ground(theme: Theme) -> None:
    image = QImage(960, 20, QImage.Format.Format_RGB32)
    image.fill(0xFF000000)
    canvas = Canvas.on(image, theme)
    hazard_band(canvas, QRectF(0, 0, 960, 20), "#FFFFFF")
    canvas.end()

    bright = sum(image.pixelColor(x, y).red() > 128 for x in range(960) for y in range(20))
    assert 0.45 < bright / (960 * 20) < 0.55


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_every_health_has_a_shape_and_an_ink(tokens: object) -> None:
    t = LIGHT if tokens is LIGHT else DARK

    assert len({health_icon(health) for health in Health}) == len(Health)
    assert len({health_ink(t, health) for health in Health}) == len(Health)


def test_only_a_stop_is_shown_as_wrong_on_the_tape() -> None:
    wrong = [tone for tone in Tone if tone_health(tone) is Health.BAD]

    assert wrong == [Tone.STOP]
    assert tone_health(Tone.NOT_COUNTED) is Health.UNKNOWN
