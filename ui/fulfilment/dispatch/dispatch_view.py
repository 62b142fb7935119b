"""The loading screen: banner, loaded parcels, scan tape."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

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
        self._loaded, self._tape = LineProgress(theme), ScanTape(theme)
        self._panel, self._left = PanelCard(theme), QStackedWidget()
        self._left.addWidget(self._loaded)
        self._left.addWidget(self._panel)
        cards = FloorFrame(self, theme, self.banner).cards
        cards.addWidget(self._left, 1)
        cards.addWidget(self._tape, 1)

    def show_banner(self, content: BannerContent) -> None:
        """Show the verdict and the next step."""
        self.banner.show_banner(content)

    def show_tape(self, content: TapeContent) -> None:
        """Show the last scans."""
        self._tape.show_tape(content)

    def show_loaded(self, content: LinesContent) -> None:
        """Show what was loaded since the screen was opened."""
        self._loaded.show_lines(content)

    def show_panel(self, content: PanelContent | None) -> None:
        """Show the help in the place of what was loaded; None takes it away."""
        if content is not None:
            self._panel.show_panel(content)
        self._left.setCurrentWidget(self._loaded if content is None else self._panel)
