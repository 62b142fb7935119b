"""The planning screen as a page: groupings, the list of waves, the map, what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.fulfilment.waves.waiting_content import waiting_columns
from ui.fulfilment.waves.waves_content import columns
from ui.theme.theme import Theme
from ui.widgets.content import Tone
from ui.widgets.desk.actions import ActionButtons
from ui.widgets.desk.chips import Chips
from ui.widgets.desk.figures import FigureRow
from ui.widgets.desk.queue_table import QueueTable
from ui.widgets.desk_content import ActionContent, ChipContent, FigureContent, QueueRowContent
from ui.widgets.floor_map.floor_map import FloorMap
from ui.widgets.floor_map.map_content import MapContent
from ui.widgets.form.answer_strip import AnswerStrip
from ui.widgets.form.field_form import FieldForm
from ui.widgets.form.fields import FieldContent
from ui.widgets.page import PageFrame


class WavesView(QWidget):
    """Keeps ``WavesDisplay``.

    Signals:
        stood_on: a wave of the list, by its number.
        grouping_chosen: a chip, by its key.
        typed: a field, as (key, text).
        kept: the button that keeps the rule.
        pressed: an action, by its key ("F1").
        order_opened: an order of the list of those in no wave, by its number.
    """

    stood_on = Signal(str)
    grouping_chosen = Signal(str)
    typed = Signal(str, str)
    kept = Signal()
    pressed = Signal(str)
    order_opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.answer, self.chips = AnswerStrip(theme), Chips(theme)
        self.figures = FigureRow(theme)
        self.list, self.map = QueueTable(theme, columns()), FloorMap(theme)
        self.waiting = QueueTable(theme, waiting_columns())
        self.form, self.choices = FieldForm(theme, columns=4), ActionButtons(theme)
        self.keep = QPushButton(self.tr("Keep this rule"))
        chosen = QWidget()
        self._choice = QHBoxLayout(chosen)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._name()
        self._lay_out(PageFrame(self, theme, self.tr("Waves"), self.answer, chosen))
        self.list.current_changed.connect(self.stood_on)
        self.waiting.opened.connect(self.order_opened)
        self.chips.chosen.connect(self.grouping_chosen)
        self.form.changed.connect(self.typed)
        self.keep.clicked.connect(self.kept)
        self.choices.pressed.connect(self.pressed)
        theme.changed.connect(self._space_out)

    def show_figures(self, figures: tuple[FigureContent, ...]) -> None:
        """Show what waits and what planning saves."""
        self.figures.show_figures(figures)

    def show_chips(self, chips: tuple[ChipContent, ...], current: str) -> None:
        """Show the groupings to choose from."""
        self.chips.show_chips(chips, current)

    def show_fields(self, fields: tuple[FieldContent, ...]) -> None:
        """Show what a cart takes and when waves go."""
        self.form.show_fields(fields)

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        """Show drafts and released waves, standing on ``current``."""
        self.list.show_rows(rows, current)

    def show_waiting(self, rows: Sequence[QueueRowContent]) -> None:
        """Show the orders that no wave holds, each with its reason."""
        self.waiting.show_rows(rows)

    def show_map(self, content: MapContent) -> None:
        """Show the map with the walks of the wave stood on."""
        self.map.show_map(content)

    def show_actions(self, actions: tuple[ActionContent, ...]) -> None:
        """Show what can be done with the wave stood on."""
        self.choices.show_actions(actions)

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer to the last scan or step, at once."""
        self.answer.show_answer(text, tone)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the list, so that arrows walk it at once."""
        super().showEvent(event)
        self.list.table.setFocus()

    def _name(self) -> None:
        self.list.name_table(self.tr("Waves"))
        self.waiting.name_table(self.tr("Orders in no wave"))
        self.keep.setAutoDefault(False)

    def _lay_out(self, frame: PageFrame) -> None:
        frame.head.addWidget(self.figures)
        self._choice.setContentsMargins(0, 0, 0, 0)
        self._choice.addWidget(self.chips, 1)
        self._choice.addWidget(self.keep)
        self._left.addWidget(self.list, 1)
        self._left.addWidget(self.waiting, 1)
        self._left.addWidget(self.form)
        self._right.addWidget(self.map, 1)
        self._right.addWidget(self.choices)
        frame.cards.addLayout(self._left, 940)
        frame.cards.addLayout(self._right, 634)
        self._space_out()

    def _space_out(self) -> None:
        px = self._theme.px
        self._choice.setSpacing(px(16))
        for column in (self._left, self._right):
            column.setSpacing(px(14))
        self.figures.setMinimumWidth(px(790))
