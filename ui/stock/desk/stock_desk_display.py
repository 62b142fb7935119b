"""What the stock desk needs of its view and of the shared database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.fulfilment.allocation.promising import Promise
from app.fulfilment.allocation.recalling import Recall
from app.scanning.directory import Person
from app.store.books.shelves.stock_lists import Change, ShelfRow, StockFilter, StockQuery
from ui.widgets.content import Tone
from ui.widgets.desk_content import (
    ActionContent,
    ChipContent,
    DetailContent,
    FigureContent,
    QueueRowContent,
)


class StockDeskDisplay(Protocol):
    """What the page can show."""

    def show_figures(self, figures: tuple[FigureContent, ...]) -> None:
        """Show what waits for hands."""

    def show_chips(self, chips: tuple[ChipContent, ...], current: str) -> None:
        """Show the filters with their counts."""

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        """Show the shelves, standing on ``current``."""

    def show_detail(self, detail: DetailContent, actions: tuple[ActionContent, ...]) -> None:
        """Show one shelf with what can be done."""

    def show_search(self, text: str) -> None:
        """Put a text into the search field."""

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer to the last scan or step, at once."""


@dataclass(frozen=True, slots=True)
class StockRead:
    """The list as it was read, with the counts of the filters and what waits for hands."""

    rows: tuple[ShelfRow, ...]
    filters: Mapping[StockFilter, int]
    deliveries: int
    counts: int


@dataclass(frozen=True, slots=True)
class ShelfRead:
    """One shelf as it was read: its last movements, and what may be promised of its product."""

    changes: tuple[Change, ...]
    promise: Promise | None


@dataclass(frozen=True, slots=True)
class StockUseCases:
    """What the desk asks of the shared database; each runs on another thread.

    Attributes:
        read: the list of a query.
        shelf: one shelf whole.
        bar_lot: puts the whole lot of a shelf into quarantine, or releases it, in a supervisor's
            name; says what came of it, None for a release.
        ask_count: asks for a blind count of a bin, in a person's name.
        export: writes the list of a query as CSV; says where.
    """

    read: Callable[[StockQuery], StockRead]
    shelf: Callable[[ShelfRow], ShelfRead]
    bar_lot: Callable[[ShelfRow, Person], Recall | None]
    ask_count: Callable[[str, Person], None]
    export: Callable[[StockQuery], Path]
