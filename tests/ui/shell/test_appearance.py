"""Tests of ui/shell/appearance.py: the window is there before the station is open."""

from __future__ import annotations

from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from app.settings import Settings
from tests.ui.conftest import See
from ui.shell.appearance import theme_of, window_of
from ui.theme.theme import Theme
from ui.theme.tokens import DARK, LIGHT


def test_the_window_says_that_the_station_is_being_opened(
    qtbot: QtBot, theme: Theme, see: See
) -> None:
    settings = Settings.model_validate({"station": {"name": "Pack 04"}})

    window = window_of(settings, theme)
    qtbot.addWidget(window)

    words = see(window, 1920, 1080).words
    assert "Pack 04" in words
    assert "Opening the station" in words


def test_the_theme_is_the_settings_own() -> None:
    dark = Settings.model_validate({"display": {"theme": "dark"}})

    assert theme_of(dark).tokens == DARK
    assert theme_of(Settings()).tokens == LIGHT


def test_a_declared_screen_sets_the_density_and_an_undeclared_one_does_not() -> None:
    far = Settings.model_validate({"display": {"diagonal_in": 24, "distance_m": 3}})
    declared, free = theme_of(far), theme_of(Settings())

    for theme in (declared, free):
        theme.fit(QSize(1920, 1080), QSize(1920, 1080))

    assert declared.density.pitch_mm is not None
    assert free.density.pitch_mm is None
