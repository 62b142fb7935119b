"""Tests of ui/settings/settings_view.py: typing, leaves, the rules of every screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.settings_states import SETTINGS_STATES, settings_page
from tests.support.view_rules import assert_keeps_the_rules, each_page_size, in_front
from ui.settings.settings_view import SettingsView
from ui.theme.theme import Theme


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> Iterator[SettingsView]:
    page, presenter = settings_page(theme)
    in_front(page, qtbot)
    yield page
    presenter.leave()


def test_a_wrong_value_is_said_while_it_is_typed(view: SettingsView) -> None:
    box = view.form.boxes["display.distance_m"]

    QTest.keyClicks(box.editor, "x")

    assert box.content.error == "A number, such as 0.7"
    assert box.text == "0.7x"


def test_enter_in_a_field_presses_nothing(view: SettingsView) -> None:
    pressed = list[str]()
    view.pressed.connect(pressed.append)

    QTest.keyClick(view.form.boxes["station.name"].editor, Qt.Key.Key_Return)

    assert pressed == []


def test_a_leaf_is_turned_to_by_its_chip(view: SettingsView) -> None:
    QTest.mouseClick(view.chips.chips[3], Qt.MouseButton.LeftButton)

    assert "printers.0.host" in view.form.boxes


@each_page_size
@pytest.mark.parametrize("name", list(SETTINGS_STATES))
def test_every_state_keeps_the_rules_of_screens(
    name: str, window: QSize, size: tuple[int, int], theme: Theme, qtbot: QtBot
) -> None:
    theme.fit(window)
    page = SETTINGS_STATES[name](theme)
    qtbot.addWidget(page)

    assert_keeps_the_rules(page, *size)

    assert page.minimumSizeHint().height() <= size[1]
    assert page.minimumSizeHint().width() <= size[0]
