"""The stock desk: search and figures above, the shelves left, one shelf with its ledger right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
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
from ui.widgets.page import Heading
from ui.widgets.painted import say

_TYPING_MS = 200


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
        self._heading, self.answer, self.chips = Heading(theme), AnswerStrip(theme), Chips(theme)
        self.figures = FigureRow(theme)
        self.list, self.detail = QueueTable(theme, columns()), DetailCard(theme)
        self.search_field, self.sorting = QLineEdit(), QComboBox()
        self.take_out = QPushButton(self.tr("Export CSV"))
        self._rest = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._name()
        self._head, self._filter = QHBoxLayout(), QHBoxLayout()
        self._cards, self._page = QHBoxLayout(), QVBoxLayout(self)
        self._lay_out()
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
        bar = self.list.table.verticalScrollBar()
        stood, top = self.list.current_key(), bar.value()
        self.list.show_rows(rows, current)
        if stood == current:  # drawn again: what was scrolled to stays in sight
            bar.setValue(top)

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
        self.sorting.activated.connect(self._sorted)
        self.search_field.textEdited.connect(self._typing)
        self._rest.timeout.connect(self._searched)
        self.take_out.clicked.connect(self.export_wanted)
        self.detail.pressed.connect(self.pressed)

    def _sorted(self) -> None:
        self.sort_chosen.emit(str(self.sorting.currentData()))

    def _typing(self) -> None:
        self._rest.start()

    def _searched(self) -> None:
        self.searched.emit(self.search_field.text())

    def _name(self) -> None:
        self._heading.show_heading(self.tr("Stock"))
        self._heading.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.figures.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.list.name_table(self.tr("Stock"))
        self.search_field.setPlaceholderText(self.tr("Find or scan"))
        self.search_field.setClearButtonEnabled(True)
        say(self.search_field, self.tr("Find by bin, SKU, name or lot"))
        say(self.sorting, self.tr("Order of the list"))
        for key, words in sorts():
            self.sorting.addItem(words, key)
        self.take_out.setAutoDefault(False)

    def _lay_out(self) -> None:
        self._head.addWidget(self._heading)
        self._head.addWidget(self.answer, 1)
        self._head.addWidget(self.figures)
        self._filter.addWidget(self.chips, 1)
        for part in (self.search_field, self.sorting, self.take_out):
            self._filter.addWidget(part)
        self._cards.addWidget(self.list, 1018)
        self._cards.addWidget(self.detail, 556)
        self._page.addLayout(self._head)
        self._page.addLayout(self._filter)
        self._page.addLayout(self._cards, 1)
        self._space_out()

    def _space_out(self) -> None:
        px = self._theme.px
        self._page.setContentsMargins(px(32), px(22), px(32), px(24))
        self._page.setSpacing(px(16))
        self._head.setSpacing(px(32))
        self._filter.setSpacing(px(16))
        self._cards.setSpacing(px(20))
        self.figures.setMinimumWidth(px(330))
        self.search_field.setFixedWidth(px(280))
