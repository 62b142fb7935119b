"""What the replay presenter needs of its screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from app.station.flight_recorder.flight import Flight
from ui.fulfilment.packing.pack_display import PackDisplay
from ui.fulfilment.picking.pick_display import PickDisplay
from ui.stock.floor.stock_display import StockDisplay
from ui.widgets.content import Tone
from ui.widgets.desk_content import FigureContent

Fly = Callable[[str], Flight]
"""Finds a flight on the store's thread: a carton's by its label, its number or its order, stock
work's by its number, its purchase order, its bin or its tote."""


class ReplayDisplay(Protocol):
    """The floor's own screens, with a line above that says what is replayed."""

    @property
    def pack(self) -> PackDisplay:
        """The packing screen as the packer saw it."""

    @property
    def pick(self) -> PickDisplay:
        """The picking screen as the picker saw it."""

    @property
    def stock(self) -> StockDisplay:
        """The screen of stock work as it was worked on."""

    def show_kind(self, kind: str) -> None:
        """Bring "pack", "pick" or a kind of stock work in front; "" shows none."""

    def show_heading(self, text: str) -> None:
        """Say which carton or stock work it is."""

    def show_answer(self, text: str, tone: Tone) -> None:
        """Say how the verdict compares, or answer a scan made here."""

    def show_figures(self, figures: tuple[FigureContent, ...]) -> None:
        """Say which scan of how many it is, when it was and who made it."""
