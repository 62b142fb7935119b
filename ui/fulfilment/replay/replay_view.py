"""The replay: a line that compares the verdicts, over the screen that was worked on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.station.flight_recorder.recording import STOCK_WORK
from ui.fulfilment.packing.pack_view import PackView
from ui.fulfilment.picking.pick_view import PickView
from ui.fulfilment.replay.reduced_theme import ReducedTheme
from ui.stock.floor.stock_view import StockView
from ui.theme.theme import Theme
from ui.widgets.content import Tone
from ui.widgets.desk.figures import FigureRow
from ui.widgets.desk_content import FigureContent
from ui.widgets.form.answer_strip import AnswerStrip
from ui.widgets.page import Heading


class ReplayView(QWidget):
    """Keeps ``ReplayDisplay``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.heading, self.answer = Heading(theme), AnswerStrip(theme)
        self.figures = FigureRow(theme)
        smaller = self._smaller = ReducedTheme(theme)
        self.pack, self.pick, self.stock = PackView(smaller), PickView(smaller), StockView(smaller)
        self.floors, self._nothing = QStackedWidget(), QWidget()
        for floor in (self._nothing, self.pack, self.pick, self.stock):
            self.floors.addWidget(floor)
        self._head, self._whole = QHBoxLayout(), QVBoxLayout(self)
        self._lay_out()
        theme.changed.connect(self._space_out)

    def show_kind(self, kind: str) -> None:
        """Bring "pack", "pick" or a kind of stock work in front; "" shows none."""
        floors = {"pack": self.pack, "pick": self.pick, **dict.fromkeys(STOCK_WORK, self.stock)}
        self.floors.setCurrentWidget(floors.get(kind, self._nothing))

    def show_heading(self, text: str) -> None:
        """Say which carton or stock work it is."""
        self.heading.show_heading(text)

    def show_answer(self, text: str, tone: Tone) -> None:
        """Say how the verdict compares, or answer a scan made here."""
        self.answer.show_answer(text, tone)

    def show_figures(self, figures: tuple[FigureContent, ...]) -> None:
        """Say which scan of how many it is, when it was and who made it."""
        self.figures.show_figures(figures)

    def _lay_out(self) -> None:
        self._head.addWidget(self.heading)
        self._head.addWidget(self.answer, 1)
        self._head.addWidget(self.figures)
        self._whole.addLayout(self._head)
        self._whole.addWidget(self.floors, 1)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._space_out()

    def _space_out(self) -> None:
        px = self._theme.px
        self._head.setContentsMargins(px(32), px(12), px(32), px(12))
        self._head.setSpacing(px(32))
        self.figures.setMinimumWidth(px(560))
