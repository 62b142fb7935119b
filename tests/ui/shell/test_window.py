"""The window: bars round a stack of screens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.shell.screen import ScreenName
from ui.shell.window import Window
from ui.theme.icon_names import Icon
from ui.theme.theme import Theme
from ui.widgets.frame.key_hints import KeyButton, KeyHints
from ui.widgets.frame.nav_rail import NavRail
from ui.widgets.frame_content import KeyHint, NavEntry, StatusContent, TopBarContent


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> Window:
    window = Window(theme, "or scan the code card")
    qtbot.addWidget(window)
    window.take_screens({ScreenName.PACK: QWidget(), ScreenName.ORDERS: QWidget()})
    window.show_screen(ScreenName.PACK)
    window.resize(1280, 800)
    window.show()
    return window


def test_the_navigation_stands_beside_the_desk_only(window: Window) -> None:
    rail = window.findChild(NavRail)
    assert rail is not None
    assert not rail.isVisible()

    window.show_pages((NavEntry("orders", Icon.PACKAGE, "Orders"),), "orders")
    window.show_screen(ScreenName.ORDERS)

    assert rail.isVisible()


def test_a_touched_key_says_which(qtbot: QtBot, window: Window) -> None:
    window.show_keys((KeyHint("F1", "Confirm"), KeyHint("F2", "Short", enabled=False)))
    confirm, short = window.findChildren(KeyButton)[:2]

    with qtbot.waitSignal(window.key_pressed) as pressed:
        confirm.click()
    with qtbot.assertNotEmitted(window.key_pressed):
        short.click()

    assert pressed.args == ["F1"]


def test_no_keys_hide_the_bar(window: Window) -> None:
    window.show_keys(())

    bar = window.findChild(KeyHints)
    assert bar is not None
    assert not bar.isVisible()


def test_the_density_follows_the_window(window: Window, theme: Theme) -> None:
    small = theme.density.u

    window.resize(1920, 1080)

    assert theme.density.u > small


def test_a_strip_that_comes_to_a_window_on_the_screen_gets_its_room(
    window: Window, theme: Theme
) -> None:
    window.resize(1920, 1080)
    before = theme.density.u
    strip = QLabel("the drawn scanner")
    strip.setMinimumHeight(80)

    window.take_strip(strip)

    assert theme.density.u < before  # the screens above it are drawn a little smaller


def test_closing_is_told_once(qtbot: QtBot, window: Window) -> None:
    with qtbot.waitSignal(window.closing):
        window.close()


def test_nothing_in_the_frame_is_pressed_by_enter(window: Window) -> None:
    window.show_top(TopBarContent(Icon.PACKAGE, "Pack 04"))
    window.show_status(StatusContent((), "Pack 04"))

    assert window.findChildren(QPushButton) == []


def test_a_digit_that_no_field_takes_is_heard_and_one_in_a_field_is_typed(
    qtbot: QtBot, window: Window
) -> None:
    field = QLineEdit(window)
    qtbot.waitExposed(window)

    with qtbot.waitSignal(window.digit_typed) as typed:
        QTest.keyClick(window, Qt.Key.Key_7)
    with qtbot.assertNotEmitted(window.digit_typed):
        QTest.keyClick(field, Qt.Key.Key_7)
        QTest.keyClick(window, Qt.Key.Key_A)

    assert (typed.args, field.text()) == ([7], "7")


def test_a_window_that_must_not_be_closed_stays_and_ends_nothing(
    qtbot: QtBot, window: Window
) -> None:
    window.may_close = lambda: False
    with qtbot.assertNotEmitted(window.closing):
        assert not window.close()
    assert window.isVisible()

    window.may_close = lambda: True
    with qtbot.waitSignal(window.closing):
        assert window.close()
