"""What the layout page needs of its view and of the shared database."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.fulfilment.routing.layout import BinPlace
from app.scanning.directory import Person
from app.store.books.planning.layout_book import Part
from ui.widgets.content import Tone
from ui.widgets.desk_content import ActionContent, QueueRowContent
from ui.widgets.floor_map.map_content import MapContent
from ui.widgets.form.fields import FieldContent


class LayoutDisplay(Protocol):
    """What the page can show."""

    def show_rows(self, rows: Sequence[QueueRowContent], current: str) -> None:
        """Show every part, standing on ``current``."""

    def show_fields(self, fields: tuple[FieldContent, ...]) -> None:
        """Show the part stood on, field by field."""

    def show_map(self, content: MapContent) -> None:
        """Show the floor as it is typed."""

    def show_actions(self, actions: tuple[ActionContent, ...]) -> None:
        """Show what can be done."""

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer to the last scan or step, at once."""


@dataclass(frozen=True, slots=True)
class LayoutRead:
    """The layout as it is kept, and the bins that lie on it."""

    parts: tuple[Part, ...]
    bins: tuple[BinPlace, ...]


@dataclass(frozen=True, slots=True)
class LayoutUseCases:
    """What the page asks of the shared database."""

    read: Callable[[], LayoutRead]
    keep: Callable[[Sequence[Part], Person], None]
