"""What the exception queue needs of its page and of the shared database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.exception_queue.kinds import Resolution
from app.exception_queue.solving import SolveAnswer
from app.scanning.directory import Person
from app.store.books.capture.case_lists import CaseEventRow
from ui.exception_queue.exceptions_content import QueueRead
from ui.widgets.content import Tone
from ui.widgets.desk_content import (
    ActionContent,
    ChipContent,
    DetailContent,
    FigureContent,
    QueueRowContent,
)


class ExceptionsDisplay(Protocol):
    """What the page can show."""

    def show_figures(self, figures: tuple[FigureContent, ...]) -> None:
        """Show the counts of the queue."""

    def show_chips(self, chips: tuple[ChipContent, ...], current: str) -> None:
        """Show the kinds with their counts."""

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        """Show the cases, standing on ``current``."""

    def show_detail(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        """Show one case with what can be done."""

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer to the last scan or step, at once."""


@dataclass(frozen=True, slots=True)
class QueueUseCases:
    """What the desk asks of the shared database; each runs on the store's thread.

    Attributes:
        queue: every open case and the figures.
        history: what happened to a case, the oldest first.
        take: makes a person the owner for five minutes; False if another one has it.
        solve: does what a resolution says, in the name of whoever may; frees the case of the
            last person before, if given (what one clerk owns no other badge may solve); the
            last is the bin where goods were put, or ""; raises NotAllowed.
    """

    queue: Callable[[], QueueRead]
    history: Callable[[int], Sequence[CaseEventRow]]
    take: Callable[[int, Person], bool]
    solve: Callable[[int, Resolution, Person, Person | None, str], SolveAnswer]
