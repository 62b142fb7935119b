"""Tests of ui/fulfilment/waves/waves_view.py: keys, mouse, the rules of every screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.view_rules import assert_keeps_the_rules
from tests.support.waves_desk import OUTSIDE
from tests.support.waves_states import WAVES_STATES, waves_page
from ui.theme.theme import Theme


@pytest.mark.parametrize("state", WAVES_STATES)
@pytest.mark.parametrize("size", [(1658, 958), (1097, 693)])
def test_every_state_keeps_the_rules_of_every_screen(
    state: str, size: tuple[int, int], theme: Theme, qtbot: QtBot
) -> None:
    view = WAVES_STATES[state](theme)
    qtbot.addWidget(view)

    assert_keeps_the_rules(view, *size)


def test_arrows_walk_the_list_and_the_map_follows(theme: Theme, qtbot: QtBot) -> None:
    view, _presenter = waves_page(theme)
    qtbot.addWidget(view)
    view.show()
    view.list.table.setFocus()

    QTest.keyClick(view.list.table, Qt.Key.Key_Down)

    assert view.map.content.title == "W-0077"


def test_a_touched_button_says_its_key_and_a_chip_its_grouping(theme: Theme, qtbot: QtBot) -> None:
    view, presenter = waves_page(theme)
    qtbot.addWidget(view)
    view.show()
    pressed = list[str]()
    view.pressed.connect(pressed.append)

    for button in view.choices.buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(view.chips.chips[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(view.keep, Qt.MouseButton.LeftButton)

    assert pressed == ["F1", "F2", "F3", "F5", "F6"]
    assert presenter.rule.draft.grouping.value == "sku"
    assert view.answer.text == "Kept: it counts from the next wave on"


def test_enter_on_an_order_in_no_wave_opens_the_order(theme: Theme, qtbot: QtBot) -> None:
    view, _presenter = waves_page(theme)
    qtbot.addWidget(view)
    view.show()
    opened = list[str]()
    view.order_opened.connect(opened.append)

    view.waiting.table.setFocus()
    QTest.keyClick(view.waiting.table, Qt.Key.Key_Down)
    QTest.keyClick(view.waiting.table, Qt.Key.Key_Return)

    assert opened == [OUTSIDE[0].order_no]
