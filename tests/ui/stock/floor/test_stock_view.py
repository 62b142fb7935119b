"""The one view of stock work shows the product, or a question in its place."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.fulfilment.floor_keys import PanelContent
from ui.stock.floor.stock_view import StockView
from ui.theme.theme import Theme
from ui.widgets.content import ItemContent, LinesContent, TapeContent

BOTTLE = ItemContent("Insulated bottle", "BTL-750-PTB")


def test_a_question_takes_the_place_of_the_product(theme: Theme, qtbot: QtBot) -> None:
    view = StockView(theme)
    qtbot.addWidget(view)
    view.show()

    view.show_work(BOTTLE, None)
    assert view._item.isVisible()
    view.show_work(BOTTLE, PanelContent("Why?", ()))
    assert view._panel.isVisible()
    view.show_work(None, None)
    assert not view._at_hand.isVisible()


def test_lines_and_tape_are_heard_by_a_screen_reader(theme: Theme, qtbot: QtBot) -> None:
    view = StockView(theme)
    qtbot.addWidget(view)

    view.show_lines(LinesContent("Delivery PO-553", "8 of 18 units", 8, 18))
    view.show_tape(TapeContent("Last scans", "3 today, 0 rejected"))

    assert view._lines.accessibleName() == "Delivery PO-553, 8 of 18 units"
