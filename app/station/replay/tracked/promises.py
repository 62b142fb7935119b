"""Promises of stock, given and taken back while records are replayed."""

from __future__ import annotations

from app.station.replay.judging import Happened
from app.store.books.floor.postings import free_in, held_in, suspect_in
from app.store.books.picture.rows import HoldRow, LineRow, PickLineRow, StockRow
from app.store.schema.stock import Movement


def hold_of(happened: Happened, line: LineRow, stock: StockRow) -> HoldRow:
    """The hold of a line on a stock row; a new and empty one where there is none."""
    for hold in happened.picture.holds_of(line):
        if hold.stock_id == stock.id:
            return hold
    new = HoldRow(0, line.id, stock.id, 0, 0, 0, happened.bench.at)
    return happened.picture.holds.add(new)


def add_stop(happened: Happened, like: PickLineRow, hold: HoldRow, units: int) -> PickLineRow:
    """Send the same cart there, after its last stop, into the same tote."""
    same_walk = [stop for stop in happened.picture.pick_lines if stop.work_id == like.work_id]
    last = max(stop.sequence for stop in same_walk)
    stop = PickLineRow(
        id=0,
        work_id=like.work_id,
        sequence=last + 1,
        order_line_id=like.order_line_id,
        hold_id=hold.id,
        tote_id=like.tote_id,
        slot=like.slot,
        units_needed=units,
        units_picked=0,
        units_short=0,
        picked_by="",
        order_version=like.order_version,
    )
    return happened.picture.pick_lines.add(stop)


def release(happened: Happened, line: LineRow, hold: HoldRow, stock: StockRow, units: int) -> None:
    """Take a promise back: the units are free in their bin."""
    hold.released += units
    stock.held -= units
    line.units_allocated -= units
    _post(happened, Movement.RELEASE, line, stock, units)


def hold_units(happened: Happened, line: LineRow, stock: StockRow, units: int) -> None:
    """Promise units to a line; the caller has raised its hold."""
    stock.held += units
    line.units_allocated += units
    _post(happened, Movement.HOLD, line, stock, units)


def doubt(happened: Happened, line: LineRow, stock: StockRow, units: int) -> None:
    """Note that units were not found; the caller has raised what is doubted of the stock."""
    _post(happened, Movement.DOUBT, line, stock, units)


def _post(happened: Happened, why: Movement, line: LineRow, stock: StockRow, units: int) -> None:
    free, held = free_in(stock.bin_code), held_in(stock.bin_code)
    source, target = {
        Movement.HOLD: (free, held),
        Movement.DOUBT: (free, suspect_in(stock.bin_code)),
    }.get(why, (held, free))
    happened.picture.move(
        why,
        line,
        units,
        source,
        target,
        lot=stock.lot,
        badge=happened.record.badge,
        station=happened.bench.station,
    )
