"""Tests of ui/widgets/floor/bin_card.py: where to go, how many to take."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.content import BinContent, Direction, ShelfContent
from ui.widgets.floor.bin_card import BinCard

BIN = BinContent(
    (("Aisle", "A"), ("Bay", "14"), ("Level", "03")),
    "A-14-03",
    Direction.LEFT,
    "left side, level 3",
    ShelfContent(5, 3, 3, 2),
    "Take",
    "2",
    "of 5",
    "then A-15-01",
)


def card_of(theme: Theme, qtbot: QtBot, content: BinContent) -> BinCard:
    card = BinCard(theme)
    qtbot.addWidget(card)
    card.show_bin(content)
    return card


def test_the_place_and_the_quantity_can_be_read(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    seen = see(card_of(any_theme, qtbot, BIN), 1102, 310)

    assert seen.cut == []
    assert {"A", "14", "03", "2", "of 5", "left side, level 3"} <= seen.words
    assert seen.faintest()[0] >= 4.5, seen.faintest()
    big = {run.wanted: run.pixels for run in seen.runs}
    assert min(big["A"], big["14"], big["03"]) >= any_theme.px(70)


def test_a_long_group_shrinks_and_stays_whole(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    content = replace(BIN, groups=(("Zone", "MEZZ2"), ("Bay", "114"), ("Level", "03")))

    assert see(card_of(any_theme, qtbot, content), 1102, 310).cut == []


def test_left_right_and_reached_look_different(theme: Theme, qtbot: QtBot, see: See) -> None:
    variants = (BIN, replace(BIN, direction=Direction.RIGHT), replace(BIN, reached=True))
    images = [see(card_of(theme, qtbot, content), 1102, 310).image for content in variants]

    assert images[0] != images[1]
    assert images[0] != images[2]


def test_the_shelf_lights_the_level_from_the_floor_up(theme: Theme, qtbot: QtBot, see: See) -> None:
    low = see(card_of(theme, qtbot, replace(BIN, shelf=ShelfContent(5, 1))), 1102, 310).runs
    high = see(card_of(theme, qtbot, replace(BIN, shelf=ShelfContent(5, 5))), 1102, 310).runs
    lit_low = next(run for run in low if run.wanted == "1")
    lit_high = next(run for run in high if run.wanted == "5")

    assert lit_low.rect.top() > lit_high.rect.top()


def test_a_screen_reader_hears_the_whole_bin_code(theme: Theme, qtbot: QtBot) -> None:
    assert card_of(theme, qtbot, BIN).accessibleName().startswith("A-14-03, left side, level 3")
