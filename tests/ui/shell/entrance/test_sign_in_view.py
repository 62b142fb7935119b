"""Tests of ui/shell/entrance/sign_in_view.py: the pad, the keys, the rules of every screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.desk_states import STATES
from tests.support.view_rules import assert_keeps_the_rules, cut_texts
from ui.shell.entrance.sign_in_view import SignInView
from ui.theme.theme import Theme


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def view(theme: Theme, qtbot: QtBot, heard: list[str]) -> SignInView:
    widget = SignInView(theme)
    qtbot.addWidget(widget)
    widget.digit.connect(heard.append)
    widget.cleared.connect(lambda: heard.append("cleared"))
    widget.entered.connect(lambda: heard.append("entered"))
    widget.resize(1920, 900)
    widget.show()
    return widget


def test_number_keys_and_enter_are_the_pad(view: SignInView, heard: list[str]) -> None:
    QTest.keyClicks(view, "4711")
    QTest.keyClick(view, Qt.Key.Key_Backspace)
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClicks(view, "x")

    assert heard == ["4", "7", "1", "1", "cleared", "entered"]


def test_fingers_type_the_same(view: SignInView, heard: list[str]) -> None:
    for key in view.pad.keys:
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)

    assert heard == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "cleared", "0", "entered"]


@pytest.mark.parametrize("size", [(1920, 874), (1280, 640)])
@pytest.mark.parametrize("name", [name for name in STATES if name.startswith("sign_in")])
def test_every_state_keeps_the_rules_of_screens(
    name: str, size: tuple[int, int], theme: Theme, qtbot: QtBot
) -> None:
    theme.fit(_window(size))
    view = STATES[name](theme)
    qtbot.addWidget(view)

    assert cut_texts(assert_keeps_the_rules(view, *size)) == []


def _window(size: tuple[int, int]) -> QSize:
    return QSize(1920, 1080) if size[0] == 1920 else QSize(1280, 800)
