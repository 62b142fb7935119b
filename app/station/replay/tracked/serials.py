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
            found = happened.picture.serials.add(_unseen(stock.product_id, number, lot))
        found.place, found.bin_id, found.lot = SerialPlace.TOTE.value, None, lot
        found.order_line_id, found.carton_id = line.id, None


def _unseen(product_id: int, number: str, lot: str) -> SerialRow:
    return SerialRow(0, product_id, number, lot, "", None, None, None)


def give_back(happened: Happened, stock: StockRow, serials: Iterable[str]) -> None:
    """Let numbers lie in a bin again."""
    for number in serials:
        found = happened.picture.serial(stock.product_id, number)
        if found is not None:
            found.place, found.bin_id = SerialPlace.BIN.value, stock.bin_id
            found.order_line_id = found.carton_id = None


def may_be_packed(happened: Happened, line: LineRow, serials: Iterable[str]) -> Outcome | None:
    """Say why numbers cannot be of this line's picked units; None if they are.

    Units that were picked on paper have no number yet: they are named here, out of their bins.
    """
    unnamed = line.units_picked - len(happened.picture.serials_of(line))
    for number in serials:
        found = happened.picture.serial(line.product_id, number)
        if found is not None and found.order_line_id == line.id:
            if found.place != SerialPlace.TOTE:
                return invalid(f"serial {number} is {_whereabouts(found)}")
        elif unnamed and _was_in_its_bin(happened, line, found):
            unnamed -= 1
        else:
            where = f", it is {_whereabouts(found)}" if found and found.order_line_id else ""
            return invalid(f"serial {number} was not picked for this order{where}")
    return None


def _was_in_its_bin(happened: Happened, line: LineRow, found: SerialRow | None) -> bool:
    """True if a number can be of a unit that the line was picked from; an unseen one can."""
    if found is None or found.place == SerialPlace.GONE:
        return True
    picture = happened.picture
    bins = {(picture.stock_of(s).bin_id, picture.stock_of(s).lot) for s in picture.picked_of(line)}
    return found.place == SerialPlace.BIN and (found.bin_id, found.lot) in bins


def pack(
    happened: Happened, line: LineRow, carton: CartonRow, lot: str, serials: Iterable[str]
) -> None:
    """Let numbers lie in a carton."""
    picture = happened.picture
    for number in serials:
        found = picture.serial(line.product_id, number)
        if found is None:
            stock = picture.stock_of(picture.picked_of(line)[0])
            found = picture.serials.add(_unseen(stock.product_id, number, lot))
        found.place, found.bin_id = SerialPlace.CARTON.value, None
        found.order_line_id, found.carton_id = line.id, carton.id


def may_be_unpacked(
    happened: Happened, line: LineRow, carton: CartonRow, serials: Iterable[str]
) -> Outcome | None:
    """Say why numbers cannot be taken out of a carton; None if they lie in it."""
    for number in serials:
        found = happened.picture.serial(line.product_id, number)
        if found is None or (found.order_line_id, found.carton_id) != (line.id, carton.id):
            return invalid(f"serial {number} is not in carton {carton.number}")
    return None


def unpack(happened: Happened, line: LineRow, serials: Iterable[str]) -> None:
    """Let numbers lie in their line's tote again.

    Units that were picked on paper got their numbers by being packed, and lose them: which of them
    is packed in the end, the next scan says.
    """
    on_paper = not any(stop.picked_by for stop in happened.picture.picked_of(line))
    for number in serials:
        found = happened.picture.serial(line.product_id, number)
        if found is None:
            continue
        found.place, found.carton_id = SerialPlace.TOTE.value, None
        if on_paper:
            found.place, found.order_line_id = SerialPlace.GONE.value, None
