"""What the picking presenter needs of its screen."""

from __future__ import annotations

from typing import Protocol

from ui.fulfilment.floor_keys import PanelContent
from ui.widgets.content import (
    BannerContent,
    BinContent,
    CartContent,
    ItemContent,
    LinesContent,
    TapeContent,
)


class PickDisplay(Protocol):
    """What the picking screen can show."""

    def show_banner(self, content: BannerContent) -> None:
        """Show the verdict and the next step, at once."""

    def show_tape(self, content: TapeContent) -> None:
        """Show the last scans."""

    def show_stop(
        self, place: BinContent | None, item: ItemContent | None, stops: LinesContent
    ) -> None:
        """Show where to go, what to take, and the rest of the walk."""

    def show_cart(self, content: CartContent) -> None:
        """Show the cart's slots."""

    def show_panel(self, content: PanelContent | None) -> None:
        """Show a question or the help in the place of the product; None takes it away."""

    def show_idle(self) -> None:
        """Show that no cart is in hand."""
