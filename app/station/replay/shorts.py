"""What a short pick does: nothing is promised from that bin, and another bin serves at once.

Other operators' holds and lines that are picked already are left alone (scenario 28).
"""

from __future__ import annotations

from app.exception_queue.kinds import CaseKind
from app.fulfilment.events import ShortDeclared
from app.station.replay.judging import APPLIED, Happened, Outcome, invalid, over
from app.station.replay.picking import Goods, goods_of, standing
from app.store.books.floor.postings import free_in, held_in, suspect_in
from app.store.books.picture.picture import CountWanted
from app.store.books.picture.rows import HoldRow, LineRow, PickLineRow, StockRow
from app.store.schema.station import ScanOutcome
from app.store.schema.stock import Movement


def declare_short(happened: Happened, event: ShortDeclared) -> Outcome:
    """Give up the missing units of a stop: look elsewhere, else wait for stock; count the bin."""
    goods = goods_of(happened, event.pick_line_id)
    if goods is None:
        return invalid("no such stop")
    stop, line, hold, stock = goods
    changed = standing(happened, goods)
    if changed.kind is not ScanOutcome.APPLIED:
        return changed
    if event.missing > min(stop.left, hold.live):
        return over(f"{event.missing} units missing, {stop.left} needed")
    stop.units_short, stop.suspect = stop.units_short + event.missing, False
    _release(happened, line, hold, stock, event.missing)
    stock.suspect += event.missing
    _post(happened, Movement.DOUBT, line, stock, event.missing)
    badge = happened.record.badge
    count = CountWanted(stock.bin_id, stock.product_id, event.reason.value, badge)
    happened.picture.counts.append(count)
    still_missing = _hold_elsewhere(happened, goods, event.missing)
    if still_missing:
        line.units_backordered += still_missing
        _report_out_of_stock(happened, line)
    return APPLIED


def _hold_elsewhere(happened: Happened, goods: Goods, units: int) -> int:
    """Hold free units of other bins in walking order; returns how many are still missing."""
    stop, line, _hold_row, stock = goods
    others = [
        other
        for other in happened.picture.stock
        if other.product_id == stock.product_id and other.id != stock.id and other.free > 0
    ]
    for other in sorted(others, key=lambda row: (row.walk_order, row.bin_code, row.id)):
        taken = min(units, other.free)
        if taken:
            hold = _hold_of(happened, line, other)
            hold.units += taken
            _hold(happened, line, other, taken)
            _add_stop(happened, stop, hold, taken)
            units -= taken
    return units


def _hold_of(happened: Happened, line: LineRow, stock: StockRow) -> HoldRow:
    for hold in happened.picture.holds_of(line):
        if hold.stock_id == stock.id:
            return hold
    new = HoldRow(0, line.id, stock.id, 0, 0, 0, happened.bench.at)
    return happened.picture.holds.add(new)


def _add_stop(happened: Happened, short: PickLineRow, hold: HoldRow, units: int) -> None:
    """Send the same cart there, after its last stop, into the same tote."""
    last = max(stop.sequence for stop in happened.picture.stops_of(happened.work))
    stop = PickLineRow(
        id=0,
        work_id=short.work_id,
        sequence=last + 1,
        order_line_id=short.order_line_id,
        hold_id=hold.id,
        tote_id=short.tote_id,
        slot=short.slot,
        units_needed=units,
        units_picked=0,
        units_short=0,
        picked_by="",
        order_version=short.order_version,
    )
    happened.picture.pick_lines.add(stop)


def _release(happened: Happened, line: LineRow, hold: HoldRow, stock: StockRow, units: int) -> None:
    hold.released += units
    stock.held -= units
    line.units_allocated -= units
    _post(happened, Movement.RELEASE, line, stock, units)


def _hold(happened: Happened, line: LineRow, stock: StockRow, units: int) -> None:
    stock.held += units
    line.units_allocated += units
    _post(happened, Movement.HOLD, line, stock, units)


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


def _report_out_of_stock(happened: Happened, line: LineRow) -> None:
    order = happened.picture.orders[line.order_id]
    missing = [
        {"sku": other.sku, "units_missing": other.units_backordered}
        for other in happened.picture.lines_of(order)
        if other.units_backordered
    ]
    facts = {"order_no": order.order_no, "lines": missing}
    key = f"out of stock {order.order_no}"
    happened.bench.open_case(
        happened.record, key, CaseKind.OUT_OF_STOCK, order.order_no, facts, order
    )
