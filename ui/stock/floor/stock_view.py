"""A screen of stock work: banner, product or question, scan tape, lines (as pack.png)."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.fulfilment.floor_keys import PanelContent
from ui.fulfilment.panel_card import PanelCard
from ui.theme.theme import Theme
from ui.widgets.content import BannerContent, ItemContent, LinesContent, TapeContent
from ui.widgets.floor.item_card import ItemCard
from ui.widgets.floor.line_progress import LineProgress
from ui.widgets.floor.scan_banner import ScanBanner
from ui.widgets.floor.scan_tape import ScanTape
from ui.widgets.page import FloorFrame


class StockView(QWidget):
    """Keeps ``StockDisplay``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("floor")
        self.banner = ScanBanner(theme)
        self._item, self._panel, self._at_hand = ItemCard(theme), PanelCard(theme), QStackedWidget()
        for card in (self._item, self._panel):
            self._at_hand.addWidget(card)
        self._tape, self._lines = ScanTape(theme), LineProgress(theme)
        self._lay_out()

    def show_banner(self, content: BannerContent) -> None:
        """Show the verdict and the next step, at once."""
        self.banner.show_banner(content)

    def show_tape(self, content: TapeContent) -> None:
        """Show the last scans."""
        self._tape.show_tape(content)

    def show_work(self, item: ItemContent | None, panel: PanelContent | None) -> None:
        """Show the product in the hand, or a question or the help in its place."""
        if item is not None:
            self._item.show_item(item)
        if panel is not None:
            self._panel.show_panel(panel)
        self._at_hand.setVisible(item is not None or panel is not None)
        self._at_hand.setCurrentWidget(self._item if panel is None else self._panel)

    def show_lines(self, content: LinesContent) -> None:
        """Show the lines of the work, or what waits where none is in hand."""
        self._lines.show_lines(content)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self._at_hand, 310)
        left.addWidget(self._tape, 182)
        frame = FloorFrame(self, self._theme, self.banner, (left,))
        frame.cards.addLayout(left, 3)
        frame.cards.addWidget(self._lines, 2)
