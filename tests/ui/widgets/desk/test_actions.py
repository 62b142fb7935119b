"""Tests of ui/widgets/desk/actions.py: what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.desk.actions import ActionButtons
from ui.widgets.desk_content import ActionContent

ACTIONS = (
    ActionContent("F1", "Send back to Pack 04", primary=True),
    ActionContent("F2", "Count bin A-14-03"),
    ActionContent("F3", "Ship short", half=True),
    ActionContent("F4", "Hold order", half=True, enabled=False),
)


def actions_of(theme: Theme, qtbot: QtBot) -> ActionButtons:
    actions = ActionButtons(theme)
    qtbot.addWidget(actions)
    actions.resize(496, 280)
    actions.show()
    actions.show_actions(ACTIONS)
    qtbot.waitExposed(actions)
    return actions


def test_pressing_says_the_key_and_a_dim_one_says_nothing(theme: Theme, qtbot: QtBot) -> None:
    actions = actions_of(theme, qtbot)
    said: list[str] = []
    actions.pressed.connect(said.append)

    for button in actions.buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert said == ["F1", "F2", "F3"]


def test_half_ones_share_a_row(theme: Theme, qtbot: QtBot) -> None:
    actions = actions_of(theme, qtbot)
    first, second, third, fourth = (b.geometry() for b in actions.buttons)

    assert third.top() == fourth.top()
    assert third.right() < fourth.left()
    assert first.width() == second.width() > third.width()
    assert second.top() > first.bottom()


def test_labels_can_be_read(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    actions = actions_of(any_theme, qtbot)
    seen = see(actions.buttons[0], 496, 60)

    assert seen.cut == []
    assert seen.words == {"F1", "Send back to Pack 04"}
    assert seen.faintest()[0] >= 4.5, seen.faintest()


def test_fewer_actions_leave_none_behind(theme: Theme, qtbot: QtBot) -> None:
    actions = actions_of(theme, qtbot)
    actions.show_actions(ACTIONS[:1])

    assert len(actions.buttons) == 1
    assert actions.buttons[0].isVisible()
