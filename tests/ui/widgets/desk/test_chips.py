"""Tests of ui/widgets/desk/chips.py: filters with their counts."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.desk.chips import Chips
from ui.widgets.desk_content import ChipContent

NAMES = ("All", "Double-scan", "Address", "Out of stock", "Payment", "Weight", "Label failed")
CHIPS = tuple(ChipContent(name, name, number) for number, name in enumerate(NAMES))


def chips_of(theme: Theme, qtbot: QtBot, width: int = 1500, current: str = "All") -> Chips:
    chips = Chips(theme)
    qtbot.addWidget(chips)
    chips.resize(width, chips.height())
    chips.show()
    chips.show_chips(CHIPS, current)
    return chips


def test_choosing_a_filter_says_its_key(theme: Theme, qtbot: QtBot) -> None:
    chips = chips_of(theme, qtbot)
    with qtbot.waitSignal(chips.chosen) as told:
        QTest.mouseClick(chips.chips[2], Qt.MouseButton.LeftButton)

    assert told.args == ["Address"]
    assert [chip.content.key for chip in chips.chips if chip.isChecked()] == ["Address"]


def test_a_chip_is_as_wide_as_its_words(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    owner = chips_of(any_theme, qtbot)
    for chip in owner.chips:
        seen = see(chip, round(chip.width() / any_theme.density.u) + 1, 52)
        assert seen.cut == []
        assert seen.smallest >= 14


def test_filters_that_find_no_room_in_the_row_stand_in_the_next(theme: Theme, qtbot: QtBot) -> None:
    chips = chips_of(theme, qtbot, width=420, current="Label failed")

    places = [chip.geometry() for chip in chips.chips]
    assert all(chip.isVisible() for chip in chips.chips)
    assert all(chips.rect().contains(place) for place in places)
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
    assert len({place.top() for place in places}) > 1


def test_a_row_that_is_a_little_short_moves_closer_and_stays_one(
    any_theme: Theme, qtbot: QtBot, see: See
) -> None:
    chips = chips_of(any_theme, qtbot)
    wide = chips.chips[-1].geometry().right() + 1

    chips.resize(wide - any_theme.px(60), chips.height())

    places = [chip.geometry() for chip in chips.chips]
    gaps = [right.left() - left.right() - 1 for left, right in pairwise(places)]
    assert {place.top() for place in places} == {0}
    assert all(chips.rect().contains(place) for place in places)
    assert min(gaps) >= any_theme.px(8)
    for chip in chips.chips:
        assert see(chip, round(chip.width() / any_theme.density.u) + 1, 52).cut == []


def test_with_room_for_all_there_is_one_row_again(theme: Theme, qtbot: QtBot) -> None:
    chips = chips_of(theme, qtbot, width=420)
    narrow = chips.height()

    chips.resize(1500, chips.height())

    assert {chip.y() for chip in chips.chips} == {0}
    assert chips.height() < narrow


def test_fewer_filters_leave_none_behind(theme: Theme, qtbot: QtBot) -> None:
    chips = chips_of(theme, qtbot)
    chips.show_chips(CHIPS[:2], "All")

    assert len(chips.chips) == 2
    assert chips.chips[1].accessibleName() == "Double-scan 1"
