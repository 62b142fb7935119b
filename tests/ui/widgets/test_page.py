"""Tests of ui/widgets/page.py: headings and cards."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.page import Card, FloorFrame, Heading, PageFrame


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


def test_a_screen_of_the_floor_is_its_banner_across_and_columns_of_cards(
    any_theme: Theme, qtbot: QtBot
) -> None:
    screen, banner, column = QWidget(), QLabel("banner"), QVBoxLayout()
    above, below, beside = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(screen)
    for card in (above, below):
        column.addWidget(card)
    frame = FloorFrame(screen, any_theme, banner, (column,))
    frame.cards.addLayout(column, 1)
    frame.cards.addWidget(beside, 1)
    screen.resize(800, 600)
    screen.show()

    assert (banner.x(), banner.y(), banner.width()) == (0, 0, 800)
    assert above.x() == below.x() == any_theme.px(32)
    assert below.y() - above.geometry().bottom() - 1 == any_theme.px(20)
    assert beside.height() > above.height() > banner.height()


def test_a_page_of_the_desk_is_its_head_its_chips_and_cards_that_take_the_rest(
    any_theme: Theme, qtbot: QtBot
) -> None:
    page, chips, answer, card = QWidget(), QLabel("chips"), QLabel("done"), QWidget()
    qtbot.addWidget(page)
    frame = PageFrame(page, any_theme, "Stock", answer, chips)
    frame.cards.addWidget(card)
    page.resize(800, 600)
    page.show()
    (heading,) = page.findChildren(Heading)

    assert heading.accessibleName() == "Stock"
    assert heading.y() == any_theme.px(22)
    assert heading.x() == chips.x() == card.x() == any_theme.px(32)
    assert answer.x() == heading.geometry().right() + 1 + any_theme.px(32)
    assert answer.width() > heading.width()
    assert heading.geometry().bottom() < chips.y() < card.y()
    assert card.height() > 600 // 2
