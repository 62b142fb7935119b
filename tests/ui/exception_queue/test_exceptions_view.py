"""Tests of ui/exception_queue/exceptions_view.py: keys, mouse, the rules of every screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.desk_states import STATES, exceptions_page
from tests.support.view_rules import assert_keeps_the_rules, each_page_size, in_front
from ui.exception_queue.exceptions_view import ExceptionsView
from ui.theme.theme import Theme


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> Iterator[ExceptionsView]:
    page, presenter = exceptions_page(theme)
    in_front(page, qtbot)
    yield page
    presenter.leave()


def test_arrows_walk_the_list_and_the_detail_follows(view: ExceptionsView) -> None:
    view.list.table.setFocus()

    QTest.keyClick(view.list.table, Qt.Key.Key_Down)
    QTest.keyClick(view.list.table, Qt.Key.Key_Down)

    assert view.detail.content.code == "SO-10461"


def test_enter_takes_the_row_and_presses_no_button(view: ExceptionsView) -> None:
    taken, pressed = list[str](), list[str]()
    view.taken.connect(taken.append)
    view.pressed.connect(pressed.append)
    view.list.table.setFocus()
    QTest.keyClick(view.list.table, Qt.Key.Key_Down)

    QTest.keyClick(view.list.table, Qt.Key.Key_Return)

    assert taken == ["2"]
    assert pressed == []
    assert view.answer.text == "Yours for 5 minutes"


def test_a_touched_button_says_its_key(view: ExceptionsView) -> None:
    pressed = list[str]()
    view.pressed.connect(pressed.append)

    for button in view.detail.choices.buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert pressed == ["F1", "F2", "F3", "F4"]


def test_a_chip_filters(view: ExceptionsView) -> None:
    QTest.mouseClick(view.chips.chips[1], Qt.MouseButton.LeftButton)

    assert view.list.rows_model.rowCount() == 3


@each_page_size
@pytest.mark.parametrize("name", [name for name in STATES if name.startswith("exceptions")])
def test_every_state_keeps_the_rules_of_screens(
    name: str, window: QSize, size: tuple[int, int], theme: Theme, qtbot: QtBot
) -> None:
    theme.fit(window)
    page = STATES[name](theme)
    qtbot.addWidget(page)

    runs = assert_keeps_the_rules(page, *size)

    assert any(run.wanted == "Exceptions" for run in runs)
