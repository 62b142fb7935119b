"""What the loading presenter needs of its screen and of the shared database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from app.fulfilment.events import AnyEvent
from app.fulfilment.shipping.dispatch import DispatchAnswer
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from hardware.ports import Scan
from ui.fulfilment.floor_keys import PanelContent
from ui.shell.screen import ScreenName
from ui.widgets.content import BannerContent, LinesContent, TapeContent

Load = Callable[[str, Person], DispatchAnswer]
"""Judges a label in the shared database and ships the parcel if it may leave."""


class DispatchDisplay(Protocol):
    """What the loading screen can show."""

    def show_banner(self, content: BannerContent) -> None:
        """Show the verdict and the next step."""

    def show_tape(self, content: TapeContent) -> None:
        """Show the last scans."""

    def show_loaded(self, content: LinesContent) -> None:
        """Show what was loaded since the screen was opened."""

    def show_panel(self, content: PanelContent | None) -> None:
        """Show the help in the place of what was loaded; None takes it away."""


@dataclass(frozen=True, slots=True)
class HeardAtDock:
    """A scan as the dock itself judged it, before the shared database is asked.

    Attributes:
        event: what happened, for the record.
        label: the label to ask the shared database about, or "".
        leaves_to: the screen that is asked for instead: home, or the sign-in to lock up.
    """

    scan: Scan
    parsed: str
    verdict: Verdict
    event: AnyEvent
    label: str = ""
    leaves_to: ScreenName | None = None
