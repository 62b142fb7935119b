"""The station wall as a page: figures, every station with its work, one of them in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.stations.stations_content import columns
from ui.theme.theme import Theme
from ui.widgets.content import Tone
from ui.widgets.desk.detail_card import DetailCard
from ui.widgets.desk.figures import FigureRow
from ui.widgets.desk.queue_table import QueueTable
from ui.widgets.desk_content import ActionContent, DetailContent, FigureContent, QueueRowContent
from ui.widgets.form.answer_strip import AnswerStrip
from ui.widgets.page import PageFrame


class StationsView(QWidget):
    """Keeps ``StationsDisplay``.

    Signals:
        stood_on: the key of the row chosen.
        pressed: a button, by its key ("F1").
    """

    stood_on = Signal(str)
    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.answer, self.figures = AnswerStrip(theme), FigureRow(theme)
        self.list, self.detail = QueueTable(theme, columns()), DetailCard(theme)
        self.list.name_table(self.tr("Stations"))
        self._lay_out(PageFrame(self, theme, self.tr("Stations"), self.answer))
        self.list.current_changed.connect(self.stood_on)
        self.detail.pressed.connect(self.pressed)
        theme.changed.connect(self._space_out)

    def show_figures(self, figures: tuple[FigureContent, ...]) -> None:
        """Show how many live, are silent, and hold work."""
        self.figures.show_figures(figures)

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        """Show the stations, standing on ``current``."""
        self.list.show_rows(rows, current)

    def show_detail(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        """Show one station with what can be done."""
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
