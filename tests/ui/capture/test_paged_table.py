"""Tests of ui/capture/paged_table.py: 100,000 orders, and only those in sight are fetched."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.desk_kit import NOW
from tests.support.order_data import order_row
from ui.capture.orders_content import columns, row_of
from ui.capture.paged_table import PAGE, PagedRows, PagedTable
from ui.theme.theme import Theme
from ui.widgets.desk_content import QueueRowContent


def rows_of(page: int) -> list[QueueRowContent]:
    return [row_of(order_row(place), NOW) for place in range(page * PAGE, (page + 1) * PAGE)]


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> PagedTable:
    widget = PagedTable(theme, columns())
    qtbot.addWidget(widget)
    widget.resize(900, 720)
    widget.show()
    return widget


def test_only_the_page_in_sight_is_asked_for(table: PagedTable, qtbot: QtBot) -> None:
    asked = list[int]()
    table.page_wanted.connect(asked.append)

    with qtbot.waitSignal(table.page_wanted):
        table.show_total(100_000)

    assert asked == [0]


def test_what_flew_by_is_never_fetched(table: PagedTable, qtbot: QtBot) -> None:
    table.show_total(100_000)
    table.show_page(0, rows_of(0))
    QApplication.processEvents()  # now the bar knows how far it goes
    asked = list[int]()
    table.page_wanted.connect(asked.append)
    bar = table.table.verticalScrollBar()

    with qtbot.waitSignal(table.page_wanted):
        for place in range(0, 99_000, 1000):
            bar.setValue(place)  # one drag: no timer can run out in between, however slow it is

    assert set(asked) <= {979, 980, 981}


def test_the_row_stood_on_is_found_again_when_its_page_comes(
    table: PagedTable, qtbot: QtBot
) -> None:
    stood = list[str]()
    table.current_changed.connect(stood.append)
    table.show_total(500, "SO-10460")

    table.show_page(0, rows_of(0))

    assert table.current_key() == "SO-10460"
    assert stood == []  # nobody chose it just now
    qtbot.waitUntil(lambda: table.table.currentIndex().row() == 5)


def test_a_refresh_keeps_what_is_there_until_it_is_renewed(table: PagedTable) -> None:
    table.show_total(500)
    table.show_page(0, rows_of(0))
    table.table.selectRow(3)

    table.show_total(501, fresh=False)

    assert table.rows_model.rows[3].key == "SO-10458"
    assert table.current_key() == "SO-10458"


def test_a_row_that_is_not_here_yet_says_so_and_has_no_key() -> None:
    rows = PagedRows(250)

    assert rows[249].key == ""
    assert rows.missed == {2}
    assert rows.place_of("SO-10455") == -1


def test_pages_beyond_what_fits_in_memory_are_let_go() -> None:
    rows = PagedRows(1_000_000)

    for page in range(200):
        rows.put(page, rows_of(0))

    assert len(rows.pages) == 60


def test_an_empty_list_asks_for_nothing(table: PagedTable) -> None:
    table.show_total(0)

    assert table.current_key() == ""
