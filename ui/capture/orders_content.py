"""From orders to what the list shows: columns, rows, chips."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.lifecycle import OrderState
from app.store.books.capture.orders.lists import OrderRow, OrderSort
from app.values import Money
from ui.fulfilment.deadline import in_words
from ui.messages.cases import kind_words
from ui.messages.orders import sort_words, state_words
from ui.messages.wording import translate
from ui.widgets.content import Health
from ui.widgets.desk_content import (
    Cell,
    ChipContent,
    CodeCell,
    ColumnContent,
    MarkCell,
    QueueRowContent,
    TextCell,
    TimeCell,
)

ALL = "all"
_SOON = timedelta(hours=1)
_PROMISED = timedelta(hours=24)
_OVER = frozenset({OrderState.SHIPPED, OrderState.CANCELLED})


@dataclass(frozen=True, slots=True)
class OrderQuery:
    """Which orders are listed, and how."""

    state: OrderState | None = None
    search: str = ""
    sort: OrderSort = OrderSort.DUE


def columns() -> tuple[ColumnContent, ...]:
    """The columns of the list."""
    return (
        ColumnContent(translate("orders", "Due"), 176),
        ColumnContent(translate("orders", "Order"), 150),
        ColumnContent(translate("orders", "Customer"), 190, stretch=True),
        ColumnContent(translate("orders", "Units"), 96),
        ColumnContent(translate("orders", "Status"), 236),
        ColumnContent(translate("orders", "Total"), 150, right=True, optional=True),
    )


def row_of(row: OrderRow, now: datetime) -> QueueRowContent:
    """One order as a row."""
    cells: tuple[Cell, ...] = (
        due_of(row.state, row.dispatch_by, now),
        CodeCell(row.order_no),
        TextCell(", ".join(word for word in (row.customer, row.country) if word)),
        TextCell(f"{row.units_packed} / {row.units_ordered}"),
        status_of(row),
        TextCell(str(Money(row.total_minor, row.currency)), right=True),
    )
    return QueueRowContent(row.order_no, cells)


def due_of(state: OrderState, dispatch_by: datetime, now: datetime) -> Cell:
    """How long until an order must leave; nothing hurries once it is over."""
    if state in _OVER:
        return TextCell("–", quiet=True)
    left = dispatch_by - now
    if left < timedelta(0):
        late = translate("orders", "{time} late").format(time=in_words(-left))
        return TimeCell(late, Health.BAD, 1.0)
    health = Health.WARN if left < _SOON else Health.UNKNOWN
    return TimeCell(in_words(left), health, max(0.04, 1 - left / max(_PROMISED, left)))


def status_of(row: OrderRow) -> MarkCell:
    """Where an order stands, and for what it waits."""
    kinds = ", ".join(kind_words(kind) for kind in sorted(row.holds))
    words = state_words(row.state)
    return MarkCell(health_of(row.state), f"{words}: {kinds}" if kinds else words)


def health_of(state: OrderState) -> Health:
    """The shape of a state: a triangle where somebody has to do something."""
    if state in {OrderState.HELD, OrderState.BACKORDERED}:
        return Health.WARN
    return Health.GOOD if state in {OrderState.PACKED, OrderState.SHIPPED} else Health.UNKNOWN


def chips_of(
    counts: Mapping[OrderState, int], chosen: OrderState | None
) -> tuple[ChipContent, ...]:
    """One chip per state that some order stands in, in the order of the SOP."""
    some = tuple(
        ChipContent(state.value, state_words(state), counts.get(state, 0))
        for state in OrderState
        if counts.get(state) or state is chosen
    )
    return (ChipContent(ALL, translate("orders", "All"), sum(counts.values())), *some)


def sorts() -> tuple[tuple[str, str], ...]:
    """The ways to sort, as (value, words)."""
    return tuple((sort.value, sort_words(sort)) for sort in OrderSort)
