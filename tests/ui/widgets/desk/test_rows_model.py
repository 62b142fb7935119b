"""Tests of ui/widgets/desk/rows_model.py: rows for tables."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt

from ui.widgets.desk.rows_model import CELL_ROLE, RowsModel
from ui.widgets.desk_content import CodeCell, ColumnContent, QueueRowContent, TextCell

COLUMNS = (ColumnContent("Order"), ColumnContent("What happened", stretch=True))
ROW = QueueRowContent("case-1", (CodeCell("SO-10482"), TextCell("House number missing")))


def test_a_cell_is_given_whole_to_the_delegate_and_as_words_to_readers() -> None:
    model = RowsModel(COLUMNS)
    model.show_rows([ROW])
    index = model.index(0, 0)

    assert model.data(index, CELL_ROLE) == CodeCell("SO-10482")
    assert model.data(index) == "SO-10482"
    assert model.data(index, Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None


def test_rows_are_found_by_their_key() -> None:
    model = RowsModel(COLUMNS)
    model.show_rows([ROW])

    assert (model.row_of("case-1"), model.row_of("case-2")) == (0, -1)
    assert (model.rowCount(), model.columnCount()) == (1, 2)
    assert model.rowCount(model.index(0, 0)) == 0


def test_titles_are_those_of_the_columns() -> None:
    model = RowsModel(COLUMNS)

    assert model.headerData(1, Qt.Orientation.Horizontal) == "What happened"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
