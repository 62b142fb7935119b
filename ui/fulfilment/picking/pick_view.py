"""The picking screen: banner, bin, product, walk, cart."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.fulfilment.floor_keys import PanelContent
from ui.fulfilment.panel_card import PanelCard
from ui.theme.theme import Theme
from ui.widgets.content import (
    BannerContent,
    BinContent,
    CartContent,
    ItemContent,
    LinesContent,
    TapeContent,
)
from ui.widgets.floor.bin_card import BinCard
from ui.widgets.floor.cart_slots import CartSlots
from ui.widgets.floor.item_card import ItemCard
from ui.widgets.floor.line_progress import LineProgress
from ui.widgets.floor.scan_banner import ScanBanner
from ui.widgets.floor.scan_tape import ScanTape
from ui.widgets.page import FloorFrame


class PickView(QWidget):
    """Keeps ``PickDisplay``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("floor")
        self.banner = ScanBanner(theme)
        self._bin, self._item, self._panel = BinCard(theme), ItemCard(theme), PanelCard(theme)
        self._walk, self._tape, self._cart = LineProgress(theme), ScanTape(theme), CartSlots(theme)
        self._work: QWidget | None = None
        self._has_panel = False
        self._at_hand = QStackedWidget()
        for card in (self._bin, self._item, self._panel):
            self._at_hand.addWidget(card)
        self._lay_out()

    def show_banner(self, content: BannerContent) -> None:
        """Show the verdict and the next step, at once."""
        self.banner.show_banner(content)

    def show_tape(self, content: TapeContent) -> None:
        """Show the last scans."""
        self._tape.show_tape(content)

    def show_stop(
        self, place: BinContent | None, item: ItemContent | None, stops: LinesContent
    ) -> None:
        """Show where to go, else what to take, and the rest of the walk."""
        self._work = None
        if item is not None:
            self._item.show_item(item)
            self._work = self._item
        if place is not None:
            self._bin.show_bin(place)
            self._work = self._bin
        self._walk.setVisible(True)
        self._walk.show_lines(stops)
        self._choose()

    def show_cart(self, content: CartContent) -> None:
        """Show the cart's slots."""
        self._cart.setVisible(True)
        self._cart.show_cart(content)

    def show_panel(self, content: PanelContent | None) -> None:
        """Show a question or the help in the place of the product; None takes it away."""
        self._has_panel = content is not None
        if content is not None:
            self._panel.show_panel(content)
        self._choose()

    def show_idle(self) -> None:
        """Show that no cart is in hand."""
        self._work = None
        self._choose()
        for card in (self._walk, self._cart):
            card.setVisible(False)

    def _choose(self) -> None:
        card = self._panel if self._has_panel else self._work
        self._at_hand.setVisible(card is not None)
        if card is not None:
            self._at_hand.setCurrentWidget(card)

    def _lay_out(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self._at_hand, 310)
        left.addWidget(self._cart, 182)
        right.addWidget(self._walk, 306)
        right.addWidget(self._tape, 186)
        frame = FloorFrame(self, self._theme, self.banner, (left, right))
        frame.cards.addLayout(left, 3)
        frame.cards.addLayout(right, 2)
