"""The papers card: why this carrier, what the papers look like, how they came out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.store.schema.shipping import PrintState
from tests.support.floor_data import papers
from tests.ui.conftest import See
from ui.fulfilment.packing.papers_card import PapersCard
from ui.fulfilment.packing.papers_content import papers_content, papers_in_the_making
from ui.theme.theme import Theme


@pytest.fixture
def card(qtbot: QtBot, any_theme: Theme) -> PapersCard:
    card = PapersCard(any_theme)
    qtbot.addWidget(card)
    return card


def test_everything_is_whole_large_enough_and_contrasts(card: PapersCard, see: See) -> None:
    card.show_papers(papers_content(papers(drawn=True)))

    seen = see(card, 1102, 310)

    assert {"Parcelway Express", "cheapest in time", "label and slip printed"} <= seen.words
    assert seen.cut == []
    assert seen.smallest >= 14
    assert seen.faintest()[0] >= 4.5


def test_a_label_that_failed_is_said_with_what_to_do(card: PapersCard, see: See) -> None:
    failed = papers(label=PrintState.FAILED, detail="out of paper", drawn=True)
    card.show_papers(papers_content(failed))

    seen = see(card, 1102, 310)

    assert "Zebra ZD421: out of paper" in seen.words
    assert any("F4" in words for words in seen.words)
    assert seen.cut == []
    assert "out of paper" in card.accessibleName()


def test_while_papers_are_made_there_are_no_pictures(card: PapersCard, see: See) -> None:
    card.show_papers(papers_content(papers(drawn=True)))
    card.show_papers(papers_in_the_making("Box B2"))

    assert "Label and slip are being made" in see(card, 1102, 310).words


def test_a_service_with_a_long_name_is_named_whole(card: PapersCard, see: See) -> None:
    content = papers_content(papers(drawn=True))
    long = replace(content.quotes[0], name="Redgate Post International Tracked")
    card.show_papers(replace(content, quotes=(long, *content.quotes[1:])))

    assert see(card, 1102, 310).cut == []
