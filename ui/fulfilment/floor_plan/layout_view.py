"""The layout editor as a page: the table of parts, the fields of one, the live map."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.fulfilment.floor_plan.layout_content import columns
from ui.theme.theme import Theme
from ui.widgets.content import Tone
from ui.widgets.desk.actions import ActionButtons
from ui.widgets.desk.queue_table import QueueTable
from ui.widgets.desk_content import ActionContent, QueueRowContent
from ui.widgets.floor_map.floor_map import FloorMap
from ui.widgets.floor_map.map_content import MapContent
from ui.widgets.form.answer_strip import AnswerStrip
from ui.widgets.form.field_form import FieldForm
from ui.widgets.form.fields import FieldContent
from ui.widgets.page import PageFrame


class LayoutView(QWidget):
    """Keeps ``LayoutDisplay``.

    Signals:
        stood_on: a row, by its key.
        typed: a field, as (key, text).
        pressed: an action, by its key ("F1").
    """

    stood_on = Signal(str)
    typed = Signal(str, str)
    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.answer = AnswerStrip(theme)
        self.list, self.map = QueueTable(theme, columns()), FloorMap(theme)
        self.form, self.choices = FieldForm(theme, columns=4), ActionButtons(theme)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self.list.name_table(self.tr("Parts of the layout"))
        self._lay_out(PageFrame(self, theme, self.tr("Layout"), self.answer))
        self.list.current_changed.connect(self.stood_on)
        self.list.opened.connect(self._into_fields)
        self.form.changed.connect(self.typed)
        self.choices.pressed.connect(self.pressed)
        theme.changed.connect(self._space_out)

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        """Show every part, standing on ``current``."""
        self.list.show_rows(rows, current)

    def show_fields(self, fields: tuple[FieldContent, ...]) -> None:
        """Show the part stood on, field by field."""
        self.form.show_fields(fields)

    def show_map(self, content: MapContent) -> None:
        """Show the floor as it is typed."""
        self.map.show_map(content)

    def show_actions(self, actions: tuple[ActionContent, ...]) -> None:
        """Show what can be done."""
        self.choices.show_actions(actions)

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer to the last scan or step, at once."""
        self.answer.show_answer(text, tone)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the table, so that arrows walk it at once."""
        super().showEvent(event)
        self.list.table.setFocus()

    def _into_fields(self) -> None:
        self.form.focus("code")

    def _lay_out(self, frame: PageFrame) -> None:
        self._left.addWidget(self.list, 1)
        self._left.addWidget(self.form)
        self._right.addWidget(self.map, 1)
        self._right.addWidget(self.choices)
        frame.cards.addLayout(self._left, 880)
        frame.cards.addLayout(self._right, 694)
        self._space_out()

    def _space_out(self) -> None:
        for column in (self._left, self._right):
            column.setSpacing(self._theme.px(14))
