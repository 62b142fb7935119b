"""Tests of ui/widgets/desk/detail_card.py: everything about one thing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.content import Fact, Health
from ui.widgets.desk.detail_card import DetailCard
from ui.widgets.desk_content import (
    ActionContent,
    DetailContent,
    EventContent,
    EvidenceContent,
)

EVENTS = tuple(EventContent(f"13:{m}:24", Health.GOOD, f"Event {m}") for m in range(10, 40))
DETAIL = DetailContent(
    "Double-scan did not match",
    Health.BAD,
    "SO-10482",
    "Pack 04, M. Okafor, 13:12",
    EvidenceContent(("Needs", "2nd scan"), ("BTL-750-PTB", "BTL-500-PTB")),
    (Fact("Line", "2 of 3 bottles, 7 of 11 units packed"), Fact("Ships", "14:04, DHL Parcel")),
    EVENTS[:2],
)
ACTIONS = (ActionContent("F1", "Send back", primary=True), ActionContent("F2", "Count bin"))


def card_of(theme: Theme, qtbot: QtBot, detail: DetailContent = DETAIL) -> DetailCard:
    card = DetailCard(theme)
    qtbot.addWidget(card)
    card.resize(theme.px(556), theme.px(736))
    card.show()
    card.show_detail(detail, ACTIONS)
    qtbot.waitExposed(card)
    return card


def test_all_of_it_can_be_read(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    seen = see(card_of(any_theme, qtbot), 556, 736)

    assert seen.cut == []
    assert {"SO-10482", "75", "50", "14:04, DHL Parcel", "Event 11", "F1"} <= seen.words
    assert seen.smallest >= 14


def test_of_a_long_history_the_newest_is_shown_and_nothing_lies_under_the_buttons(
    theme: Theme, qtbot: QtBot, see: See
) -> None:
    long = DetailContent("Packed", code="SO-10482", events=EVENTS)
    card = card_of(theme, qtbot, long)
    runs = {run.wanted: run for run in see(card, 556, 736).runs}

    assert "Event 39" in runs
    assert "Event 10" not in runs
    assert runs["Event 39"].rect.bottom() <= card.choices.geometry().top()


def test_pressing_an_action_says_its_key(theme: Theme, qtbot: QtBot) -> None:
    card = card_of(theme, qtbot)
    with qtbot.waitSignal(card.pressed) as told:
        QTest.mouseClick(card.choices.buttons[1], Qt.MouseButton.LeftButton)

    assert told.args == ["F2"]


def test_a_screen_reader_hears_what_it_is_about(theme: Theme, qtbot: QtBot) -> None:
    assert card_of(theme, qtbot).accessibleName().startswith("Double-scan did not match, SO-10482")


def test_what_is_too_long_for_a_line_of_facts_or_history_stands_on_two(
    theme: Theme, qtbot: QtBot, see: See
) -> None:
    serial = "Honeywell Voyager 1470g, serial number 0c2e:0b6a:19161B4C7D"
    late = "PICK-0007 was taken over: claim 3, now 4, and its goods stand in tote T-118 at Pack 02"
    long = DetailContent(
        "Heard",
        facts=(Fact("Detail", late), Fact("Bin", "A-14-03")),
        events=(EventContent("/dev/ttyACM0", Health.GOOD, serial), EVENTS[0]),
    )
    seen = see(card_of(theme, qtbot, long), 556, 736)
    runs = {run.wanted: run for run in seen.runs}

    assert seen.cut == []
    assert any("0c2e:0b6a:19161B4C7D" in words for words in runs)
    assert runs["A-14-03"].rect.top() > runs["Detail"].rect.bottom()
