"""Tests of ui/widgets/page.py: headings and cards."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.page import Card, Heading, PageFrame


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


def test_a_page_of_the_desk_is_its_head_its_chips_and_cards_that_take_the_rest(
    any_theme: Theme, qtbot: QtBot
) -> None:
    page, chips, heading, card = QWidget(), QLabel("chips"), QLabel("head"), QWidget()
    qtbot.addWidget(page)
    frame = PageFrame(page, any_theme, chips)
    frame.head.addWidget(heading)
    frame.cards.addWidget(card)
    page.resize(800, 600)
    page.show()

    assert heading.y() == any_theme.px(22)
    assert heading.x() == chips.x() == card.x() == any_theme.px(32)
    assert heading.geometry().bottom() < chips.y() < card.y()
    assert card.height() > 600 // 2
