"""What an item scan means on a walk: the right product, lot, date and serial number, or why not.

At the pick bin another lot of the same product may be taken if it lies in that bin and is free, or
only promised to others, who then get the lot that was asked for (scenario 29).
"""

from __future__ import annotations

from app.fulfilment.double_scan import Ruling, accept, refuse
from app.fulfilment.double_scan.tracking import ask_for, judge_date, what_is_missing
from app.fulfilment.events import Because, UnitsCounted
from app.fulfilment.picking.progress import PickProgress
from app.fulfilment.work import LotInBin, PickStop
from app.scanning.meaning import ItemScanned
from app.scanning.verdicts import Verdict


def judge_item(progress: PickProgress, item: ItemScanned, expected: str) -> Ruling:
    """Every way in which a unit can come into the picker's hand goes through here (D5).

    Args:
        progress: the walk.
        item: what was scanned.
        expected: the code that the walk waits for.
    """
    stop = progress.stop
    if stop is None or not progress.at_bin:
        return _away_from_bin(progress, item, expected)
    if item.product.product_id != stop.product_id:
        because = Because.KIT_BY_PARTS if item.product.sku == stop.kit else None
        return refuse(Verdict.WRONG_ITEM, stop.sku, because)
    if item.units > progress.to_count:
        return refuse(Verdict.OVER_QUANTITY, expected)
    if stop.tracking.has_serials and item.units > 1:
        return refuse(Verdict.WRONG_STATE, expected, Because.UNIT_BY_UNIT)
    missing = what_is_missing(stop.tracking, item)
    if missing is not None:
        return ask_for(missing, item)
    return (
        _judge_lot(progress, stop, item)
        or _judge_serial(progress, stop, item)
        or _count(stop, item)
    )


def _count(stop: PickStop, item: ItemScanned) -> Ruling:
    lot = (item.lot or "") if stop.tracking.has_lots else ""
    serials = (item.serial,) if stop.tracking.has_serials and item.serial else ()
    event = UnitsCounted(pick_line_id=stop.pick_line_id, units=item.units, lot=lot, serials=serials)
    return accept(event)


def _away_from_bin(progress: PickProgress, item: ItemScanned, expected: str) -> Ruling:
    product = item.product.product_id
    if product in {stop.product_id for stop in progress.open_stops}:
        return refuse(Verdict.WRONG_STATE, expected, Because.BIN_FIRST)
    if product in {stop.product_id for stop in progress.package.stops}:
        return refuse(Verdict.OVER_QUANTITY, expected)
    return refuse(Verdict.WRONG_ITEM, expected)


def _judge_lot(progress: PickProgress, stop: PickStop, item: ItemScanned) -> Ruling | None:
    today, days = progress.package.today, stop.min_days_left
    if not stop.tracking.has_lots:
        return judge_date(item, None, today, days)
    if item.lot == stop.lot:
        return judge_date(item, stop.expires_on, today, days)
    other = next((one for one in stop.other_lots if one.lot == item.lot), None)
    if other is None:
        return _wrong_lot(stop, item)
    old = judge_date(item, other.expires_on, today, days)
    if old is not None:
        return old
    return (
        None
        if other.good and _left_of(progress, stop, other) >= item.units
        else _wrong_lot(stop, item)
    )


def _wrong_lot(stop: PickStop, item: ItemScanned) -> Ruling:
    return refuse(Verdict.WRONG_LOT, stop.lot, scanned=item.lot or "")


def _left_of(progress: PickProgress, stop: PickStop, other: LotInBin) -> int:
    """Units of another lot in this bin that this walk has not taken yet."""
    taken = sum(one.units for one in progress.taken_here(stop) if one.lot == other.lot)
    return other.free + other.held - taken


def _judge_serial(progress: PickProgress, stop: PickStop, item: ItemScanned) -> Ruling | None:
    if not stop.tracking.has_serials or item.serial is None:
        return None
    if progress.has_serial(stop.product_id, item.serial):
        return refuse(Verdict.DUPLICATE_SERIAL, scanned=item.serial)
    here = {stop.lot: stop.serials} | {one.lot: one.serials for one in stop.other_lots}
    mine = here.get(item.lot or "" if stop.tracking.has_lots else stop.lot, ())
    if item.serial in mine:
        return None
    known = sum(len(serials) for serials in here.values())
    of_other_lot = any(item.serial in serials for serials in here.values())
    if of_other_lot or known >= stop.units_in_bin + sum(_units(one) for one in stop.other_lots):
        return refuse(Verdict.WRONG_SERIAL, scanned=item.serial)
    return None  # some units here have no number yet: the database decides at replay


def _units(other: LotInBin) -> int:
    return other.free + other.held
