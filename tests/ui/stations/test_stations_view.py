"""The wall as a page: keys, mouse, the rules of every screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.view_rules import assert_keeps_the_rules, each_page_size, in_front
from tests.support.wall_states import STATES, stations_page
from ui.stations.stations_view import StationsView
from ui.theme.theme import Theme


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> Iterator[StationsView]:
    page, presenter = stations_page(theme)
    in_front(page, qtbot)
    yield page
    presenter.leave()


def test_arrows_walk_the_stations_and_the_detail_follows(view: StationsView) -> None:
    view.list.table.setFocus()

    QTest.keyClick(view.list.table, Qt.Key.Key_Down)

    assert view.detail.content.title == "Pack 03"


def test_a_touched_button_says_its_key(view: StationsView) -> None:
    pressed = list[str]()
    view.pressed.connect(pressed.append)

    QTest.mouseClick(view.detail.choices.buttons[0], Qt.MouseButton.LeftButton)

    assert pressed == ["F1"]


@each_page_size
@pytest.mark.parametrize("name", list(STATES))
def test_every_state_keeps_the_rules_of_screens(
    name: str, window: QSize, size: tuple[int, int], theme: Theme, qtbot: QtBot
) -> None:
    theme.fit(window)
    page = STATES[name](theme)
    qtbot.addWidget(page)

    runs = assert_keeps_the_rules(page, *size)

    assert any(run.wanted == "Stations" for run in runs)
