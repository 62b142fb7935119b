"""From shelves and ledger entries to what the stock desk shows; no decisions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from app.fulfilment.allocation.promising import Promise
from app.store.books.shelves.stock_lists import Change, ShelfRow, StockFilter, StockSort
from app.store.schema.stock import Movement
from ui.exception_queue.exceptions_content import Names
from ui.messages.wording import translate
from ui.widgets.content import Fact, Health
from ui.widgets.desk_content import (
    ActionContent,
    ChipContent,
    CodeCell,
    ColumnContent,
    DetailContent,
    EventContent,
    FigureContent,
    QueueRowContent,
    TextCell,
)


def columns() -> tuple[ColumnContent, ...]:
    """The columns of the list."""
    return (
        ColumnContent(translate("stock desk", "Bin"), 140),
        ColumnContent(translate("stock desk", "SKU"), 190),
        ColumnContent(translate("stock desk", "Product"), 200, stretch=True),
        ColumnContent(translate("stock desk", "Lot"), 110, optional=True),
        ColumnContent(translate("stock desk", "On hand"), 110, right=True),
        ColumnContent(translate("stock desk", "Held"), 90, right=True),
        ColumnContent(translate("stock desk", "Free"), 90, right=True),
    )


def row_of(row: ShelfRow) -> QueueRowContent:
    """One shelf as a row."""
    cells = (
        CodeCell(row.bin_code),
        CodeCell(row.sku),
        TextCell(row.name),
        TextCell(row.lot or "–", quiet=not row.lot),
        TextCell(str(row.on_hand), right=True),
        TextCell(str(row.held), right=True, quiet=not row.held),
        TextCell(str(row.free), right=True),
    )
    return QueueRowContent(str(row.stock_id), cells)


def filter_words(which: StockFilter) -> str:
    """What a chip says."""
    match which:
        case StockFilter.ALL:
            return translate("stock desk", "All")
        case StockFilter.HELD:
            return translate("stock desk", "Promised")
        case StockFilter.SUSPECT:
            return translate("stock desk", "Not found")
        case StockFilter.QUARANTINE:
            return translate("stock desk", "Quarantine")
        case _:
            assert_never(which)


def sort_words(sort: StockSort) -> str:
    """What a way to sort is called."""
    match sort:
        case StockSort.BIN:
            return translate("stock desk", "By bin")
        case StockSort.SKU:
            return translate("stock desk", "By SKU")
        case StockSort.FREE:
            return translate("stock desk", "Most free first")
        case _:
            assert_never(sort)


def sorts() -> tuple[tuple[str, str], ...]:
    """The ways to sort, as (value, words)."""
    return tuple((sort.value, sort_words(sort)) for sort in StockSort)


def chips_of(counts: Mapping[StockFilter, int]) -> tuple[ChipContent, ...]:
    """One chip for each filter."""
    return tuple(
        ChipContent(which.value, filter_words(which), counts.get(which, 0)) for which in StockFilter
    )


def figures_of(expected: int, counts: int) -> tuple[FigureContent, ...]:
    """What waits for hands: deliveries and counts."""
    return (
        FigureContent(str(expected), translate("stock desk", "deliveries")),
        FigureContent(
            str(counts), translate("stock desk", "to count"), Health.WARN if counts else Health.GOOD
        ),
    )


def movement_words(movement: Movement) -> str:
    """Why units moved."""
    words = {
        Movement.RECEIPT: translate("movement", "received"),
        Movement.HOLD: translate("movement", "held"),
        Movement.RELEASE: translate("movement", "released"),
        Movement.PICK: translate("movement", "picked"),
        Movement.UNPICK: translate("movement", "put back"),
        Movement.PACK: translate("movement", "packed"),
        Movement.UNPACK: translate("movement", "unpacked"),
        Movement.SHIP: translate("movement", "shipped"),
        Movement.COUNT: translate("movement", "counted"),
        Movement.MOVE: translate("movement", "moved"),
        Movement.RETURN: translate("movement", "returned"),
        Movement.WRITE_OFF: translate("movement", "written off"),
        Movement.FOUND: translate("movement", "found"),
        Movement.DOUBT: translate("movement", "not found"),
        Movement.QUARANTINE: translate("movement", "into quarantine"),
        Movement.CLEAR: translate("movement", "out of quarantine"),
    }
    return words[movement]


def detail_of(
    row: ShelfRow, changes: list[Change], promise: Promise | None, names: Names
) -> DetailContent:
    """One shelf with what may be promised of its product and the last movements."""
    available = "–" if promise is None else str(promise.available)
    facts: tuple[Fact, ...] = (
        Fact(translate("stock desk", "On hand"), str(row.on_hand)),
        Fact(translate("stock desk", "Promised"), str(row.held)),
        Fact(translate("stock desk", "Not found"), str(row.suspect)),
        Fact(translate("stock desk", "Quarantine"), str(row.quarantined)),
        Fact(translate("stock desk", "Free here"), str(row.free)),
        Fact(translate("stock desk", "To promise"), available),
    )
    if row.lot_barred:
        barred = translate("stock desk", "The whole lot is in quarantine")
        facts = (Fact(translate("stock desk", "Lot"), barred), *facts)
    return DetailContent(
        title=row.name,
        code=f"{row.bin_code}  {row.sku}",
        where=row.lot,
        facts=facts,
        events=tuple(event_of(change, names) for change in reversed(changes)),
    )


def event_of(change: Change, names: Names) -> EventContent:
    """One movement: "+24 received PO-553, M. Okafor"."""
    units = f"{change.units:+d}" if change.units else f"({change.moved})"
    said = f"{units} {movement_words(Movement(change.movement))} {change.reference}".strip()
    who = names.of(change.badge)
    health = Health.GOOD if change.units >= 0 else Health.UNKNOWN
    return EventContent(names.time(change.at), health, f"{said}, {who}" if who else said)


def actions(row: ShelfRow | None, *, lot_asked: bool = False) -> tuple[ActionContent, ...]:
    """What the keys open; ``lot_asked`` while a supervisor has to say that a lot is meant."""
    if lot_asked and row is not None:
        return (
            ActionContent("", translate("stock desk", "Scan a supervisor's badge"), primary=True),
            ActionContent("", lot_words(row), enabled=False),
            ActionContent("F5", translate("stock desk", "Not now")),
        )
    has_row, has_lot = row is not None, row is not None and bool(row.lot)
    return (
        ActionContent("F1", translate("stock desk", "Receive a delivery"), primary=True),
        ActionContent("F2", translate("stock desk", "Count"), half=True),
        ActionContent("F3", translate("stock desk", "Move"), half=True),
        ActionContent("F4", translate("stock desk", "Ask count"), enabled=has_row, half=True),
        ActionContent("F5", translate("stock desk", "Home"), half=True),
        *((ActionContent("F6", lot_words(row)),) if row is not None and has_lot else ()),
    )


def lot_words(row: ShelfRow) -> str:
    """What can be done with the whole lot of a shelf."""
    said = translate("stock desk", "Quarantine all of lot {lot}")
    if row.lot_barred:
        said = translate("stock desk", "Release lot {lot}")
    return said.format(lot=row.lot)
