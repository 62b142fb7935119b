"""Watches how far the handovers are: read again after each label and each change elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from app.errors import raise_bug
from app.fulfilment.dispatch.handover import Handovers
from app.station.runner import OneAtATime, Runner
from ui.fulfilment.dispatch import handover_content
from ui.fulfilment.dispatch.dispatch_display import DispatchDisplay
from ui.fulfilment.floor_kit import FloorKit

_ROWS = 6
"""So many missing parcels have room on every screen."""

ReadHandovers = Callable[[str], Handovers]
"""How far all are, with what one carrier misses; "" for the next to be collected."""


class HandoverWatch:
    """Shows the handovers while the dock is in front."""

    def __init__(
        self, display: DispatchDisplay, kit: FloorKit, on_screens: Runner, read: ReadHandovers
    ) -> None:
        self._display, self._kit = display, kit
        self._carrier = ""
        self._reading = OneAtATime(
            lambda: read(self._carrier), on_screens, self._take, self._unread
        )
        self._found: Handovers | None = None
        self._first = 0
        self._in_front = False

    def enter(self, carrier: str = "") -> None:
        """Somebody stands at the dock, in a carrier's lane or for the next collection."""
        self._in_front, self._carrier, self._found, self._first = True, carrier, None, 0
        self._draw()
        self.refresh()

    def leave(self) -> None:
        """Nobody looks."""
        self._in_front = False

    def at_the_door(self, carrier: str) -> None:
        """This carrier's van is loaded now."""
        self._carrier, self._first = carrier, 0
        self.refresh()

    def turn(self) -> None:
        """Show the next of the missing parcels; after the last come the first."""
        named = len(self._found.missing) if self._found else 0
        self._first = self._first + _ROWS if self._first + _ROWS < named else 0
        self._draw()

    def refresh(self) -> None:
        """Read again, if somebody looks."""
        if self._in_front:
            self._reading.ask()

    def _take(self, found: Handovers | None) -> None:
        self._found = found
        if self._in_front:
            self._draw()

    def _unread(self, error: Exception) -> None:
        """The status bar says that the database is away: no old figures beside it."""
        self._take(None)
        raise_bug(error)

    def _draw(self) -> None:
        now, found = self._kit.clock(), self._found
        self._kit.frame.show_place(*handover_content.top_bar_of(found, now))
        if found is None:
            self._display.show_missing(handover_content.unknown())
            self._display.show_carriers(None)
        else:
            self._display.show_missing(handover_content.missing_of(found, now, self._first))
            self._display.show_carriers(handover_content.carriers_of(found, now))
