"""What an item scan means at the packing station: the second, blind count (D1).

Both counts must agree lot by lot and serial by serial, so that a unit of another lot or with
another number than what was taken for the order does not go into a carton.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.fulfilment.double_scan import Ruling, accept, refuse
from app.fulfilment.double_scan.tracking import ask_for, judge_date, what_is_missing
from app.fulfilment.events import Because, UnitsInHand, UnitsPacked
from app.fulfilment.packing.progress import PackProgress, lots_of
from app.fulfilment.work import PackLine
from app.scanning.meaning import ItemScanned
from app.scanning.verdicts import Verdict


def judge_item(progress: PackProgress, item: ItemScanned, expected: str) -> Ruling:
    """Every way in which a unit can enter a carton goes through here (D5).

    Args:
        progress: the order's cartons.
        item: what was scanned.
        expected: the code that the station waits for.
    """
    lines = [n for n in progress.package.lines if n.product_id == item.product.product_id]
    if not lines:
        kits = {line.kit for line in progress.package.lines}
        because = Because.KIT_BY_PARTS if item.product.sku in kits else None
        return refuse(Verdict.WRONG_ITEM, expected, because)
    open_lines = [line for line in lines if progress.remaining(line) >= item.units]
    if not open_lines:
        return refuse(Verdict.OVER_QUANTITY, expected)
    if progress.in_hand is None:
        return refuse(Verdict.WRONG_STATE, expected, Because.CARTON_FIRST)
    if progress.in_between is not None:
        return refuse(Verdict.WRONG_STATE, expected, Because.CARTON_LABEL_FIRST)
    tracking = lines[0].tracking
    if tracking.has_serials and item.units > 1:
        return refuse(Verdict.WRONG_STATE, expected, Because.UNIT_BY_UNIT)
    missing = what_is_missing(tracking, item)
    if missing is not None:
        return ask_for(missing, item)
    return _judge_tracked(progress, lines, open_lines, item)


def _judge_tracked(
    progress: PackProgress,
    lines: Sequence[PackLine],
    open_lines: Sequence[PackLine],
    item: ItemScanned,
) -> Ruling:
    wrong = _judge_lot(progress, lines, item) or _judge_serial(progress, lines, item)
    if wrong is not None:
        return wrong
    line = next((one for one in open_lines if _takes(progress, one, item)), None)
    if line is None:
        return refuse(Verdict.OVER_QUANTITY, _next_lot(progress, lines), scanned=item.lot or "")
    return _pack(progress, line, item)


def _takes(progress: PackProgress, line: PackLine, item: ItemScanned) -> bool:
    """True if the line still needs a unit of just this lot and number."""
    if item.serial in line.serials_elsewhere:
        return False
    if line.tracking.has_serials and line.serials and item.serial not in line.serials:
        return False
    lot = item.lot or ""
    return not lots_of(line) or progress.remaining_of(line, lot) >= item.units


def _judge_lot(
    progress: PackProgress, lines: Sequence[PackLine], item: ItemScanned
) -> Ruling | None:
    today, days = progress.package.today, lines[0].min_days_left
    wanted = {one.lot: one.expires_on for line in lines for one in lots_of(line)}
    if not wanted:
        return judge_date(item, None, today, days)
    if item.lot not in wanted:
        return refuse(Verdict.WRONG_LOT, _next_lot(progress, lines), scanned=item.lot or "")
    return judge_date(item, wanted[item.lot], today, days)


def _next_lot(progress: PackProgress, lines: Sequence[PackLine]) -> str:
    return next((lot for line in lines if (lot := progress.lot_to_show(line))), "")


def _judge_serial(
    progress: PackProgress, lines: Sequence[PackLine], item: ItemScanned
) -> Ruling | None:
    if not lines[0].tracking.has_serials or item.serial is None:
        return None
    if any(item.serial in progress.serials_of(line) for line in lines):
        return refuse(Verdict.DUPLICATE_SERIAL, scanned=item.serial)
    known = [line.serials for line in lines if line.serials]
    if known and not any(item.serial in serials for serials in known):
        return refuse(Verdict.WRONG_SERIAL, scanned=item.serial)
    if all(item.serial in line.serials_elsewhere for line in lines):
        return refuse(Verdict.WRONG_SERIAL, scanned=item.serial)
    return None


def _pack(progress: PackProgress, line: PackLine, item: ItemScanned) -> Ruling:
    held = UnitsInHand(
        order_line_id=line.order_line_id,
        units=item.units,
        lot=(item.lot or "") if line.tracking.has_lots else "",
        serials=(item.serial,) if line.tracking.has_serials and item.serial else (),
    )
    if progress.by_carton:
        return accept(held)  # half done: its carton is scanned next
    number = progress.in_hand or 0
    event = UnitsPacked(**held.model_dump(exclude={"kind"}), carton_number=number)
    line_done = progress.remaining(line) == item.units
    return accept(event, Verdict.LINE_DONE if line_done else Verdict.ACCEPTED)
