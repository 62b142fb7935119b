"""Tests of ui/theme/stylesheet.py: stock widgets wear the tokens."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.theme.density import Density
from ui.theme.stylesheet import palette_of, stylesheet_of
from ui.theme.tokens import DARK, LIGHT


def test_the_sheet_is_short_and_has_literal_colours_only() -> None:
    sheet = stylesheet_of(LIGHT, Density())

    assert len(sheet.splitlines()) < 60
    assert "palette(" not in sheet
    assert LIGHT.info in sheet
    assert "{t." not in sheet


def test_light_and_dark_differ_and_sizes_follow_the_density() -> None:
    assert stylesheet_of(LIGHT, Density()) != stylesheet_of(DARK, Density())
    assert stylesheet_of(LIGHT, Density(1.5)) != stylesheet_of(LIGHT, Density(1.0))


@pytest.mark.usefixtures("dressed_app")
def test_qt_takes_the_sheet_without_complaint(qapp: QApplication, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setStyleSheet(stylesheet_of(DARK, Density()))
    field.show()

    assert field.sizeHint().height() >= 40
    assert qapp.style().objectName() in {"fusion", ""} or qapp.styleSheet()


def test_the_palette_tells_words_from_disabled_words() -> None:
    palette = palette_of(LIGHT)
    role = QPalette.ColorRole.WindowText

    assert palette.color(QPalette.ColorGroup.Active, role).name().upper() == LIGHT.ink
    assert palette.color(QPalette.ColorGroup.Disabled, role).name().upper() == LIGHT.ink3
