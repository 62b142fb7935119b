"""Tests of ui/widgets/floor/cart_slots.py: which slot to put into."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.ui.conftest import See
from ui.theme.theme import Theme
from ui.widgets.content import CartContent, CartSlotContent, SlotState
from ui.widgets.floor.cart_slots import CartSlots

SLOTS = (
    CartSlotContent("1", "T-118", SlotState.FILLED, "SO-10482"),
    CartSlotContent("2", "", SlotState.FREE, "free"),
    CartSlotContent("3", "T-120", SlotState.TARGET, "put 2"),
    CartSlotContent("4", "T-121", SlotState.WRONG, "not this"),
)


def cart_of(theme: Theme, qtbot: QtBot, columns: int = 6) -> CartSlots:
    cart = CartSlots(theme)
    qtbot.addWidget(cart)
    cart.show_cart(CartContent("Cart C-2", SLOTS, columns, "4 slots"))
    return cart


def test_every_slot_can_be_read(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    seen = see(cart_of(any_theme, qtbot), 1102, 220)

    assert seen.cut == []
    assert {"1", "T-118", "SO-10482", "put 2", "not this"} <= seen.words
    assert seen.smallest >= 14
    assert seen.faintest()[0] >= 4.5, seen.faintest()


def test_two_rows_of_slots_find_room_too(any_theme: Theme, qtbot: QtBot, see: See) -> None:
    assert see(cart_of(any_theme, qtbot, 2), 1102, 380).cut == []


def test_twelve_totes_can_be_told_apart_on_a_small_screen(
    any_theme: Theme, qtbot: QtBot, see: See
) -> None:
    states = (SlotState.FILLED, SlotState.TARGET, SlotState.WRONG, SlotState.FREE)
    slots = [CartSlotContent(str(n), f"TOTE-{n:02}", states[n % 4], "") for n in range(1, 13)]
    cart = CartSlots(any_theme)
    qtbot.addWidget(cart)
    cart.show_cart(CartContent("Cart P-0001", tuple(slots), 6, "0 units in totes"))

    seen = see(cart, 1102, 200)

    assert seen.cut == []
    assert seen.on_top_of_each_other == []
    assert {slot.tote for slot in slots} | {slot.number for slot in slots} <= seen.words
    assert seen.smallest >= 14
    assert seen.faintest()[0] >= 4.5, seen.faintest()


def test_an_empty_cart_is_only_a_heading(theme: Theme, qtbot: QtBot, see: See) -> None:
    cart = CartSlots(theme)
    qtbot.addWidget(cart)
    cart.show_cart(CartContent("Cart C-2", ()))

    assert see(cart, 1102, 220).words == {"Cart C-2"}


def test_a_screen_reader_hears_the_slot_to_put_into(theme: Theme, qtbot: QtBot) -> None:
    assert cart_of(theme, qtbot).accessibleName() == "Cart C-2, 3 T-120 put 2"


def test_where_the_drawn_scanner_takes_height_the_cart_gives_way_to_the_card_above(
    theme: Theme, qtbot: QtBot, see: See
) -> None:
    cart = cart_of(theme, qtbot)

    assert cart.minimumHeight() == theme.px(138)
    assert see(cart, 1102, cart.minimumHeight()).cut == []
    assert cart_of(theme, qtbot, 2).minimumHeight() > theme.px(138)
