"""Tests of ui/widgets/desk/queue_table.py: lists of any length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.support.painted_text import record_text
from ui.theme.theme import Theme
from ui.widgets.desk.queue_table import CellDelegate, QueueTable
from ui.widgets.desk.rows_model import Index
from ui.widgets.desk_content import CodeCell, ColumnContent, QueueRowContent, TextCell

COLUMNS = (
    ColumnContent("Order", 158),
    ColumnContent("What happened", 380, stretch=True),
    ColumnContent("Owner", 88, optional=True),
)


def row_of(number: int) -> QueueRowContent:
    cells = (CodeCell(f"SO-{number}"), TextCell(f"What happened to {number}"), TextCell("free"))
    return QueueRowContent(f"key-{number}", cells)


class ManyRows(Sequence[QueueRowContent]):
    """A hundred thousand rows, each made when it is asked for."""

    def __init__(self) -> None:
        self.made = 0

    def __len__(self) -> int:
        return 100_000

    @overload
    def __getitem__(self, index: int) -> QueueRowContent: ...
    @overload
    def __getitem__(self, index: slice) -> list[QueueRowContent]: ...
    def __getitem__(self, index: int | slice) -> QueueRowContent | list[QueueRowContent]:
        if isinstance(index, slice):
            return [row_of(i) for i in range(*index.indices(len(self)))]
        self.made += 1
        return row_of(index)


def table_of(theme: Theme, qtbot: QtBot, width: int = 1018, height: int = 736) -> QueueTable:
    table = QueueTable(theme, COLUMNS)
    qtbot.addWidget(table)
    table.resize(width, height)
    table.show()
    qtbot.waitExposed(table)
    return table


def test_a_hundred_thousand_rows_are_neither_measured_nor_made(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured: list[int] = []

    def size_hint(self: CellDelegate, option: QStyleOptionViewItem, index: Index) -> object:
        measured.append(index.row())
        return original(self, option, index)

    original = CellDelegate.sizeHint
    monkeypatch.setattr(CellDelegate, "sizeHint", size_hint)
    rows = ManyRows()
    table = table_of(theme, qtbot)

    table.show_rows(rows)
    table.grab()
    table.table.scrollToBottom()
    with record_text() as runs:
        table.grab()

    assert measured == []
    assert rows.made < 500
    assert "SO-99999" in {run.wanted for run in runs}


def test_no_half_row_shows(any_theme: Theme, qtbot: QtBot) -> None:
    table = table_of(any_theme, qtbot, 1018, any_theme.px(736))
    table.show_rows([row_of(i) for i in range(40)])
    view = table.table
    row = view.rowHeight(0)

    assert view.viewport().height() % row < row // 3
    assert row * 0.2768 / any_theme.density.u >= 14


def test_standing_on_a_row_says_its_key_and_enter_opens_it(theme: Theme, qtbot: QtBot) -> None:
    table = table_of(theme, qtbot)
    table.show_rows([row_of(i) for i in range(5)])
    stood: list[str] = []
    table.current_changed.connect(stood.append)

    table.table.setFocus()
    table.table.selectRow(1)
    QTest.keyClick(table.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.opened) as told:
        QTest.keyClick(table.table, Qt.Key.Key_Return)

    assert stood == ["key-1", "key-2"]
    assert told.args == ["key-2"]


def test_new_rows_leave_one_standing_where_one_stood(theme: Theme, qtbot: QtBot) -> None:
    table = table_of(theme, qtbot)
    table.show_rows([row_of(i) for i in range(5)], current="key-3")

    table.show_rows([row_of(i) for i in range(2, 9)])

    assert table.current_key() == "key-3"
    assert table.table.currentIndex().row() == 1


def test_what_was_scrolled_to_stays_in_sight_while_one_stays_on_the_row(
    theme: Theme, qtbot: QtBot
) -> None:
    table = table_of(theme, qtbot)
    rows = [row_of(i) for i in range(200)]
    table.show_rows(rows, current="key-3")
    bar = table.table.verticalScrollBar()
    bar.setValue(100)

    table.show_rows(rows, current="key-3")
    assert bar.value() == 100

    table.show_rows(rows, current="key-5")
    assert bar.value() <= 5


def test_optional_columns_give_way_to_the_sentence(theme: Theme, qtbot: QtBot) -> None:
    wide, narrow = table_of(theme, qtbot, 1018), table_of(theme, qtbot, 600)

    assert not wide.table.isColumnHidden(2)
    assert narrow.table.isColumnHidden(2)
    assert narrow.table.columnWidth(1) >= 380


def test_a_model_of_another_make_is_drawn_as_its_words(theme: Theme, qtbot: QtBot) -> None:
    class Plain(QAbstractTableModel):
        def rowCount(self, parent: Index | None = None) -> int:  # noqa: ARG002, N802 -- Qt's signature
            return 100_000

        def columnCount(self, parent: Index | None = None) -> int:  # noqa: ARG002, N802 -- Qt's signature
            return 2

        def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
            return f"row {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None

    table = table_of(theme, qtbot)
    model = Plain(table)
    table.table.setModel(model)
    with record_text() as runs:
        table.grab()

    assert "row 0" in {run.wanted for run in runs}


def test_an_empty_list_is_only_its_titles(theme: Theme, qtbot: QtBot) -> None:
    table = table_of(theme, qtbot)
    with record_text() as runs:
        table.grab()

    assert {run.wanted for run in runs} == {"Order", "What happened", "Owner"}
    assert table.current_key() == ""


@pytest.mark.parametrize("rows", [3, 40])
def test_the_scroll_bar_stands_beside_the_last_column_and_only_where_rows_are_hidden(
    rows: int, theme: Theme, qtbot: QtBot
) -> None:
    table = QueueTable(theme, COLUMNS)
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()

    table.show_rows([row_of(number) for number in range(rows)])
    qtbot.wait_until(lambda: table.table.verticalScrollBar().isVisible() is (rows == 40))

    columns = sum(table.table.columnWidth(n) for n in range(len(COLUMNS)))
    assert columns <= table.table.viewport().width()
