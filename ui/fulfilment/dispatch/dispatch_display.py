"""What the loading presenter needs of its screen and of the shared database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.fulfilment.dispatch.loading import DispatchAnswer
from app.fulfilment.events import AnyEvent
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from hardware.ports import Scan
from ui.fulfilment.floor_keys import PanelContent
from ui.shell.screen import ScreenName
from ui.widgets.content import BannerContent, LinesContent, TapeContent

Load = Callable[[str, str | None, Person], DispatchAnswer]
"""Judges a label in the shared database and ships the parcel if it may leave.

It is told whose lane the parcel stands in, None where all parcels leave by one.
"""


class DispatchDisplay(Protocol):
    """What the loading screen can show."""

    def show_banner(self, content: BannerContent) -> None:
        """Show the verdict and the next step."""

    def show_tape(self, content: TapeContent) -> None:
        """Show the last scans."""

    def show_missing(self, content: LinesContent) -> None:
        """Show how far one carrier's handover is, and which parcels it misses."""

    def show_carriers(self, content: LinesContent | None) -> None:
        """Show all carriers of the day; None while nothing is known of them."""

    def show_panel(self, content: PanelContent | None) -> None:
        """Show the help in the place of what is missing; None takes it away."""


@dataclass(frozen=True, slots=True)
class HeardAtDock:
    """A scan as the dock itself judged it, before the shared database is asked.

    Attributes:
        event: what happened, for the record.
        label: the label to ask the shared database about, or "".
        lane: the carrier whose lane was scanned, or "".
        closes: the handover of the lane is to be closed.
        approved_by: the badge that was scanned for it, or "".
        reprints: the last manifest of this dock is to be printed again.
        turns: the next of the missing parcels are to be shown.
        leaves_to: the screen that is asked for instead: home, or the sign-in to lock up.
    """

    scan: Scan
    parsed: str
    verdict: Verdict
    event: AnyEvent
    label: str = ""
    lane: str = ""
    closes: bool = False
    approved_by: str = ""
    reprints: bool = False
    turns: bool = False
    leaves_to: ScreenName | None = None
