"""What the screens of stock work need of their view."""

from __future__ import annotations

from typing import Protocol

from ui.fulfilment.floor_keys import PanelContent
from ui.widgets.content import BannerContent, ItemContent, LinesContent, TapeContent


class StockDisplay(Protocol):
    """What a screen of stock work can show."""

    def show_banner(self, content: BannerContent) -> None:
        """Show the verdict and the next step, at once."""

    def show_tape(self, content: TapeContent) -> None:
        """Show the last scans."""

    def show_work(self, item: ItemContent | None, panel: PanelContent | None) -> None:
        """Show the product in the hand, or a question or the help in its place."""

    def show_lines(self, content: LinesContent) -> None:
        """Show the lines of the work, or what waits where none is in hand."""
