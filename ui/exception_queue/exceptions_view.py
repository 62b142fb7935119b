"""The exception queue as a page: figures, chips, the list, one case in full (exceptions.png)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.exception_queue.exceptions_content import columns
from ui.theme.theme import Theme
from ui.widgets.content import Tone
from ui.widgets.desk.chips import Chips
from ui.widgets.desk.detail_card import DetailCard
from ui.widgets.desk.figures import FigureRow
from ui.widgets.desk.queue_table import QueueTable
from ui.widgets.desk_content import (
    ActionContent,
    ChipContent,
    DetailContent,
    FigureContent,
    QueueRowContent,
)
from ui.widgets.form.answer_strip import AnswerStrip
from ui.widgets.page import PageFrame


class ExceptionsView(QWidget):
    """Keeps ``ExceptionsDisplay``.

    Signals:
        stood_on: the key of the row chosen.
        taken: Enter or a double click on a row, by its key.
        kind_chosen: a chip, by its key.
        pressed: a button, by its key ("F1").
    """

    stood_on = Signal(str)
    taken = Signal(str)
    kind_chosen = Signal(str)
    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.answer, self.chips = AnswerStrip(theme), Chips(theme)
        self.figures = FigureRow(theme)
        self.list, self.detail = QueueTable(theme, columns()), DetailCard(theme)
        self.list.name_table(self.tr("Exceptions"))
        self._lay_out(PageFrame(self, theme, self.tr("Exceptions"), self.answer, self.chips))
        self.list.current_changed.connect(self.stood_on)
        self.list.opened.connect(self.taken)
        self.chips.chosen.connect(self.kind_chosen)
        self.detail.pressed.connect(self.pressed)
        theme.changed.connect(self._space_out)

    def show_figures(self, figures: tuple[FigureContent, ...]) -> None:
        """Show the counts of the queue."""
        self.figures.show_figures(figures)

    def show_chips(self, chips: tuple[ChipContent, ...], current: str) -> None:
        """Show the kinds with their counts."""
        self.chips.show_chips(chips, current)

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        """Show the cases, standing on ``current``."""
        self.list.show_rows(rows, current)

    def show_detail(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        """Show one case with what can be done."""
        self.detail.show_detail(detail, actions)

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer to the last scan or step, at once."""
        self.answer.show_answer(text, tone)

    def _lay_out(self, frame: PageFrame) -> None:
        frame.head.addWidget(self.figures)
        frame.cards.addWidget(self.list, 1018)
        frame.cards.addWidget(self.detail, 556)
        self._space_out()

    def _space_out(self) -> None:
        self.figures.setMinimumWidth(self._theme.px(700))
