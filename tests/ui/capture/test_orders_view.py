"""Tests of ui/capture/orders_view.py: keys, search, leaves, the rules of every screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.desk_states import STATES, orders_page
from tests.support.view_rules import assert_keeps_the_rules, each_page_size, in_front
from ui.capture.orders_view import OrdersView
from ui.theme.theme import Theme


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> Iterator[OrdersView]:
    page, presenter = orders_page(theme)
    in_front(page, qtbot)
    yield page
    presenter.leave()


def test_arrows_walk_the_list_and_the_order_follows(view: OrdersView) -> None:
    view.list.table.selectRow(0)
    QTest.keyClick(view.list.table, Qt.Key.Key_Down)

    assert view.list.current_key() == "SO-10456"
    assert view.card.summary.content.code == "SO-10456"


def test_typing_searches_once_it_rests(view: OrdersView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.searched) as heard:
        QTest.keyClicks(view.search_field, "Rossi")

    assert heard.args == ["Rossi"]
    assert view.list.rows_model.rowCount() == 1


def test_enter_in_the_search_field_presses_nothing(view: OrdersView) -> None:
    pressed = list[str]()
    view.pressed.connect(pressed.append)
    view.export_wanted.connect(lambda: pressed.append("export"))

    QTest.keyClicks(view.search_field, "SO-10456")
    QTest.keyClick(view.search_field, Qt.Key.Key_Return)

    assert pressed == []


def test_a_leaf_stays_in_front_while_the_same_order_is_read_again(view: OrdersView) -> None:
    view.list.table.selectRow(1)
    address = next(chip for chip in view.card.chips.chips if chip.content.key == "address")
    QTest.mouseClick(address, Qt.MouseButton.LeftButton)

    box = view.card.form.boxes["postcode"]
    assert box.isVisible()
    QTest.keyClicks(box.editor, "0")

    assert box.isVisible()
    assert box.text == "10670"


def test_the_cursor_goes_to_the_field_that_is_wrong(view: OrdersView) -> None:
    view.list.table.selectRow(1)

    view.show_address()
    QApplication.processEvents()

    assert view.card.form.boxes["postcode"].content.error == "Perhaps 01067?"
    assert view.focusWidget() is view.card.form.boxes["postcode"].editor


def test_the_import_button_stops_while_a_file_is_read(view: OrdersView) -> None:
    stops = list[bool]()
    view.stop_wanted.connect(lambda: stops.append(True))
    view.show_importing(running=True)

    QTest.mouseClick(view.bring_in, Qt.MouseButton.LeftButton)

    assert view.bring_in.text() == "Stop import"
    assert stops == [True]


@each_page_size
@pytest.mark.parametrize("name", [name for name in STATES if name.startswith("orders")])
def test_every_state_keeps_the_rules_of_screens(
    name: str, window: QSize, size: tuple[int, int], theme: Theme, qtbot: QtBot
) -> None:
    theme.fit(window)
    page = STATES[name](theme)
    qtbot.addWidget(page)

    assert_keeps_the_rules(page, *size)

    assert page.minimumSizeHint().height() <= size[1]
    assert page.minimumSizeHint().width() <= size[0]
