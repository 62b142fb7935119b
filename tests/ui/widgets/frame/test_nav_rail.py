"""Tests of ui/widgets/frame/nav_rail.py: the pages of the desk."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.icon_names import Icon
from ui.theme.theme import Theme
from ui.widgets.frame.nav_rail import NavButton, NavRail
from ui.widgets.frame_content import NavEntry

ENTRIES = (
    NavEntry("home", Icon.HOME, "Home"),
    NavEntry("exceptions", Icon.ALERT_TRIANGLE, "Exceptions", 14, badge_urgent=True),
    NavEntry("returns", Icon.ARROW_LEFT, "Returns", 3),
)


def rail_of(theme: Theme, qtbot: QtBot) -> NavRail:
    rail = NavRail(theme)
    qtbot.addWidget(rail)
    rail.show_entries(ENTRIES, "exceptions")
    rail.resize(rail.width(), 700)
    rail.show()
    return rail


def buttons_of(rail: NavRail) -> list[NavButton]:
    return rail.findChildren(NavButton)


def test_choosing_a_page_says_its_key(theme: Theme, qtbot: QtBot) -> None:
    rail = rail_of(theme, qtbot)
    with qtbot.waitSignal(rail.chosen) as told:
        QTest.mouseClick(buttons_of(rail)[2], Qt.MouseButton.LeftButton)

    assert told.args == ["returns"]


def test_one_page_is_shown_as_the_one_open(theme: Theme, qtbot: QtBot) -> None:
    rail = rail_of(theme, qtbot)
    open_pages = [b.entry.key for b in buttons_of(rail) if b.isChecked()]

    assert open_pages == ["exceptions"]


def test_badges_change_without_new_buttons(theme: Theme, qtbot: QtBot) -> None:
    rail = rail_of(theme, qtbot)
    rail.show_entries(
        (ENTRIES[0], NavEntry("exceptions", Icon.ALERT_TRIANGLE, "Exceptions", 2)), "home"
    )

    assert len(buttons_of(rail)) == 3
    assert buttons_of(rail)[1].accessibleName() == "Exceptions 2"


def test_names_and_badges_can_be_read(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    rail = rail_of(any_theme, qtbot)
    for button in buttons_of(rail):
        seen = see(button, 262, 58)
        assert seen.cut == []
        assert seen.smallest >= 14
        assert seen.faintest()[0] >= 4.5, seen.faintest()


def test_an_entry_is_at_least_9_mm_high(theme: Theme, qtbot: QtBot) -> None:
    rail = rail_of(theme, qtbot)

    assert all(b.height() * 0.2768 >= 9 for b in buttons_of(rail))
