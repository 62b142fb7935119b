"""A list of any length: one delegate, uniform rows, no half row at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.theme.fonts import Role
from ui.theme.painting import LEFT, RIGHT, Canvas
from ui.theme.theme import Theme
from ui.widgets.desk.cells import draw_cell
from ui.widgets.desk.rows_model import CELL_ROLE, Index, RowsModel
from ui.widgets.desk_content import Cell, ColumnContent, QueueRowContent, TextCell
from ui.widgets.painted import Painted, say

_ROW = 55
_HEAD = 56
_PAD = 15


class CellDelegate(QStyledItemDelegate):
    """Draws every cell of the list; there are no widgets in rows."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell: its ground, the rule below, then what it holds."""
        rect = QRectF(option.rect)
        canvas = Canvas(painter, self._theme)
        t, px = canvas.t, canvas.px
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            canvas.fill(rect, t.selected)
        canvas.fill(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), t.line)
        if selected and index.column() == 0:
            canvas.fill(QRectF(rect.left(), rect.top(), px(6), rect.height()), t.info)
        cell = index.data(CELL_ROLE)
        if cell is None:
            cell = TextCell(str(index.data() or ""))
        draw_cell(canvas, rect.adjusted(px(_PAD), 0, -px(8), -1), cast("Cell", cell))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002 -- all rows are alike
        """Give one size for all: Qt must never measure a hundred thousand rows."""
        return QSize(self._theme.px(160), self._theme.px(_ROW))


class ColumnHeader(QHeaderView):
    """Titles of the columns, painted like the rest."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Keep the height of the design."""
        return QSize(100, self._theme.px(_HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        """Draw one title over the strong rule."""
        canvas = Canvas(painter, self._theme)
        t, px = canvas.t, canvas.px
        area = QRectF(rect)
        canvas.fill(area, t.surface)
        canvas.fill(QRectF(area.left(), area.bottom() - px(2), area.width(), px(2)), t.line2)
        model = self.model()
        title = str(model.headerData(logical, Qt.Orientation.Horizontal) or "")
        columns = getattr(model, "columns", ())
        right = logical < len(columns) and columns[logical].right
        room = area.adjusted(px(_PAD), 0, -px(8), 0)
        canvas.text(room, title, Role.STATUS_STRONG, t.ink2, RIGHT if right else LEFT, 19)


class QueueTable(Painted):
    """Shows rows in a card.

    ``current_changed`` says the key of the row stood on, ``opened`` the one asked to open
    (Enter or double click).  Rows of other models are drawn as their text.
    """

    current_changed = Signal(str)
    opened = Signal(str)

    def __init__(
        self, theme: Theme, columns: tuple[ColumnContent, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self.columns = columns
        self.rows_model = RowsModel(columns, self)
        self.table = QTableView(self)
        self._frame = QVBoxLayout(self)
        self._frame.addWidget(self.table)
        self._dress()
        self.table.setModel(self.rows_model)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.table.activated.connect(self._activated)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.restyle()

    def show_rows(self, rows: Sequence[QueueRowContent], current: str = "") -> None:
        """Show ``rows`` and stand on ``current``, or stay on the row stood on before.

        Where one stays on the row, what was scrolled to stays in sight.
        """
        bar, stood = self.table.verticalScrollBar(), self.current_key()
        top, wanted = bar.value(), current or stood
        self.rows_model.show_rows(rows)
        self._fit()
        row = self.rows_model.row_of(wanted) if wanted else -1
        if row >= 0:
            self.table.selectRow(row)
        if wanted == stood:
            bar.setValue(top)

    def current_key(self) -> str:
        """Give the key of the row stood on, or ""."""
        row = self.table.currentIndex().row()
        rows = self.rows_model.rows
        return rows[row].key if 0 <= row < len(rows) else ""

    def name_table(self, words: str) -> None:
        """Give the list its spoken name."""
        say(self, words)
        say(self.table, words)

    def restyle(self) -> None:
        """Take sizes from the theme."""
        self.table.horizontalHeader().setFixedHeight(self.theme.px(_HEAD))
        self._fit()

    def paint(self, canvas: Canvas) -> None:
        """Draw the card; the table itself cannot have round corners."""
        canvas.card(self.area())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share width among the columns and height among whole rows."""
        super().resizeEvent(event)
        self._fit()

    def _dress(self) -> None:
        table = self.table
        table.setItemDelegate(CellDelegate(self.theme, table))
        table.setHorizontalHeader(ColumnHeader(self.theme, table))
        vertical = table.verticalHeader()
        vertical.setVisible(False)
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.setCornerButtonEnabled(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setWordWrap(False)

    def _fit(self) -> None:
        table, px = self.table, self.theme.px
        room = self.height() - 2 * px(8) - px(_HEAD)
        rows = max(1, room // px(_ROW))
        height = max(px(_ROW), room // rows)
        self._frame.setContentsMargins(1, px(8), 1, px(8) + max(0, room - rows * height))
        if table.verticalHeader().defaultSectionSize() != height:
            table.verticalHeader().setMinimumSectionSize(height)
            table.verticalHeader().setDefaultSectionSize(height)
        if table.model() is self.rows_model:  # its rows come at once: whether all fit is known
            policy = Qt.ScrollBarPolicy
            fit = self.rows_model.rowCount() <= rows
            table.setVerticalScrollBarPolicy(
                policy.ScrollBarAlwaysOff if fit else policy.ScrollBarAlwaysOn
            )
        for number, width in enumerate(self._widths()):
            table.setColumnHidden(number, width == 0)
            table.setColumnWidth(number, width)

    def _widths(self) -> list[int]:
        """Give stretching columns what is left; where nothing is, all shrink alike."""
        px = self.theme.px
        table, bar = self.table, self.table.verticalScrollBar()
        always = table.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        has_bar = always or bar.isVisible()
        room = self.width() - 2 - (bar.sizeHint().width() if has_bar else 0)
        least = sum(px(column.width) for column in self.columns)
        wanted = [0 if c.optional and least > room else px(c.width) for c in self.columns]
        spare = room - sum(wanted)
        stretching = [i for i, column in enumerate(self.columns) if column.stretch]
        if spare >= 0 and stretching:
            for i in stretching:
                wanted[i] += spare // len(stretching)
        elif spare < 0:
            wanted = [width * room // max(1, sum(wanted)) for width in wanted]
        return wanted

    def _row_changed(self) -> None:
        self.current_changed.emit(self.current_key())

    def _activated(self) -> None:
        self.opened.emit(self.current_key())
