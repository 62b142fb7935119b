"""Rows of cells as Qt's tables want them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.desk_content import (
    Cell,
    ColumnContent,
    MarksCell,
    OwnerCell,
    ProgressCell,
    QueueRowContent,
)

CELL_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


def spoken(cell: Cell) -> str:
    """Say a cell in words, for screen readers and the clipboard."""
    match cell:
        case MarksCell(spoken=words):
            return words
        case OwnerCell(initials=initials, free=free):
            return initials or free
        case ProgressCell(done=done, needed=needed):
            return f"{done} / {needed}"
        case _:
            return cell.text


class RowsModel(QAbstractTableModel):
    """Any sequence of rows under fixed columns; the sequence may make its rows when asked."""

    def __init__(self, columns: tuple[ColumnContent, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.rows: Sequence[QueueRowContent] = ()

    def show_rows(self, rows: Sequence[QueueRowContent]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Give the row of ``key``, or -1."""
        return next((i for i, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Give the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Give the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the cell itself for ``CELL_ROLE``, its words for reading."""
        if not index.isValid():
            return None
        if role not in {CELL_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        cells = self.rows[index.row()].cells
        if index.column() >= len(cells):
            return None
        cell = cells[index.column()]
        return cell if role == CELL_ROLE else spoken(cell)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Give a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None
