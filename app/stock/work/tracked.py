"""What a scan must say of a product that is tracked by lot or serial number (D5, D6; S6).

What a code does not say is asked for: the next scan is the lot's own barcode, the serial number,
or a composite code with all of it.  A lot that comes for the first time has a name that nobody
knows yet, so that any text may be it which is nothing else here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from app.fulfilment.double_scan import Ruling, accept, refuse
from app.fulfilment.double_scan.tracking import ask_again, ask_for, complete, what_is_missing
from app.fulfilment.events import Because, DigitKeyed, ItemNamed
from app.scanning.control_card import ControlCode
from app.scanning.meaning import (
    BadgeScanned,
    BinScanned,
    ControlScanned,
    DigitScanned,
    ItemScanned,
    LotScanned,
    Meaning,
    SerialScanned,
)
from app.scanning.resolver import CodeKind
from app.scanning.verdicts import Verdict
from app.stock.events import Goods
from app.values import Tracking

KINDS = (CodeKind.PRODUCT, CodeKind.BIN, CodeKind.BADGE)
"""The kinds of codes that stock work is made of."""


def kinds_for(named: ItemNamed | None) -> tuple[CodeKind, ...]:
    """The kinds of codes that are waited for; ``named`` is the item that is not complete."""
    if named is None:
        return KINDS
    if named.asks == "lot":
        return (CodeKind.LOT, CodeKind.NEW_LOT, CodeKind.PRODUCT)
    return (CodeKind.SERIAL, CodeKind.PRODUCT)


def with_answer(named: ItemNamed | None, meaning: Meaning) -> Meaning | Ruling:
    """The meaning; a lot or serial number is that of the item that was named.

    While one is asked for, nothing is put away, ended or approved: a unit is in the hand that was
    not taken.
    """
    match meaning:
        case LotScanned() | SerialScanned():
            item = complete(named, meaning)
            return item if isinstance(item, Ruling) or named is None else _known(item, named)
        case BinScanned() | BadgeScanned() | DigitScanned() if named is not None:
            return ask_again(named)
        case ControlScanned(ControlCode.CONFIRM) if named is not None:
            return ask_again(named)
        case _:
            return meaning


def _known(item: ItemScanned, named: ItemNamed) -> ItemScanned:
    product = replace(
        item.product, name=named.name, tracking=Tracking(named.tracking or Tracking.NONE)
    )
    return replace(item, product=product)


def goods_of(item: ItemScanned, tracking: str, seen: Collection[str]) -> Goods | Ruling:
    """The scanned units, or what is asked for, or why they cannot be taken so.

    Args:
        item: the scanned product, with what its codes said besides.
        tracking: what the product's units are told apart by, as the claimed package has it; ""
            where it does not speak of the product: then it is as the directory has it.
        seen: serial numbers that were scanned here before.
    """
    how = Tracking(tracking or item.product.tracking)
    if how.has_serials and item.units != 1:
        return refuse(Verdict.WRONG_STATE, because=Because.UNIT_BY_UNIT)
    missing = what_is_missing(how, item)
    if missing is not None:
        return _asked(ask_for(missing, item), item, how)
    if how.has_serials and item.serial in seen:
        return refuse(Verdict.DUPLICATE_SERIAL, scanned=item.serial or "")
    return Goods(
        product_id=item.product.product_id,
        sku=item.product.sku,
        name=item.product.name,
        lot=(item.lot or "") if how.has_lots else "",
        units=item.units,
        serials=(item.serial,) if how.has_serials and item.serial else (),
        expires_on=item.expiry if how.has_lots else None,
    )


def _asked(ruling: Ruling, item: ItemScanned, how: Tracking) -> Ruling:
    """The question, with what the package may not know of the product."""
    event = ruling.event
    if not isinstance(event, ItemNamed):
        return ruling
    told = {"name": item.product.name, "tracking": how.value}
    return Ruling(ruling.verdict, event.model_copy(update=told))


def first_digit(digit: int, goods: Goods | None, *, by_hand: bool) -> Ruling:
    """The first digit of a quantity: only where the policy counts, after one was scanned (D5)."""
    if goods is None:
        return refuse(Verdict.WRONG_STATE, because=Because.SCAN_ONE_FIRST)
    if not by_hand:
        return refuse(Verdict.WRONG_STATE, because=Because.COUNT_EACH)
    return accept(DigitKeyed(digit=digit))
