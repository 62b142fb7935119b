"""The loading screen: banner, loaded parcels, scan tape."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.fulfilment.floor_keys import PanelContent
from ui.fulfilment.panel_card import PanelCard
from ui.theme.theme import Theme
from ui.widgets.content import BannerContent, LinesContent, TapeContent
from ui.widgets.floor.line_progress import LineProgress
from ui.widgets.floor.scan_banner import ScanBanner
from ui.widgets.floor.scan_tape import ScanTape


class DispatchView(QWidget):
    """Keeps ``DispatchDisplay``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("floor")
        self.banner = ScanBanner(theme)
        self._loaded, self._tape = LineProgress(theme), ScanTape(theme)
        self._cards = QHBoxLayout()
        self._panel, self._left = PanelCard(theme), QStackedWidget()
        self._left.addWidget(self._loaded)
        self._left.addWidget(self._panel)
        self._cards.addWidget(self._left, 1)
        self._cards.addWidget(self._tape, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addLayout(self._cards, 1)
        theme.changed.connect(self._space_out)
        self._space_out()

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

    def _space_out(self) -> None:
        margin = self._theme.px(32)
        self._cards.setContentsMargins(margin, self._theme.px(26), margin, self._theme.px(24))
        self._cards.setSpacing(self._theme.px(20))
