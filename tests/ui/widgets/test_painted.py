"""Tests of ui/widgets/painted.py: what all painted widgets share."""

from __future__ import annotations

import sys

from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.painting import Canvas
from ui.theme.theme import Theme
from ui.widgets.painted import Painted, PaintedButton, say


class Square(PaintedButton):
    def paint(self, canvas: Canvas, area: QRectF) -> None:
        canvas.fill(area, canvas.t.surface)


def test_a_floor_button_takes_no_focus_so_that_no_scan_presses_it(
    theme: Theme, qtbot: QtBot
) -> None:
    button = Square(theme)
    qtbot.addWidget(button)
    pressed: list[bool] = []
    button.clicked.connect(pressed.append)
    button.show()

    QTest.keyClicks(button, "4006381333931")
    QTest.keyClick(button, Qt.Key.Key_Return)

    assert button.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert pressed == []


def test_the_ring_shows_only_to_those_who_use_the_keyboard(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    stock, button = QPushButton("first"), Square(theme, desk=True)
    button.setFixedSize(80, 60)
    column.addWidget(stock)
    column.addWidget(button)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()

    button.setFocus(Qt.FocusReason.MouseFocusReason)
    by_mouse = button.grab().toImage()
    stock.setFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    by_keyboard = button.grab().toImage()

    assert by_mouse.pixelColor(2, 30).name() != theme.tokens.focus.lower()
    assert by_keyboard.pixelColor(2, 30).name() == theme.tokens.focus.lower()


def test_a_widget_has_a_spoken_name(theme: Theme, qtbot: QtBot) -> None:
    widget = Painted(theme)
    qtbot.addWidget(widget)

    say(widget, "Scan it again")
    say(widget, "Scan it again")

    assert widget.accessibleName() == "Scan it again"


def test_two_hundred_paints_leave_no_reference_behind(theme: Theme, qtbot: QtBot, see: See) -> None:
    button = Square(theme)
    qtbot.addWidget(button)
    see(button, 100, 60)
    before = sys.getrefcount(None)

    for _ in range(200):
        button.repaint()
        button.clicked.emit()

    assert abs(sys.getrefcount(None) - before) < 100
