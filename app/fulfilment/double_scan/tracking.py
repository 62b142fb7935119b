"""What a tracked unit must say of itself: its lot, its serial number, and a date that is good.

An element that is missing is asked for, never guessed: the next scan may be the lot's own barcode,
the serial number, or a composite code with all of it.  Source: verification.md D3, D5, "Codes";
scenarios 8 to 10 and 32.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

from app.fulfilment.double_scan.ruling import Ruling, accept, refuse
from app.fulfilment.events import Because, ItemNamed
from app.scanning.directory import ProductCode
from app.scanning.meaning import ItemScanned, LotScanned, Meaning, SerialScanned
from app.scanning.resolver import CodeKind
from app.scanning.verdicts import Verdict
from app.values import Tracking

Asked = Literal["lot", "serial"]


def what_is_missing(tracking: Tracking, item: ItemScanned) -> Asked | None:
    """What must be asked for before the unit can be judged."""
    if tracking.has_lots and item.lot is None:
        return "lot"
    return "serial" if tracking.has_serials and item.serial is None else None


def ask_for(asked: Asked, item: ItemScanned) -> Ruling:
    """Keep what the code did say, and ask for the rest; nothing moves."""
    named = ItemNamed(
        product_id=item.product.product_id,
        sku=item.product.sku,
        units=item.units,
        asks=asked,
        lot=item.lot or "",
        serial=item.serial or "",
        expiry=item.expiry,
    )
    return ask_again(named)


def ask_again(named: ItemNamed) -> Ruling:
    """The verdict by which a lot or serial is asked for."""
    missing = Verdict.LOT_REQUIRED if named.asks == "lot" else Verdict.SERIAL_REQUIRED
    return accept(named, missing)


def asked_kinds(named: ItemNamed) -> tuple[CodeKind, ...]:
    """The kinds of codes that answer: the lot or serial alone, or the item with all of it."""
    return (CodeKind.LOT if named.asks == "lot" else CodeKind.SERIAL, CodeKind.PRODUCT)


def complete(named: ItemNamed | None, meaning: LotScanned | SerialScanned) -> ItemScanned | Ruling:
    """The item that was named together with what was asked for, or why that cannot be.

    One lot name may be a lot of two products: the product that was named says which is meant.
    """
    if named is None:
        return refuse(Verdict.WRONG_STATE, because=Because.ITEM_FIRST)
    item = _as_item(named)
    match meaning:
        case LotScanned(lot=lot, product_ids=products):
            if products and named.product_id not in products:
                return refuse(Verdict.WRONG_LOT, scanned=lot)
            return _with_lot(item, meaning, named)
        case SerialScanned(serial=serial) if named.asks == "serial":
            return replace(item, serial=serial)
        case _:
            return ask_again(named)


def _as_item(named: ItemNamed) -> ItemScanned:
    product = ProductCode(named.product_id, named.sku, "")
    lot, serial = named.lot or None, named.serial or None
    return ItemScanned(product, named.units, lot, serial, named.expiry)


def _with_lot(item: ItemScanned, meaning: LotScanned, named: ItemNamed) -> ItemScanned | Ruling:
    if item.lot not in {None, meaning.lot}:
        return refuse(Verdict.WRONG_LOT, item.lot or "", scanned=meaning.lot)
    if named.asks == "serial" and meaning.serial is None:
        return ask_again(named)
    dates = {item.expiry, meaning.expiry} - {None}
    if len(dates) > 1:
        return dates_differ(meaning.expiry, item.expiry)
    expiry = item.expiry or meaning.expiry
    serial = meaning.serial or item.serial
    return replace(item, lot=meaning.lot, serial=serial, expiry=expiry)


def judge_recall(
    named: ItemNamed | None, meaning: Meaning, recalled: Mapping[str, Collection[int]]
) -> Ruling | None:
    """Say that a unit is of a lot that may not leave the house any more; None if it is not.

    Args:
        named: the item whose lot is asked for, if one is.
        meaning: what was scanned.
        recalled: lots that are in quarantine as a whole, with the products that they are of.
    """
    match meaning:
        case ItemScanned(product=product, lot=str(lot)):
            product_id = product.product_id
        case LotScanned(lot=lot) if named is not None:
            product_id = named.product_id
        case _:
            return None
    if product_id not in recalled.get(lot, ()):
        return None
    return refuse(Verdict.WRONG_LOT, because=Because.LOT_RECALLED, scanned=lot)


def judge_date(
    item: ItemScanned, known: date | None, today: date | None, min_days_left: int
) -> Ruling | None:
    """Say why the unit's date forbids it; None if it does not.

    Args:
        item: what its code says; AI (17) is its date.
        known: the date of its lot as the warehouse knows it.
        today: the day by which it is judged; None where nobody said.
        min_days_left: days for which it must still be good.
    """
    if item.expiry is not None and known is not None and item.expiry != known:
        return dates_differ(item.expiry, known)
    expires_on = item.expiry or known
    if today is None or expires_on is None or (expires_on - today).days >= min_days_left:
        return None
    return refuse(Verdict.EXPIRED, scanned=expires_on.isoformat())


def dates_differ(scanned: date | None, known: date | None) -> Ruling:
    """A code that contradicts what is known of its lot is not of that lot."""
    words = [day.isoformat() if day else "" for day in (scanned, known)]
    return refuse(Verdict.WRONG_LOT, words[1], Because.DATES_DIFFER, scanned=words[0])
