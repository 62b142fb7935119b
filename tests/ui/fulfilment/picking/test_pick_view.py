"""The picking screen: the way to the bin, then the product, in one place."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.fulfilment.floor_keys import PanelContent
from ui.fulfilment.panel_card import PanelCard
from ui.fulfilment.picking.pick_view import PickView
from ui.theme.theme import Theme
from ui.widgets.content import (
    BannerContent,
    BinContent,
    CartContent,
    CartSlotContent,
    ItemContent,
    LinesContent,
    TapeContent,
    Tone,
)
from ui.widgets.floor.bin_card import BinCard
from ui.widgets.floor.cart_slots import CartSlots
from ui.widgets.floor.item_card import ItemCard

WALK = LinesContent("Walk", "", 0, 1)
BIN, ITEM = BinContent((("Aisle", "A"),), "A-14-03"), ItemContent("Mug", "MUG")


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> PickView:
    view = PickView(theme)
    qtbot.addWidget(view)
    view.resize(1280, 640)
    view.show_banner(BannerContent(Tone.READY, "Go to A-14-03"))
    view.show_tape(TapeContent("Last scans", ""))
    view.show_cart(CartContent("Cart", (CartSlotContent("1", "T-1"),)))
    view.show()
    qtbot.waitExposed(view)
    return view


def in_front(view: PickView) -> list[type[QWidget]]:
    cards = [view.findChild(kind) for kind in (BinCard, ItemCard, PanelCard)]
    return [type(card) for card in cards if card is not None and card.isVisible()]


def test_the_way_gives_place_to_the_product_and_both_to_a_question(view: PickView) -> None:
    view.show_stop(BIN, None, WALK)
    assert in_front(view) == [BinCard]
    view.show_stop(None, ITEM, WALK)
    assert in_front(view) == [ItemCard]
    view.show_panel(PanelContent("Why?", ()))
    assert in_front(view) == [PanelCard]
    view.show_panel(None)
    assert in_front(view) == [ItemCard]


def test_without_a_cart_nothing_of_the_last_walk_is_left(view: PickView) -> None:
    view.show_stop(BIN, None, WALK)

    view.show_idle()

    assert in_front(view) == []
    cart = view.findChild(CartSlots)
    assert cart is not None
    assert not cart.isVisible()
