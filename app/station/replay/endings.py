"""How packing ends: the label closes a carton, or the order is set aside for a supervisor.

An order is packed only if for every line packed == picked == what was held for this delivery, and
the rest, of an order that may be split, is known to follow; a mismatch opens a case and ships
nothing (D1, D9).
"""

from __future__ import annotations

from typing import Any

from app.exception_queue.kinds import CaseKind
from app.fulfilment.events import LabelMatched, LineShort
from app.lifecycle import OrderState
from app.station.replay.judging import APPLIED, Happened, Outcome, invalid
from app.station.replay.picking import end_work
from app.station.replay.policy.deviations import count_of_line
from app.station.replay.tracked.agreement import tracked_counts_agree, tracked_facts_of
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import CartonRow, LineRow, OrderRow
from app.store.schema.floor import CartonState, WorkState


def all_counts_agree(picture: Picture, order: OrderRow) -> bool:
    """Say whether both counts of every line are what leaves now, and there is something (D1).

    Lot by lot and serial by serial, where they are tracked.
    """
    lines = picture.lines_of(order)
    return any(line.units_packed > line.units_shipped for line in lines) and all(
        line.units_packed == line.units_picked == line.units_allocated
        and line.units_allocated + _follows(order, line) == line.units_ordered
        and tracked_counts_agree(picture, line)
        for line in lines
    )


def _follows(order: OrderRow, line: LineRow) -> int:
    """Units of a line that may leave in a later delivery."""
    return 0 if order.ships_complete else line.units_backordered


def match_label(happened: Happened, order: OrderRow, event: LabelMatched) -> Outcome:
    """Close a carton by the scan of its own label; the last one ends the packing."""
    picture = happened.picture
    carton = picture.carton(order, event.carton_number)
    if carton is None or carton.sscc != event.sscc:
        return invalid(f"label {event.sscc} is not of carton {event.carton_number}")
    if carton.state == CartonState.CLOSED:
        return APPLIED  # scanned once more
    if not units_in(picture, carton):
        return invalid(f"carton {event.carton_number} is empty")
    if not all_counts_agree(picture, order):
        report_double_scan(happened, order, {})
        set_aside(happened)
        return invalid("the two counts differ")
    carton.state, carton.closed_at = CartonState.CLOSED.value, happened.bench.at
    picture.label_scans[carton.id] = happened.bench.at
    full = [other for other in picture.cartons_of(order) if units_in(picture, other)]
    if all(other.state in {CartonState.CLOSED, CartonState.SHIPPED} for other in full):
        _finish(happened, order)
    return APPLIED


def units_in(picture: Picture, carton: CartonRow) -> int:
    """How many units are in a carton."""
    return sum(content.units for content in picture.contents_of(carton))


def _finish(happened: Happened, order: OrderRow) -> None:
    order.state = OrderState.PACKED.value
    end_work(happened.work, happened)
    for tote in happened.picture.totes:
        if tote.order_id == order.id:
            tote.order_id = tote.work_id = tote.slot = None


def declare_line_short(happened: Happened, order: OrderRow, event: LineShort) -> Outcome:
    """The tote does not hold what the line needs: nothing ships until somebody has looked."""
    line = happened.picture.lines.get(event.order_line_id)
    if line is None or line.order_id != order.id:
        return invalid("no such line")
    short = {
        "order_line_id": line.id,
        "sku": line.sku,
        "missing": event.missing,
        "bin_code": _bin_of(happened.picture, line),
        "reason": event.reason.value,
    }
    report_double_scan(happened, order, short)
    happened.picture.counts += count_of_line(happened, line)
    happened.bench.mismatched.add(happened.work.id)
    set_aside(happened)
    return APPLIED


def _bin_of(picture: Picture, line: LineRow) -> str:
    """The bin that the line's units came from first, for a count."""
    stops = picture.picked_of(line)
    return picture.stock_of(stops[0]).bin_code if stops else ""


def report_problem(happened: Happened, order: OrderRow) -> Outcome:
    """The operator set the order aside for a supervisor."""
    facts = {"order_no": order.order_no, "work_no": happened.work.work_no}
    key = f"reported {order.order_no}"
    happened.bench.open_case(happened.record, key, CaseKind.REPORTED, order.order_no, facts, order)
    set_aside(happened)
    return APPLIED


def set_aside(happened: Happened) -> None:
    """Let the work wait for a supervisor; its station holds it no more."""
    happened.work.state, happened.work.holder = WorkState.SET_ASIDE.value, ""


def report_double_scan(happened: Happened, order: OrderRow, short: dict[str, Any]) -> None:
    """Put both counts of every line before a supervisor."""
    picture = happened.picture
    counts = [
        _counts_of(line) | tracked_facts_of(picture, line) for line in picture.lines_of(order)
    ]
    facts = {"order_no": order.order_no, "lines": counts, **short}
    key = f"double scan {order.order_no}"
    happened.bench.open_case(
        happened.record, key, CaseKind.DOUBLE_SCAN, order.order_no, facts, order
    )


def _counts_of(line: LineRow) -> dict[str, Any]:
    return {
        "sku": line.sku,
        "units_ordered": line.units_ordered,
        "units_picked": line.units_picked,
        "units_packed": line.units_packed,
    }
