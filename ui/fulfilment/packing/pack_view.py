"""The packing screen: banner, unit or papers, lines, scan tape, carton (pack.png)."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.fulfilment.floor_keys import PanelContent
from ui.fulfilment.packing.papers_card import PapersCard
from ui.fulfilment.packing.papers_content import PapersContent
from ui.fulfilment.panel_card import PanelCard
from ui.theme.theme import Theme
from ui.widgets.content import (
    BannerContent,
    CartonContent,
    ItemContent,
    LinesContent,
    TapeContent,
)
from ui.widgets.floor.carton_card import CartonCard
from ui.widgets.floor.item_card import ItemCard
from ui.widgets.floor.line_progress import LineProgress
from ui.widgets.floor.scan_banner import ScanBanner
from ui.widgets.floor.scan_tape import ScanTape
from ui.widgets.page import FloorFrame


class PackView(QWidget):
    """Keeps ``PackDisplay``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("floor")
        self.banner = ScanBanner(theme)
        self._item, self._papers = ItemCard(theme), PapersCard(theme)
        self._left = QStackedWidget()
        self._panel = PanelCard(theme)
        for card in (self._item, self._papers, self._panel):
            self._left.addWidget(card)
        self._has_papers = self._has_panel = False
        self._tape, self._lines = ScanTape(theme), LineProgress(theme)
        self._carton = CartonCard(theme)
        self._side = QWidget()
        self._lay_out()

    def show_banner(self, content: BannerContent) -> None:
        """Show the verdict and the next step, at once."""
        self.banner.show_banner(content)

    def show_tape(self, content: TapeContent) -> None:
        """Show the last scans."""
        self._tape.show_tape(content)

    def show_work(
        self, item: ItemContent | None, lines: LinesContent, carton: CartonContent
    ) -> None:
        """Show the unit in hand, every line, and the carton."""
        self._side.setVisible(True)
        self._carton.setVisible(True)
        if item is not None:
            self._item.show_item(item)
        self._lines.show_lines(lines)
        self._carton.show_carton(carton)

    def show_carton(self, carton: CartonContent) -> None:
        """Show the carton anew: the scale shows something else."""
        self._carton.show_carton(carton)

    def show_papers(self, papers: PapersContent | None) -> None:
        """Show carrier, label and slip in the place of the unit; None takes them away."""
        self._has_papers = papers is not None
        if papers is not None:
            self._papers.show_papers(papers)
        self._choose_left()

    def show_panel(self, content: PanelContent | None) -> None:
        """Show a question or the help in the place of the unit; None takes it away."""
        self._has_panel = content is not None
        if content is not None:
            self._panel.show_panel(content)
        self._choose_left()

    def show_idle(self) -> None:
        """Show that no order is open."""
        self._has_papers = False
        self._choose_left()
        self._side.setVisible(False)

    def show_waiting(self, waiting: LinesContent | None) -> None:
        """Show which totes wait, in the place of the lines; None where none is known to."""
        self._side.setVisible(waiting is not None)
        self._carton.setVisible(False)
        if waiting is not None:
            self._lines.show_lines(waiting)

    def _choose_left(self) -> None:
        work = self._papers if self._has_papers else self._item
        self._left.setCurrentWidget(self._panel if self._has_panel else work)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout(self._side)
        left.addWidget(self._left, 310)
        left.addWidget(self._tape, 182)
        right.addWidget(self._lines, 1)
        right.addWidget(self._carton)
        right.setContentsMargins(0, 0, 0, 0)
        frame = FloorFrame(self, self._theme, self.banner, (left, right))
        frame.cards.addLayout(left, 3)
        frame.cards.addWidget(self._side, 2)
