"""Tests of ui/widgets/page.py: headings and cards."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.page import Card, Heading


def test_a_heading_shrinks_before_it_is_cut(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    heading = Heading(any_theme)
    qtbot.addWidget(heading)
    heading.show_heading("Ausnahmen und Rückfragen")

    assert see(heading, 470, 73).cut == []
    assert heading.accessibleName() == "Ausnahmen und Rückfragen"


def test_a_card_keeps_the_padding_of_the_design(any_theme: Theme, qtbot: QtBot) -> None:
    card = Card(any_theme)
    qtbot.addWidget(card)

    assert card.contentsMargins().left() == any_theme.px(28)
