"""Tests of ui/widgets/frame/pin_pad.py: a PIN for fingers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.frame.pin_pad import PinPad


def test_the_pad_says_digits_clear_and_ok(theme: Theme, qtbot: QtBot) -> None:
    pad = PinPad(theme)
    qtbot.addWidget(pad)
    said: list[str] = []
    pad.digit.connect(said.append)
    pad.cleared.connect(lambda: said.append("clear"))
    pad.entered.connect(lambda: said.append("ok"))

    for key in pad.keys:
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)

    assert said == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "ok"]


def test_its_keys_are_15_mm_high_and_take_no_focus(theme: Theme, qtbot: QtBot) -> None:
    pad = PinPad(theme)
    qtbot.addWidget(pad)

    assert all(key.height() * 0.2768 >= 15 for key in pad.keys)
    assert all(key.focusPolicy() is Qt.FocusPolicy.NoFocus for key in pad.keys)
