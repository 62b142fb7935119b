"""Why the lines of an order wait: the leaf of its sheet that says who has their units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.fulfilment.allocation.explaining import LineWait
from ui.messages.orders import restock_words, why_words
from ui.messages.wording import translate
from ui.widgets.content import Health
from ui.widgets.desk_content import (
    Cell,
    CodeCell,
    ColumnContent,
    MarkCell,
    QueueRowContent,
    TextCell,
)

WAITING = "waiting"


def waiting_columns() -> tuple[ColumnContent, ...]:
    """What is said of each line: what is missing, why, when it is expected."""
    return (
        ColumnContent(translate("order", "Item"), 180),
        ColumnContent(translate("order", "Waits"), 300, stretch=True),
    )


def waiting_rows(waits: Sequence[LineWait]) -> tuple[QueueRowContent, ...]:
    """Three rows for each line that misses units."""
    return tuple(
        QueueRowContent(f"{wait.order_line_id}/{place}", cells)
        for wait in waits
        for place, cells in enumerate(_cells(wait))
    )


def _cells(wait: LineWait) -> Iterator[tuple[Cell, ...]]:
    missing = translate("order", "{n} missing; {free} of {all} can be promised").format(
        n=wait.units_missing, free=wait.promise.available, all=wait.promise.on_hand
    )
    health = Health.WARN if wait.restock_on is None else Health.GOOD
    yield CodeCell(wait.sku), TextCell(missing, strong=True)
    yield TextCell(translate("order", "Why"), quiet=True), TextCell(why_words(wait))
    yield (
        TextCell(translate("order", "Expected"), quiet=True),
        MarkCell(health, restock_words(wait)),
    )
