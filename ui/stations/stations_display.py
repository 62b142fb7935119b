"""What the wall's presenter needs of its screen and of the shared database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.scanning.directory import Person
from app.station.claims.releasing import ReleasedWork
from app.station.presence.wall import Wall
from ui.widgets.content import Tone
from ui.widgets.desk_content import ActionContent, DetailContent, FigureContent, QueueRowContent


class StationsDisplay(Protocol):
    """What the wall can show."""

    def show_figures(self, figures: tuple[FigureContent, ...]) -> None:
        """Show how many live, are silent, and hold work."""

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        """Show the stations, standing on ``current``."""

    def show_detail(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        """Show one station with what can be done."""

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer to the last scan or step, at once."""


@dataclass(frozen=True, slots=True)
class StationsUseCases:
    """What the wall asks of the shared database; each runs on the store's thread.

    Attributes:
        wall: every station with what it holds.
        release: takes a work from its station in the name of a supervisor; the last says that the
            supervisor knows of scans that may come late.
    """

    wall: Callable[[], Wall]
    release: Callable[[int, Person, bool], ReleasedWork]
