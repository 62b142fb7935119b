"""The orders page: search and files above, the list left, one order right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QPushButton,
    QWidget,
)

from ui.capture.order.order_card import OrderCard
from ui.capture.order.sheet_content import SheetContent
from ui.capture.orders_content import columns, sorts
from ui.capture.paged_table import PagedTable
from ui.theme.theme import Theme
from ui.widgets.content import Tone
from ui.widgets.desk.chips import Chips
from ui.widgets.desk_content import ActionContent, ChipContent, QueueRowContent
from ui.widgets.form.answer_strip import AnswerStrip
from ui.widgets.form.list_fields import SearchField, SortingBox
from ui.widgets.page import PageFrame


class OrdersView(QWidget):
    """Keeps ``OrdersDisplay``.

    Signals:
        stood_on: an order of the list, by its number.
        state_chosen, sort_chosen: a state or order of the list, by its key.
        searched: the text of the search field, once typing rests.
        page_wanted: a page of the list that is in sight.
        typed: a field of the address form, as (key, text).
        pressed: a button of the order, by its key.
        file_chosen: a file to import.
        stop_wanted, export_wanted: what the other buttons say.
    """

    stood_on = Signal(str)
    state_chosen = Signal(str)
    sort_chosen = Signal(str)
    searched = Signal(str)
    page_wanted = Signal(int)
    typed = Signal(str, str)
    pressed = Signal(str)
    file_chosen = Signal(object)  # Path
    stop_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._importing = False
        self.answer, self.chips = AnswerStrip(theme), Chips(theme)
        self.list, self.card = PagedTable(theme, columns()), OrderCard(theme)
        self.search_field = SearchField(self.tr("Find by order, label, manifest, e-mail or name"))
        self.sorting = SortingBox(sorts())
        self.bring_in, self.take_out = QPushButton(), QPushButton(self.tr("Export CSV"))
        self._name()
        name = self.tr("Orders")
        self._lay_out(PageFrame(self, theme, name, self.answer, self.chips, head_gap=16))
        self._connect()
        theme.changed.connect(self._space_out)

    # -- what is shown ----------------------------------------------------------------------

    def show_chips(self, chips: tuple[ChipContent, ...], current: str) -> None:
        """Show the states with their counts."""
        self.chips.show_chips(chips, current)

    def show_total(self, total: int, current: str, *, fresh: bool) -> None:
        """Show a list of so many orders."""
        self.list.show_total(total, current, fresh=fresh)

    def show_page(self, page: int, rows: Sequence[QueueRowContent]) -> None:
        """Show one page of the list."""
        self.list.show_page(page, rows)

    def show_search(self, text: str) -> None:
        """Put a text into the search field."""
        self.search_field.setText(text)

    def show_sheet(self, sheet: SheetContent, actions: tuple[ActionContent, ...]) -> None:
        """Show one order, or what came of an import."""
        self.card.show_sheet(sheet, actions)

    def show_importing(self, *, running: bool) -> None:
        """Say whether the import's button starts or stops."""
        self._importing = running
        self.bring_in.setText(self.tr("Stop import") if running else self.tr("Import file"))

    def show_address(self) -> None:
        """Bring the address form in front, with the cursor in it."""
        self.card.show_address()

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer to the last scan or step, at once."""
        self.answer.show_answer(text, tone)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the list, so that arrows walk it at once."""
        super().showEvent(event)
        self.list.table.setFocus()

    # -- what is said -----------------------------------------------------------------------

    def _connect(self) -> None:
        self.list.current_changed.connect(self.stood_on)
        self.list.page_wanted.connect(self.page_wanted)
        self.chips.chosen.connect(self.state_chosen)
        self.sorting.chosen.connect(self.sort_chosen)
        self.search_field.searched.connect(self.searched)
        self.card.typed.connect(self.typed)
        self.card.pressed.connect(self.pressed)
        self.bring_in.clicked.connect(self._import_pressed)
        self.take_out.clicked.connect(self.export_wanted)

    def _import_pressed(self) -> None:
        if self._importing:
            self.stop_wanted.emit()
            return
        title, kinds = self.tr("Choose a file of orders"), self.tr("Shopify export (*.csv)")
        plain = QFileDialog.Option.DontUseNativeDialog
        name, _kind = QFileDialog.getOpenFileName(self, title, "", kinds, options=plain)
        if name:
            self.file_chosen.emit(Path(name))

    # -- how it lies ------------------------------------------------------------------------

    def _name(self) -> None:
        self.list.name_table(self.tr("Orders"))
        for button in (self.bring_in, self.take_out):
            button.setAutoDefault(False)
        self.show_importing(running=False)

    def _lay_out(self, frame: PageFrame) -> None:
        for part in (self.search_field, self.sorting, self.bring_in, self.take_out):
            frame.head.addWidget(part)
        frame.cards.addWidget(self.list, 900)
        frame.cards.addWidget(self.card, 674)
        self._space_out()

    def _space_out(self) -> None:
        self.search_field.setFixedWidth(self._theme.px(300))
