"""What the orders page needs of its view and of the shared database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.capture.receipt import ReceiptReport
from app.capture.staging import StagingReport
from app.exception_queue.kinds import HoldReason
from app.fulfilment.allocation.explaining import LineWait
from app.lifecycle import OrderState
from app.scanning.directory import Person
from app.store.books.capture.orders.detail import OrderDetail
from app.store.books.capture.orders.lists import OrderRow
from ui.capture.order.sheet_content import SheetContent
from ui.capture.orders_content import OrderQuery
from ui.widgets.content import Tone
from ui.widgets.desk_content import ActionContent, ChipContent, QueueRowContent

Progress = Callable[[int], bool]
"""Told how many orders are in; answers False to stop.  Called on another thread."""


class OrdersDisplay(Protocol):
    """What the page can show."""

    def show_chips(self, chips: tuple[ChipContent, ...], current: str) -> None:
        """Show the states with their counts."""

    def show_total(self, total: int, current: str, *, fresh: bool) -> None:
        """Show a list of so many orders; ``fresh`` False keeps what is there meanwhile."""

    def show_page(self, page: int, rows: Sequence[QueueRowContent]) -> None:
        """Show one page of the list."""

    def show_search(self, text: str) -> None:
        """Put a text into the search field."""

    def show_sheet(self, sheet: SheetContent, actions: tuple[ActionContent, ...]) -> None:
        """Show one order, or what came of an import."""

    def show_importing(self, *, running: bool) -> None:
        """Say whether the import's button starts or stops."""

    def show_address(self) -> None:
        """Bring the address form in front, with the cursor in it."""

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show the answer to the last scan or step, at once."""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of a file of orders: what came in, and how it was judged."""

    receipt: ReceiptReport
    staging: StagingReport


@dataclass(frozen=True, slots=True)
class OrderRead:
    """One order as it was read, and why those of its lines wait that miss units."""

    order: OrderDetail
    waits: tuple[LineWait, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderUseCases:
    """What the desk asks of the shared database; each runs on another thread.

    Attributes:
        counts: how many orders stand in each state.
        count: how many orders a query lists.
        page: the rows of a query from an offset on, so many of them.
        detail: one order, whole, and why its lines wait; raises NothingFound.
        of_label: the number of the order that a carton's label belongs to; raises NothingFound.
        check_again: judges a held order afresh; says what still holds it.
        correct: corrects address fields ("shipping.city", "email"); says what still holds it.
        cancel: cancels an order in the name of a supervisor; raises NotAllowed.
        import_orders: reads a file of orders and judges them.
        export: writes the list of a query as CSV; says where.
    """

    counts: Callable[[], Mapping[OrderState, int]]
    count: Callable[[OrderQuery], int]
    page: Callable[[OrderQuery, int, int], Sequence[OrderRow]]
    detail: Callable[[str], OrderRead]
    of_label: Callable[[str], str]
    check_again: Callable[[str, Person], frozenset[HoldReason]]
    correct: Callable[[str, Mapping[str, str], Person], frozenset[HoldReason]]
    cancel: Callable[[str, Person], None]
    import_orders: Callable[[Path, Progress], ImportOutcome]
    export: Callable[[OrderQuery], Path]
