"""What a supervisor let pass, what a carton weighs, and what was seen in a bin (D7, D8, S4).

The shared database knows who supervises: a badge that does not is refused whatever the screen
let through.
"""

from __future__ import annotations

from app.exception_queue.kinds import CaseKind
from app.fulfilment.events import (
    Approved,
    BinChecked,
    CartonWeighed,
    LabelLetOut,
    LineDropped,
)
from app.fulfilment.reasons import WeightReason
from app.fulfilment.remedies import write_off_lost
from app.station.replay.goods import goods_of
from app.station.replay.judging import APPLIED, Audit, Happened, Outcome, invalid, over
from app.station.replay.packing import is_not_closed, reopen
from app.store.books.picture.picture import CountWanted
from app.store.books.picture.rows import LineRow, OrderRow
from app.store.schema.floor import CartonState

NOT_EMPTY = "not empty"
"""Why a bin is counted that should have been empty (scenario 30)."""


def check_bin(happened: Happened, event: BinChecked) -> Outcome:
    """Somebody looked into a bin that should be empty; if it is not, it is counted."""
    goods = goods_of(happened, event.pick_line_id)
    if goods is None:
        return invalid("no such stop")
    stock = goods[3]
    if not event.empty:
        badge = happened.record.badge
        count = CountWanted(stock.bin_id, stock.product_id, NOT_EMPTY, badge)
        happened.picture.counts.append(count)
    return APPLIED


def weigh_carton(happened: Happened, order: OrderRow, event: CartonWeighed) -> Outcome:
    """Keep a carton's weight; one that went on for a reason is looked at afterwards."""
    carton = happened.picture.carton(order, event.carton_number)
    if carton is None or carton.state != CartonState.OPEN:
        return invalid(f"carton {event.carton_number} is not open")
    if event.approved_by and not _supervises(happened, event.approved_by):
        return invalid(f"badge {event.approved_by} is no supervisor's")
    doubted = event.reason is WeightReason.SCALE_WRONG  # then the weight by count is printed
    carton.weight_grams = None if doubted else event.grams
    facts = {
        "order_no": order.order_no,
        "carton": event.carton_number,
        "grams": event.grams,
        "expected_grams": event.expected_grams,
        "reason": event.reason.value if event.reason else "",
    }
    if event.reason is not None:
        key = f"weight {order.order_no}/{event.carton_number}"
        kind = CaseKind.WEIGHT
        happened.bench.open_case(happened.record, key, kind, order.order_no, facts, order)
    if event.approved_by:
        happened.bench.audits.append(Audit(event.approved_by, "weight", order.order_no, facts))
    return APPLIED


def unweigh_carton(happened: Happened, order: OrderRow, event: CartonWeighed) -> Outcome:
    """Reverse ``weigh_carton``; its case stays, somebody may have read it."""
    carton = happened.picture.carton(order, event.carton_number)
    if not is_not_closed(carton):
        return invalid(f"carton {event.carton_number} is not open")
    reopen(carton)
    carton.weight_grams = None
    return APPLIED


def approve(happened: Happened, order: OrderRow, event: Approved) -> Outcome:
    """Let the packer's badge check what it picked, because a supervisor says so (D7)."""
    if not _supervises(happened, event.approved_by) or event.approved_by == happened.record.badge:
        return invalid(f"badge {event.approved_by} may not let that pass")
    happened.work.check_approved_by = event.approved_by
    facts = {"deviation": event.deviation.value, "packer": happened.record.badge}
    audit = Audit(event.approved_by, "deviation", order.order_no, facts)
    happened.bench.audits.append(audit)
    return APPLIED


def let_label_out(happened: Happened, order: OrderRow, event: LabelLetOut) -> Outcome:
    """A supervisor let a label out early: what is bought on it is audited with the booking."""
    carton = happened.picture.carton(order, event.carton_number)
    if carton is None or carton.state != CartonState.OPEN:
        return invalid(f"carton {event.carton_number} is not open")
    if not any(content.units for content in happened.picture.contents_of(carton)):
        return invalid(f"carton {event.carton_number} is empty")
    if not _supervises(happened, event.approved_by):
        return invalid(f"badge {event.approved_by} is no supervisor's")
    return APPLIED


def drop_line(happened: Happened, order: OrderRow, event: LineDropped) -> Outcome:
    """Let the order go without units that are not in the tote, because a supervisor says so."""
    line = happened.picture.lines.get(event.order_line_id)
    if line is None or line.order_id != order.id:
        return invalid("no such line")
    if not _supervises(happened, event.approved_by):
        return invalid(f"badge {event.approved_by} is no supervisor's")
    if event.missing > line.units_picked - line.units_packed:
        return over(f"{event.missing} units, {line.units_picked - line.units_packed} not packed")
    write_off_lost(happened.picture, line, event.missing, event.approved_by)
    happened.picture.counts += count_of_line(happened, line)
    facts = {"sku": line.sku, "units_dropped": event.missing, "packer": happened.record.badge}
    happened.bench.audits.append(Audit(event.approved_by, "ship short", order.order_no, facts))
    happened.bench.mismatched.add(happened.work.id)
    return APPLIED


def count_of_line(happened: Happened, line: LineRow) -> list[CountWanted]:
    """The count of the bin that a line's units came from first; none if none did."""
    reason, badge = CaseKind.DOUBLE_SCAN.value, happened.record.badge
    stocks = map(happened.picture.stock_of, happened.picture.picked_of(line)[:1])
    return [CountWanted(stock.bin_id, stock.product_id, reason, badge) for stock in stocks]


def _supervises(happened: Happened, badge: str) -> bool:
    return badge in happened.bench.supervisors
