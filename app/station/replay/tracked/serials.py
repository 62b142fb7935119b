"""Serial numbers at replay: a number counts once in the whole stock and once per shipment (D6).

What a station cannot know offline is decided here: a number that is elsewhere, in another order
or shipped is refused, and the refusal is a case.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.station.replay.judging import Happened, Outcome, invalid
from app.store.books.picture.rows import CartonRow, LineRow, SerialRow, StockRow
from app.store.schema.tracking import SerialPlace


def may_be_taken(
    happened: Happened, stock: StockRow, lot: str, serials: Iterable[str]
) -> Outcome | None:
    """Say why numbers cannot have been in this bin; None if they can.

    A number that nobody has seen, or that was counted as gone, is there now: goods are true.
    """
    for number in serials:
        found = happened.picture.serial(stock.product_id, number)
        if found is None or found.place == SerialPlace.GONE:
            continue
        if found.place != SerialPlace.BIN:
            return invalid(f"serial {number} is {_whereabouts(found)}")
        if found.bin_id != stock.bin_id:
            return invalid(f"serial {number} is in another bin")
        if found.lot != lot:
            return invalid(f"serial {number} is of lot {found.lot}, not {lot}")
    return None


def _whereabouts(found: SerialRow) -> str:
    if found.place == SerialPlace.SHIPPED:
        return "shipped already"
    return f"in a {found.place} already"


def take(
    happened: Happened, line: LineRow, stock: StockRow, lot: str, serials: Iterable[str]
) -> None:
    """Let numbers lie in the tote of a line."""
    for number in serials:
        found = happened.picture.serial(stock.product_id, number)
        if found is None:
            row = SerialRow(0, stock.product_id, number, lot, "", None, None, None)
            found = happened.picture.serials.add(row)
        found.place, found.bin_id, found.lot = SerialPlace.TOTE.value, None, lot
        found.order_line_id, found.carton_id = line.id, None


def give_back(happened: Happened, stock: StockRow, serials: Iterable[str]) -> None:
    """Let numbers lie in a bin again."""
    for number in serials:
        found = happened.picture.serial(stock.product_id, number)
        if found is not None:
            found.place, found.bin_id = SerialPlace.BIN.value, stock.bin_id
            found.order_line_id = found.carton_id = None


def may_be_packed(happened: Happened, line: LineRow, serials: Iterable[str]) -> Outcome | None:
    """Say why numbers cannot be of this line's picked units; None if they are."""
    for number in serials:
        found = happened.picture.serial(line.product_id, number)
        if found is None or found.order_line_id != line.id:
            where = f", it is {_whereabouts(found)}" if found and found.order_line_id else ""
            return invalid(f"serial {number} was not picked for this order{where}")
        if found.place != SerialPlace.TOTE:
            return invalid(f"serial {number} is {_whereabouts(found)}")
    return None


def pack(happened: Happened, line: LineRow, carton: CartonRow, serials: Iterable[str]) -> None:
    """Let numbers lie in a carton."""
    for number in serials:
        found = happened.picture.serial(line.product_id, number)
        if found is not None:
            found.place, found.carton_id = SerialPlace.CARTON.value, carton.id


def unpack(happened: Happened, line: LineRow, serials: Iterable[str]) -> None:
    """Let numbers lie in their line's tote again."""
    for number in serials:
        found = happened.picture.serial(line.product_id, number)
        if found is not None:
            found.place, found.carton_id = SerialPlace.TOTE.value, None
