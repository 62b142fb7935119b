"""One order beside the list, leaf by leaf, with what can be done about it at the foot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.capture.order.sheet_content import ADDRESS, SUMMARY, SheetContent, TableContent
from ui.theme.theme import Theme
from ui.widgets.desk.actions import ActionButtons
from ui.widgets.desk.chips import Chips
from ui.widgets.desk.detail_card import DetailCard
from ui.widgets.desk.queue_table import QueueTable
from ui.widgets.desk_content import ActionContent
from ui.widgets.form.field_form import FieldForm, in_scroll_area
from ui.widgets.page import Card


class OrderCard(QWidget):
    """Shows a sheet.

    Signals:
        pressed: a button, by its key ("F1").
        typed: a field of the address form, as (key, text).
    """

    pressed = Signal(str)
    typed = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._leaf = SUMMARY
        self._sheet: SheetContent | None = None
        self.chips, self.choices = Chips(theme), ActionButtons(theme)
        self.summary, self.form = DetailCard(theme), FieldForm(theme)
        self._address = Card(theme)
        self._fields = QVBoxLayout(self._address)
        self._fields.addWidget(in_scroll_area(self.form))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.summary)
        self._stack.addWidget(self._address)
        self.tables: dict[str, QueueTable] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.chips, self._stack, self.choices):
            self._column.addWidget(part)
        self._column.setStretch(1, 1)
        self.chips.chosen.connect(self._turn_to)
        self.choices.pressed.connect(self.pressed)
        self.form.changed.connect(self.typed)
        theme.changed.connect(self._space_out)
        self._space_out()

    def show_sheet(self, sheet: SheetContent, actions: tuple[ActionContent, ...]) -> None:
        """Show a sheet; the leaf in front stays in front while there is one of its name."""
        another = self._sheet is None or self._sheet.order_no != sheet.order_no
        self._sheet = sheet
        self.summary.show_detail(sheet.summary)
        self.form.show_fields(sheet.fields)
        for key, table in sheet.tables:
            self._table(key, table).show_rows(table.rows)
        self.chips.setVisible(bool(sheet.leaves))
        self.choices.show_actions(actions)
        self.choices.setVisible(bool(actions))
        keys = [leaf.key for leaf in sheet.leaves]
        self._turn_to(self._leaf if self._leaf in keys and not another else SUMMARY)

    def show_address(self, first: str = "") -> None:
        """Bring the address form in front, with the cursor in the field that is wrong."""
        self._turn_to(ADDRESS)
        fields = [box.content for box in self.form.boxes.values() if box.content.enabled]
        wrong = [field.key for field in fields if field.error] or [field.key for field in fields]
        self.form.focus(first or (wrong[0] if wrong else "name"))

    def _turn_to(self, leaf: str) -> None:
        self._leaf = leaf
        if self._sheet is not None:
            self.chips.show_chips(self._sheet.leaves, leaf)
        page = self.summary if leaf == SUMMARY else self._address
        self._stack.setCurrentWidget(self.tables.get(leaf, page))

    def _table(self, key: str, content: TableContent) -> QueueTable:
        if key not in self.tables:
            table = QueueTable(self._theme, content.columns)
            table.name_table(key)
            self.tables[key] = table
            self._stack.addWidget(table)
        return self.tables[key]

    def _space_out(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(14))
        self._fields.setContentsMargins(0, 0, 0, 0)
