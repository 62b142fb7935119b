"""Tests of ui/widgets/frame/top_bar.py: where, on what, until when, who."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.icon_names import Icon
from ui.theme.theme import Theme
from ui.widgets.content import Fact, Health
from ui.widgets.frame.top_bar import TopBar
from ui.widgets.frame_content import TopBarContent

PLACE = TopBarContent(
    Icon.PACKAGE,
    "Pack 04",
    (Fact("Order", "SO-10482", code=True), Fact("Wave", "W-77 north")),
    "Ships in 22 min",
    Health.WARN,
    "M. Okafor",
    "13:42",
)


def bar_of(theme: Theme, qtbot: QtBot) -> TopBar:
    bar = TopBar(theme)
    qtbot.addWidget(bar)
    bar.show_place(PLACE)
    return bar


def test_all_of_it_can_be_read(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    seen = see(bar_of(any_theme, qtbot), 1920, 76)

    assert seen.cut == []
    assert {"Pack 04", "SO-10482", "Ships in 22 min", "M. Okafor", "13:42"} <= seen.words
    assert seen.smallest >= 14
    assert seen.faintest()[0] >= 4.5, seen.faintest()


@pytest.mark.parametrize("width", [1200, 900, 700])
def test_where_it_is_narrow_person_and_clock_stay(
    theme: Theme, qtbot: QtBot, see: See, width: int
) -> None:
    words = see(bar_of(theme, qtbot), width, 76).words

    assert {"Pack 04", "M. Okafor", "13:42"} <= words


def test_the_clock_ends_at_the_margin(theme: Theme, qtbot: QtBot, see: See) -> None:
    image = see(bar_of(theme, qtbot), 1920, 76).image
    bright = [x for x in range(1700, 1920) if image.pixelColor(x, 38).lightness() > 128]

    assert max(bright) <= 1920 - 32
