"""Tests of ui/fulfilment/floor_plan/layout_view.py: keys, mouse, the rules of every screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.support.layout_desk import LAYOUT_STATES, layout_page
from tests.support.view_rules import assert_keeps_the_rules, in_front
from ui.theme.theme import Theme


@pytest.mark.parametrize("state", LAYOUT_STATES)
@pytest.mark.parametrize("size", [(1658, 958), (1097, 693)])
def test_every_state_keeps_the_rules_of_every_screen(
    state: str, size: tuple[int, int], theme: Theme, qtbot: QtBot
) -> None:
    view = LAYOUT_STATES[state](theme)
    qtbot.addWidget(view)

    assert_keeps_the_rules(view, *size)


def test_a_part_is_stood_on_with_arrows_and_typed_by_keyboard(theme: Theme, qtbot: QtBot) -> None:
    view, presenter = layout_page(theme)
    qtbot.addWidget(view)
    view.show()
    view.list.table.setFocus()

    QTest.keyClick(view.list.table, Qt.Key.Key_Down)
    editor = view.form.boxes["x"].editor
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "5.2")

    assert presenter.draft.rows[1].x == "5.2"
    assert view.map.content.aisles[1].x == 5200


def test_a_touched_button_says_its_key(theme: Theme, qtbot: QtBot) -> None:
    view, presenter = layout_page(theme)
    in_front(view, qtbot)
    presenter.typed("x", "2")
    pressed = list[str]()
    view.pressed.connect(pressed.append)

    for button in view.choices.buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert pressed == ["F1", "F5", "F2", "F3"]
