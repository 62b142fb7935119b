"""A question or the help: every key with its words, whole and readable."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.scanning.control_card import ControlCode
from tests.ui.conftest import See
from ui.fulfilment.floor_keys import PanelContent, panel_of
from ui.fulfilment.panel_card import PanelCard
from ui.messages.verdicts import Place
from ui.theme.theme import Theme


@pytest.fixture
def card(qtbot: QtBot, any_theme: Theme) -> PanelCard:
    card = PanelCard(any_theme)
    qtbot.addWidget(card)
    return card


def test_the_help_of_all_eight_keys_finds_room(card: PanelCard, see: See) -> None:
    content = panel_of("help", Place.BENCH, set(ControlCode))
    assert content is not None
    card.show_panel(content)

    seen = see(card, 1102, 310)

    assert {words for row in content.rows for words in row} <= seen.words
    assert seen.cut == []
    assert seen.smallest >= 14
    assert seen.faintest()[0] >= 4.5


def test_a_question_is_read_out_with_its_answers(card: PanelCard, see: See) -> None:
    content = panel_of("short", Place.BIN, ())
    assert content is not None
    card.show_panel(content)

    assert "F1 Confirm: The bin is empty" in card.accessibleName()
    assert see(card, 1102, 310).cut == []


def test_a_question_without_answers_is_only_its_title(card: PanelCard, see: See) -> None:
    card.show_panel(PanelContent("Wait", ()))

    assert see(card, 1102, 310).words == {"Wait"}
