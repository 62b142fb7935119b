"""The loading screen: banner, what the carrier misses, all carriers, scan tape."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.fulfilment.floor_keys import PanelContent
from ui.fulfilment.panel_card import PanelCard
from ui.theme.theme import Theme
from ui.widgets.content import BannerContent, LinesContent, TapeContent
from ui.widgets.floor.line_progress import LineProgress
from ui.widgets.floor.scan_banner import ScanBanner
from ui.widgets.floor.scan_tape import ScanTape
from ui.widgets.page import FloorFrame


class DispatchView(QWidget):
    """Keeps ``DispatchDisplay``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("floor")
        self.banner = ScanBanner(theme)
        self._missing, self._carriers = LineProgress(theme), LineProgress(theme)
        self._panel, self._left, self._tape = PanelCard(theme), QStackedWidget(), ScanTape(theme)
        self._left.addWidget(self._missing)
        self._left.addWidget(self._panel)
        right = QVBoxLayout()
        right.addWidget(self._carriers, 2)
        right.addWidget(self._tape, 1)
        cards = FloorFrame(self, theme, self.banner, [right]).cards
        cards.addWidget(self._left, 4)
        cards.addLayout(right, 5)

    def show_banner(self, content: BannerContent) -> None:
        """Show the verdict and the next step."""
        self.banner.show_banner(content)

    def show_tape(self, content: TapeContent) -> None:
        """Show the last scans."""
        self._tape.show_tape(content)

    def show_missing(self, content: LinesContent) -> None:
        """Show how far one carrier's handover is, and which parcels it misses."""
        self._missing.show_lines(content)

    def show_carriers(self, content: LinesContent | None) -> None:
        """Show all carriers of the day; None while nothing is known of them."""
        self._carriers.setVisible(content is not None)
        if content is not None:
            self._carriers.show_lines(content)

    def show_panel(self, content: PanelContent | None) -> None:
        """Show the help in the place of what is missing; None takes it away."""
        if content is not None:
            self._panel.show_panel(content)
        self._left.setCurrentWidget(self._missing if content is None else self._panel)
