"""Two look-alikes side by side, with what differs boxed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.content import Fact, ItemContent, TwinContent
from ui.widgets.floor.item_card import ItemCard

TWIN = TwinContent("Not this one", "Insulated bottle 500 ml", "BTL-500-PTB")
ALONE = ItemContent("Insulated bottle 750 ml", "BTL-750-PTB", unit="2", unit_of="of 3")
BESIDE = ItemContent("Insulated bottle 750 ml", "BTL-750-PTB", unit="2", unit_of="of 3", twin=TWIN)


def card_of(content: ItemContent, qtbot: QtBot, theme: Theme) -> ItemCard:
    """The card at the size of the design."""
    card = ItemCard(theme)
    qtbot.addWidget(card)
    card.resize(1102, 310)
    card.show_item(content)
    return card


def colours(card: ItemCard, left: int, right: int) -> set[str]:
    """The colours between two columns of the lower half."""
    image = card.grab().toImage()
    return {
        QColor(image.pixel(x, y)).name()
        for x in range(left, right, 2)
        for y in range(image.height() // 2, image.height(), 2)
    }


def test_only_the_wrong_ones_code_is_boxed_in_the_colour_of_stop(
    qtbot: QtBot, theme: Theme
) -> None:
    stop = QColor(theme.tokens.stop).name()
    card = card_of(BESIDE, qtbot, theme)

    assert stop in colours(card, 420, 840)
    assert stop not in colours(card, 0, 400)
    assert stop not in colours(card_of(ALONE, qtbot, theme), 0, 840)


def test_nothing_that_tells_them_apart_is_cut_off(qtbot: QtBot, any_theme: Theme, see: See) -> None:
    facts = (Fact("Tote", "T-118"), Fact("Bin", "A-14-03"))
    seen = see(card_of(replace(BESIDE, facts=facts), qtbot, any_theme), 1099, 366)

    assert seen.cut == []
    assert seen.on_top_of_each_other == []
    words = " ".join(run.drawn for run in seen.runs)
    assert BESIDE.name in words
    assert TWIN.name in words


@pytest.mark.parametrize(("content", "said"), [(BESIDE, True), (ALONE, False)])
def test_the_look_alike_is_said_to_who_cannot_see_it(
    qtbot: QtBot, theme: Theme, content: ItemContent, *, said: bool
) -> None:
    name = card_of(content, qtbot, theme).accessibleName()

    assert ("Not this one: BTL-500-PTB" in name) is said
