"""What a short pick does: nothing is promised from that bin, and another bin serves at once.

Other operators' holds and lines that are picked already are left alone (scenario 28).
"""

from __future__ import annotations

from datetime import date

from app.exception_queue.kinds import CaseKind
from app.fulfilment.events import ShortDeclared
from app.station.replay.goods import Goods, goods_of, standing
from app.station.replay.judging import APPLIED, Happened, Outcome, invalid, over
from app.station.replay.tracked.promises import add_stop, doubt, hold_of, hold_units, release
from app.store.books.picture.picture import CountWanted
from app.store.books.picture.rows import LineRow, StockRow
from app.store.schema.station import ScanOutcome


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
    release(happened, line, hold, stock, event.missing)
    stock.suspect += event.missing
    doubt(happened, line, stock, event.missing)
    badge = happened.record.badge
    count = CountWanted(stock.bin_id, stock.product_id, event.reason.value, badge)
    happened.picture.counts.append(count)
    still_missing = _hold_elsewhere(happened, goods, event.missing)
    if still_missing:
        line.units_backordered += still_missing
        _report_out_of_stock(happened, line)
    return APPLIED


def _hold_elsewhere(happened: Happened, goods: Goods, units: int) -> int:
    """Hold free units of other bins, first expired first; returns how many are still missing."""
    stop, line, _hold_row, stock = goods
    today = happened.bench.at.date()
    others = [
        other
        for other in happened.picture.stock
        if other.product_id == stock.product_id and other.id != stock.id and other.free > 0
        if other.may_be_promised(today)
    ]
    for other in sorted(others, key=_first_expired_first):
        taken = min(units, other.free)
        if taken:
            hold = hold_of(happened, line, other)
            hold.units += taken
            hold_units(happened, line, other, taken)
            add_stop(happened, stop, hold, taken)
            units -= taken
    return units


def _first_expired_first(row: StockRow) -> tuple[bool, date, int, str, int]:
    never = row.expires_on is None
    return never, row.expires_on or date.max, row.walk_order, row.bin_code, row.id


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
