"""Tests of ui/capture/order/order_card.py: leaves of a sheet."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.support.desk_kit import DIRECTORY, NOW
from tests.support.order_data import held_order
from ui.capture.order.address_fields import AddressDraft
from ui.capture.order.order_card import OrderCard
from ui.capture.order.sheet_content import empty_sheet, sheet_of
from ui.theme.theme import Theme


def test_no_order_has_no_leaves_and_no_buttons(theme: Theme, qtbot: QtBot) -> None:
    card = OrderCard(theme)
    qtbot.addWidget(card)
    card.show()

    card.show_sheet(empty_sheet(), ())

    assert not card.chips.isVisible()
    assert not card.choices.isVisible()
    assert card.summary.content.title == "No order"


def test_every_leaf_can_be_turned_to(theme: Theme, qtbot: QtBot) -> None:
    card = OrderCard(theme)
    qtbot.addWidget(card)
    card.resize(674, 748)
    card.show()
    fields = AddressDraft(held_order(), may_change=True).fields()
    card.show_sheet(sheet_of(held_order(), fields, DIRECTORY.people, NOW), ())

    seen = []
    for chip in card.chips.chips:
        chip.click()
        seen.append(card._stack.currentIndex())

    assert len(set(seen)) == len(card.chips.chips) == 5
