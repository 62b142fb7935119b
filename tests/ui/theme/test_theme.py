"""Tests of ui/theme/theme.py: one look, told to every widget."""

from __future__ import annotations

from PySide6.QtCore import QSize

from ui.theme.density import Density
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.theme.tokens import DARK


def test_going_dark_is_told_once(theme: Theme) -> None:
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.tokens.name))

    theme.use_dark(dark=True)
    theme.use_dark(dark=True)

    assert told == ["dark"]
    assert theme.tokens is DARK
    theme.use_dark(dark=False)


def test_the_scale_follows_the_window_where_no_screen_is_declared(theme: Theme) -> None:
    theme.fit(QSize(1280, 800))

    assert theme.px(312) < 230
    assert theme.font(Role.D1).pixelSize() > 70


def test_the_scale_follows_the_declared_screen(theme: Theme) -> None:
    theme.declare_screen(10.1, 3.0)
    theme.fit(QSize(1280, 800), QSize(1280, 800))

    assert theme.density.pitch_mm is not None
    assert theme.density.touch_px(64) * theme.density.pitch_mm >= 15


def test_fonts_and_colours_are_made_once(theme: Theme) -> None:
    theme.use(density=Density())

    assert theme.font(Role.BODY) is theme.font(Role.BODY)
    assert theme.colour("#123456") is theme.colour("#123456")
