"""The stock desk: search and figures above, the shelves left, one shelf with its ledger right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from ui.stock.desk.stock_content import columns, sorts
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
from ui.widgets.form.list_fields import SearchField, SortingBox
from ui.widgets.page import PageFrame


class StockDeskView(QWidget):
    """Keeps ``StockDeskDisplay``.

    Signals:
        stood_on: a shelf of the list, by its key.
        filter_chosen, sort_chosen: a filter or order of the list, by its key.
        searched: the text of the search field, once typing rests.
        export_wanted: the list is wanted as a file.
        pressed: a button of the shelf, by its key ("F1").
    """

    stood_on = Signal(str)
    filter_chosen = Signal(str)
    sort_chosen = Signal(str)
    searched = Signal(str)
    export_wanted = Signal()
    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.answer, self.chips = AnswerStrip(theme), Chips(theme)
        self.figures = FigureRow(theme)
        self.list, self.detail = QueueTable(theme, columns()), DetailCard(theme)
        self.search_field = SearchField(self.tr("Find by bin, SKU, name or lot"))
        self.sorting = SortingBox(sorts())
        self.take_out = QPushButton(self.tr("Export CSV"))
        self._name()
        listed = QWidget()
        self._filter = QHBoxLayout(listed)
        self._lay_out(PageFrame(self, theme, self.tr("Stock"), self.answer, listed))
        self._connect()
        theme.changed.connect(self._space_out)

    def show_figures(self, figures: tuple[FigureContent, ...]) -> None:
        """Show what waits for hands."""
        self.figures.show_figures(figures)

    def show_chips(self, chips: tuple[ChipContent, ...], current: str) -> None:
        """Show the filters with their counts."""
        self.chips.show_chips(chips, current)

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        """Show the shelves, standing on ``current``."""
        self.list.show_rows(rows, current)

    def show_detail(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        """Show one shelf with what can be done."""
        self.detail.show_detail(detail, actions)

    def show_search(self, text: str) -> None:
        """Put a text into the search field."""
        self.search_field.setText(text)

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer to the last scan or step, at once."""
        self.answer.show_answer(text, tone)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the list, so that arrows walk it at once."""
        super().showEvent(event)
        self.list.table.setFocus()

    def _connect(self) -> None:
        self.list.current_changed.connect(self.stood_on)
        self.chips.chosen.connect(self.filter_chosen)
        self.sorting.chosen.connect(self.sort_chosen)
        self.search_field.searched.connect(self.searched)
        self.take_out.clicked.connect(self.export_wanted)
        self.detail.pressed.connect(self.pressed)

    def _name(self) -> None:
        self.list.name_table(self.tr("Stock"))
        self.take_out.setAutoDefault(False)

    def _lay_out(self, frame: PageFrame) -> None:
        frame.head.addWidget(self.figures)
        self._filter.setContentsMargins(0, 0, 0, 0)
        self._filter.addWidget(self.chips, 1)
        for part in (self.search_field, self.sorting, self.take_out):
            self._filter.addWidget(part)
        frame.cards.addWidget(self.list, 1018)
        frame.cards.addWidget(self.detail, 556)
        self._space_out()

    def _space_out(self) -> None:
        self._filter.setSpacing(self._theme.px(16))
        self.figures.setMinimumWidth(self._theme.px(330))
        self.search_field.setFixedWidth(self._theme.px(280))
