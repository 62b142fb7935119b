"""What pack records do to the floor: cartons opened, units from totes into cartons (D1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from app.fulfilment.events import CartonOpened, UnitsPacked
from app.lifecycle import OrderState
from app.station.replay.judging import APPLIED, Happened, Outcome, invalid, over
from app.station.replay.tracked import serials
from app.store.books.floor.postings import Account, carton_of, tote_of
from app.store.books.picture.rows import CartonRow, ContentRow, LineRow, OrderRow
from app.store.schema.floor import CartonState
from app.store.schema.stock import Movement


def open_carton(happened: Happened, order: OrderRow, event: CartonOpened) -> Outcome:
    """Begin a carton; an empty one of the same number changes its type."""
    picture = happened.picture
    found = picture.carton(order, event.carton_number)
    if found is None:
        picture.cartons.add(
            CartonRow(
                id=0,
                order_id=order.id,
                number=event.carton_number,
                delivery=order.delivery,
                carton_type=event.carton_type,
                state=CartonState.OPEN.value,
                sscc=None,
                opened_at=happened.bench.at,
                closed_at=None,
                packed_by=happened.record.badge,
            )
        )
    elif _is_open_and_empty(happened, found):
        found.carton_type = event.carton_type
    else:
        return invalid(f"carton {event.carton_number} is in use")
    if order.state == OrderState.PICKED:
        order.state = OrderState.PACKING.value
    return APPLIED


def take_back_carton(happened: Happened, order: OrderRow, event: CartonOpened) -> Outcome:
    """Reverse ``open_carton``: an empty carton goes back to the shelf.

    Its row stays, open and empty, for the next carton of that number: no station's role may
    delete a row (sync.md).  What is empty is nowhere counted as a carton of the order.
    """
    found = happened.picture.carton(order, event.carton_number)
    if found is None or not _is_open_and_empty(happened, found):
        return invalid(f"carton {event.carton_number} is not open and empty")
    return APPLIED


def _is_open_and_empty(happened: Happened, carton: CartonRow) -> bool:
    contents = happened.picture.contents_of(carton)
    return carton.state == CartonState.OPEN and not any(content.units for content in contents)


def pack_units(happened: Happened, order: OrderRow, event: UnitsPacked) -> Outcome:
    """Put verified units into an open carton (second scan of D1)."""
    found = _line_and_carton(happened, order, event)
    if isinstance(found, Outcome):
        return found
    line, carton = found
    if _is_own_check(happened, order):
        return invalid("packed under the badge that picked it (D7)")
    if line.units_packed + event.units > min(line.units_ordered, line.units_picked):
        return over(f"{event.units} units, {line.units_ordered - line.units_packed} needed")
    refused = _not_taken(happened, line, event)
    if refused is not None:
        return refused
    target = carton_of(order.order_no, carton.number)
    for tote, lot, units in _totes_of(happened, line, event):
        _post(happened, Movement.PACK, line, units, tote, target, lot)
    _content(happened, carton, line, event.lot).units += event.units
    serials.pack(happened, line, carton, event.lot, event.serials)
    line.units_packed += event.units
    carton.packed_by = happened.record.badge
    return APPLIED


def _is_own_check(happened: Happened, order: OrderRow) -> bool:
    """True if D7 wants another badge than that of a picker, and no supervisor let it pass."""
    work, badge = happened.work, happened.record.badge
    if not work.other_badge_required or work.check_approved_by:
        return False
    lines = {line.id for line in happened.picture.lines_of(order)}
    stops = (stop for stop in happened.picture.pick_lines if stop.order_line_id in lines)
    return badge in {stop.picked_by for stop in stops}


def unpack_units(happened: Happened, order: OrderRow, event: UnitsPacked) -> Outcome:
    """Reverse ``pack_units``: the units are in their tote again."""
    found = _line_and_carton(happened, order, event, undo=True)
    if isinstance(found, Outcome):
        return found
    line, carton = found
    content = _content(happened, carton, line, event.lot)
    if event.units > min(content.units, line.units_packed):
        return invalid("fewer units were packed")
    refused = serials.may_be_unpacked(happened, line, carton, event.serials)
    if refused is not None:
        return refused
    reopen(carton)
    content.units -= event.units
    line.units_packed -= event.units
    serials.unpack(happened, line, event.serials)
    source = carton_of(order.order_no, carton.number)
    for tote, lot, units in _totes_of(happened, line, event):
        _post(happened, Movement.UNPACK, line, units, source, tote, lot)
    return APPLIED


def reopen(carton: CartonRow) -> None:
    """Let a carton be open whose label nobody has scanned: what the label says is void (D9).

    Its number stays; the papers are made anew when all is verified again.
    """
    if carton.state == CartonState.LABELLED:
        carton.state, carton.weight_grams = CartonState.OPEN.value, None


def is_not_closed(carton: CartonRow | None) -> TypeGuard[CartonRow]:
    """True until the scan of its label closes a carton: so long UNDO reaches into it."""
    return carton is not None and carton.state in {CartonState.OPEN, CartonState.LABELLED}


def _line_and_carton(
    happened: Happened, order: OrderRow, event: UnitsPacked, *, undo: bool = False
) -> tuple[LineRow, CartonRow] | Outcome:
    line = happened.picture.lines.get(event.order_line_id)
    carton = happened.picture.carton(order, event.carton_number)
    if line is None or line.order_id != order.id:
        return invalid("no such line")
    if not is_not_closed(carton) or (not undo and carton.state != CartonState.OPEN):
        return invalid(f"carton {event.carton_number} is not open")
    return line, carton


def _not_taken(happened: Happened, line: LineRow, event: UnitsPacked) -> Outcome | None:
    """Say why just these units cannot be the picked ones, lot by lot and number by number."""
    if event.lot:
        packed = happened.picture.packed_by_lot(line).get(event.lot, 0)
        picked = happened.picture.picked_by_lot(line).get(event.lot, 0)
        if packed + event.units > picked:
            return over(f"{event.units} units of lot {event.lot}, {picked - packed} were picked")
    return serials.may_be_packed(happened, line, event.serials)


def _content(happened: Happened, carton: CartonRow, line: LineRow, lot: str) -> ContentRow:
    for content in happened.picture.contents_of(carton):
        if content.order_line_id == line.id and content.lot == lot:
            return content
    return happened.picture.contents.add(ContentRow(0, carton.id, line.id, 0, lot))


def _totes_of(
    happened: Happened, line: LineRow, event: UnitsPacked
) -> Iterator[tuple[Account, str, int]]:
    """Where just these units lie, or lay before they were packed."""
    picture, first = happened.picture, line.units_packed
    if event.lot:
        first = picture.packed_by_lot(line).get(event.lot, 0)
    for tote, lot, some in picture.from_totes(line, first, first + event.units, event.lot):
        yield tote_of(tote), lot, some


def _post(
    happened: Happened,
    why: Movement,
    line: LineRow,
    units: int,
    source: Account,
    target: Account,
    lot: str,
) -> None:
    badge, station = happened.record.badge, happened.bench.station
    happened.picture.move(why, line, units, source, target, lot=lot, badge=badge, station=station)
