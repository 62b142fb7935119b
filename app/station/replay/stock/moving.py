"""What moves and adjustments do to the shelves.  What is promised to orders is never taken."""

from __future__ import annotations

from typing import assert_never

from app.station.replay.judging import APPLIED, Happened, Outcome, invalid, over
from app.station.replay.picking import end_work
from app.station.replay.stock.receiving import enter_lots, is_supervisor, why
from app.stock.events import Goods, Purpose, StockAdjusted, UnitsMoved
from app.store.books.shelves.shelf_book import Shelf, Spot
from app.store.schema.stock import Movement, Place
from app.store.schema.tracking import SerialPlace
from app.store.unit_of_work import UnitOfWork


def move_units(uow: UnitOfWork, happened: Happened, event: UnitsMoved) -> Outcome:
    """Bring units from one bin to another; into a quarantine bin they may not leave it."""
    out_of = uow.shelves.is_quarantine(event.bin_code)
    into = uow.shelves.is_quarantine(event.to_bin)
    if out_of is None or into is None:
        return invalid(f"no bin {event.to_bin if into is None else event.bin_code}")
    if out_of and not into and not is_supervisor(uow, event.approved_by):
        return invalid(f"nobody let it leave {event.bin_code}")
    end_work(happened.work, happened)
    reason = f"{event.bin_code} to {event.to_bin}"
    source_place = Place.QUARANTINE if out_of else Place.FREE
    short = _short_of(uow, event.goods, event.bin_code, source_place)
    if short is not None:
        return short
    for goods in event.goods:
        source = uow.shelves.shelf(goods.product_id, event.bin_code, goods.lot)
        target = uow.shelves.shelf(goods.product_id, event.to_bin, goods.lot)
        spot = Spot(Place.QUARANTINE if into else Place.FREE, target)
        move = why(happened, Movement.MOVE, reason)
        uow.shelves.shift(move, goods.units, Spot(source_place, source), spot)
        uow.shelves.place_serials(target, goods.serials, SerialPlace.BIN)
    return APPLIED


def _short_of(
    uow: UnitOfWork, wanted: tuple[Goods, ...], bin_code: str, place: Place
) -> Outcome | None:
    """Why the units cannot be taken, before any of them is: promised to an order since."""
    for goods in wanted:
        there = _units(uow.shelves.shelf(goods.product_id, bin_code, goods.lot), place)
        if goods.units > there:
            return over(f"{goods.units} of {goods.sku}, {there} may go")
    return None


def _units(shelf: Shelf, place: Place) -> int:
    return shelf.quarantined if place is Place.QUARANTINE else shelf.free


def adjust_stock(uow: UnitOfWork, happened: Happened, event: StockAdjusted) -> Outcome:
    """Let units leave the books, enter them, or stand still, on a supervisor's badge."""
    quarantine = uow.shelves.is_quarantine(event.bin_code)
    if quarantine is None:
        return invalid(f"no bin {event.bin_code}")
    if not is_supervisor(uow, event.approved_by):
        return invalid(f"{event.approved_by or 'nobody'} may not adjust stock")
    end_work(happened.work, happened)
    source, target, movement = _ways(event.purpose, in_quarantine=quarantine)
    if source is not Place.DIFFERENCE:
        short = _short_of(uow, event.goods, event.bin_code, source)
        if short is not None:
            return short
    for goods in event.goods:
        enter_lots(uow, goods)
        shelf = uow.shelves.shelf(goods.product_id, event.bin_code, goods.lot)
        reason = why(happened, movement, event.purpose.value)
        uow.shelves.shift(reason, goods.units, _spot(source, shelf), _spot(target, shelf))
        gone = SerialPlace.GONE if target is Place.DIFFERENCE else SerialPlace.BIN
        uow.shelves.place_serials(shelf, goods.serials, gone)
    bench = happened.bench
    facts = {
        "purpose": event.purpose.value,
        "goods": [goods.model_dump(mode="json") for goods in event.goods],
        "by": happened.record.badge,
    }
    badge, action = event.approved_by, "adjust stock"
    uow.people.audit(bench.at, badge, bench.station, action, event.bin_code, facts)
    return APPLIED


def _ways(purpose: Purpose, *, in_quarantine: bool) -> tuple[Place, Place, Movement]:
    """From which account to which an adjustment brings units, and what the ledger calls it."""
    usual = Place.QUARANTINE if in_quarantine else Place.FREE
    match purpose:
        case Purpose.DAMAGED | Purpose.LOST:
            return usual, Place.DIFFERENCE, Movement.WRITE_OFF
        case Purpose.FOUND:
            return Place.DIFFERENCE, usual, Movement.FOUND
        case Purpose.QUARANTINE:
            return Place.FREE, Place.QUARANTINE, Movement.QUARANTINE
        case Purpose.CLEAR:
            return Place.QUARANTINE, Place.FREE, Movement.CLEAR
        case Purpose.MOVE:
            return usual, usual, Movement.MOVE
        case _:
            assert_never(purpose)


def _spot(place: Place, shelf: Shelf) -> Spot:
    return Spot(place, None if place is Place.DIFFERENCE else shelf)
