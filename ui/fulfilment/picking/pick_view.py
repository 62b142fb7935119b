"""The picking screen: banner, bin, product, walk, cart."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

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


class PickView(QWidget):
    """Keeps ``PickDisplay``."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.banner = ScanBanner(theme)
        self._bin, self._item, self._panel = BinCard(theme), ItemCard(theme), PanelCard(theme)
        self._walk, self._tape, self._cart = LineProgress(theme), ScanTape(theme), CartSlots(theme)
        self._has_item = self._has_panel = False
        self._product = QStackedWidget()
        self._product.addWidget(self._item)
        self._product.addWidget(self._panel)
        self._cards, self._left, self._right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        theme.changed.connect(self._space_out)

    def show_banner(self, content: BannerContent) -> None:
        """Show the verdict and the next step, at once."""
        self.banner.show_banner(content)

    def show_tape(self, content: TapeContent) -> None:
        """Show the last scans."""
        self._tape.show_tape(content)

    def show_stop(
        self, place: BinContent | None, item: ItemContent | None, stops: LinesContent
    ) -> None:
        """Show where to go, what to take, and the rest of the walk."""
        self._bin.setVisible(place is not None)
        self._has_item = item is not None
        if place is not None:
            self._bin.show_bin(place)
        if item is not None:
            self._item.show_item(item)
        self._walk.setVisible(True)
        self._walk.show_lines(stops)
        self._choose_product()

    def show_cart(self, content: CartContent) -> None:
        """Show the cart's slots."""
        self._cart.setVisible(True)
        self._cart.show_cart(content)

    def show_panel(self, content: PanelContent | None) -> None:
        """Show a question or the help in the place of the product; None takes it away."""
        self._has_panel = content is not None
        if content is not None:
            self._panel.show_panel(content)
        self._choose_product()

    def show_idle(self) -> None:
        """Show that no cart is in hand."""
        self._has_item = False
        self._choose_product()
        for card in (self._bin, self._walk, self._cart):
            card.setVisible(False)

    def _choose_product(self) -> None:
        self._product.setCurrentWidget(self._panel if self._has_panel else self._item)
        self._product.setVisible(self._has_panel or self._has_item)

    def _lay_out(self) -> None:
        self._left.addWidget(self._bin, 1)
        self._left.addWidget(self._product, 1)
        self._right.addWidget(self._walk, 3)
        self._right.addWidget(self._cart, 2)
        self._right.addWidget(self._tape, 2)
        self._cards.addLayout(self._left, 3)
        self._cards.addLayout(self._right, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addLayout(self._cards, 1)
        self._space_out()

    def _space_out(self) -> None:
        margin, gap = self._theme.px(32), self._theme.px(20)
        self._cards.setContentsMargins(margin, self._theme.px(26), margin, self._theme.px(24))
        for layout in (self._cards, self._left, self._right):
            layout.setSpacing(gap)
