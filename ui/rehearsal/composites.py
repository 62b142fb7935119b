"""The code on a tracked unit: one GS1 composite with its lot, last day and serial number.

Whoever drew goods without such a label would scan item, lot and number one after another.
"""

from __future__ import annotations

from datetime import date

from app.values import Tracking, is_gtin, to_gtin14

_GS = "\x1d"


def composite(
    item: str, tracking: Tracking, lot: str, serial: str, expires_on: date | None = None
) -> str:
    """The code of one unit as a scanner sends it.

    Args:
        item: the product's own code.
        tracking: how the product is tracked; of one that is not, its own code is all.
        lot: the unit's lot, or "".
        serial: the unit's number, or "" for one that nobody has seen before.
        expires_on: the last day of the unit's lot, if it has one.

    Returns:
        AI (01), then (17), (10) and (21) as the product is tracked; the item's code where that is
        no GTIN, for then its lot and number are asked for.
    """
    if tracking is Tracking.NONE or not is_gtin(item):
        return item
    of_lot = tracking.has_lots and bool(lot)
    day = f"17{expires_on:%y%m%d}" if of_lot and expires_on else ""
    parts = [f"10{lot}"] if of_lot else []
    parts += [f"21{serial}"] if tracking.has_serials and serial else []
    return f"]C101{to_gtin14(item)}{day}{_GS.join(parts)}"
