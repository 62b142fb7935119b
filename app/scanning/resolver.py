"""From a raw scan to its one typed meaning (verification.md, "Codes").

Kinds that the state allows come first; a code that is known as another kind still resolves, so
that the right code at the wrong moment is told from an unknown one.  Ambiguity is said, never
guessed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import assert_never

from app.scanning.codes import Damage, ReadCode, read_code
from app.scanning.control_card import Damaged, Digit, read_control
from app.scanning.directory import Directory, ProductCode
from app.scanning.meaning import (
    SCALE,
    AmbiguousScanned,
    BadgeScanned,
    BinScanned,
    CartonScanned,
    CartScanned,
    ControlScanned,
    DamagedScanned,
    DigitScanned,
    ItemScanned,
    LabelScanned,
    LaneScanned,
    LotScanned,
    Meaning,
    OrderScanned,
    PurchaseOrderScanned,
    SerialScanned,
    ToteScanned,
    UnknownScanned,
    WeightRead,
)
from hardware.ports import Scan

_LONGEST_SHOWN = 80
_LONGEST_SERIAL = 48
_LONGEST_LOT = 20
"""GS1 General Specifications, AI (10): X..20."""


class CodeKind(StrEnum):
    """The kinds of things that a code can stand for.  Control codes are always heard."""

    BADGE = "badge"
    BIN = "bin"
    TOTE = "tote"
    CARTON = "carton"
    LABEL = "label"
    ORDER = "order"
    PRODUCT = "product"
    PURCHASE_ORDER = "purchase order"
    LOT = "lot"
    NEW_LOT = "new lot"
    SERIAL = "serial"
    CART = "cart"
    LANE = "lane"


def resolve(
    scan: Scan, directory: Directory, kinds: Sequence[CodeKind], labels: Collection[str] = ()
) -> Meaning:
    """Say what ``scan`` means.  Never raises, whatever a scanner sends.

    Args:
        scan: as it came.
        directory: the station's copy of every name.
        kinds: what the state allows; one code known as two of them is ambiguous.
        labels: numbers of labels printed here, for carriers whose numbers have no known shape.
    """
    if scan.source_id == SCALE:
        return _weight(scan.text)
    control = read_control(scan.text)
    if isinstance(control, Damaged):
        return DamagedScanned(Damage.CONTROL_CODE)
    if isinstance(control, Digit):
        return DigitScanned(control.value)
    if control is not None:
        return ControlScanned(control)
    code = read_code(scan.text, scan.aim_id)
    allowed = _meanings(code, directory, kinds, labels)
    return _the_one(allowed or _beyond(code, directory, kinds, labels), code)


def _beyond(
    code: ReadCode, directory: Directory, kinds: Sequence[CodeKind], labels: Collection[str]
) -> list[Meaning]:
    """What a code is that the state knows no thing by: its free text, or another kind of thing.

    The digits of an SSCC alone do not make it a label where a maker's own number is asked for.
    """
    others = _meanings(code, directory, [k for k in CodeKind if k not in kinds], labels)
    by_digits_alone = code.bare_sscc not in labels and others == [LabelScanned(code.bare_sscc)]
    free = _free_text(code, kinds) if by_digits_alone or not others else []
    return free or others


def _free_text(code: ReadCode, kinds: Sequence[CodeKind]) -> list[Meaning]:
    if CodeKind.SERIAL in kinds and _may_be_serial(code):
        return [SerialScanned(code.text)]
    if CodeKind.NEW_LOT in kinds and _may_be_lot(code):
        return [LotScanned(code.text, frozenset())]
    return []


def _may_be_serial(code: ReadCode) -> bool:
    """True for a text that nothing speaks against: a maker's own numbers have no known shape."""
    return code.exact and code.damage is None and 0 < len(code.text) <= _LONGEST_SERIAL


def _may_be_lot(code: ReadCode) -> bool:
    """True for a text that may be the name of a new lot; a barcode of goods or parcels is not."""
    plain = code.exact and code.damage is None and not code.gtins
    return plain and 0 < len(code.text) <= _LONGEST_LOT


def _weight(text: str) -> Meaning:
    grams = text.removesuffix(" g")
    return WeightRead(int(grams)) if grams.isascii() and grams.isdigit() else UnknownScanned()


def in_words(meaning: Meaning, scan: Scan) -> str:
    """The code as it was understood, for people: printable, at most 80 characters."""
    match meaning:
        case ControlScanned(code):
            return code.value
        case DigitScanned(digit):
            return str(digit)
        case WeightRead(grams):
            return f"{grams} g"
        case BadgeScanned(person):
            return person.name
        case BinScanned(code=name) | ToteScanned(code=name) | LaneScanned(code=name):
            return name
        case CartonScanned(carton):
            return carton.code
        case LabelScanned(number) | OrderScanned(order_no=number):
            return number
        case PurchaseOrderScanned(po_no=number) | CartScanned(work_no=number):
            return number
        case ItemScanned(product=product):
            return product.sku
        case LotScanned(lot=part) | SerialScanned(serial=part):
            return printable(part)
        case AmbiguousScanned() | DamagedScanned() | UnknownScanned():
            return printable(scan.text)
        case _:
            assert_never(meaning)


def printable(text: str) -> str:
    """``text`` cut to 80 characters, with what cannot be shown or stored escaped."""
    shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text[:_LONGEST_SHOWN])
    return shown if len(shown) <= _LONGEST_SHOWN else f"{shown[: _LONGEST_SHOWN - 1]}…"


def _the_one(found: Sequence[Meaning], code: ReadCode) -> Meaning:
    if len(found) > 1:
        return AmbiguousScanned(tuple(_candidate(meaning) for meaning in found))
    if found:
        return found[0]
    return DamagedScanned(code.damage) if code.damage else UnknownScanned()


def _candidate(meaning: Meaning) -> str:
    match meaning:
        case ItemScanned(product=product, units=1):
            return product.sku
        case ItemScanned(product=product, units=units):
            return f"{product.sku} x {units}"
        case BadgeScanned():
            return CodeKind.BADGE.value
        case BinScanned():
            return CodeKind.BIN.value
        case ToteScanned():
            return CodeKind.TOTE.value
        case CartonScanned():
            return CodeKind.CARTON.value
        case LabelScanned():
            return CodeKind.LABEL.value
        case PurchaseOrderScanned():
            return CodeKind.PURCHASE_ORDER.value
        case LotScanned():
            return CodeKind.LOT.value
        case SerialScanned():
            return CodeKind.SERIAL.value
        case CartScanned():
            return CodeKind.CART.value
        case LaneScanned():
            return CodeKind.LANE.value
        case _:
            return CodeKind.ORDER.value


def _meanings(
    code: ReadCode, directory: Directory, kinds: Sequence[CodeKind], labels: Collection[str]
) -> list[Meaning]:
    return [m for kind in kinds for m in _as_kind(kind, code, directory, labels)]


def _as_kind(
    kind: CodeKind, code: ReadCode, directory: Directory, labels: Collection[str]
) -> list[Meaning]:
    text = code.text
    match kind:
        case CodeKind.BADGE:
            person = directory.people.get(text)
            return [BadgeScanned(person)] if person else []
        case CodeKind.BIN:
            return [BinScanned(text, directory.bins[text])] if text in directory.bins else []
        case CodeKind.TOTE:
            return [ToteScanned(text)] if text in directory.totes else []
        case CodeKind.CARTON:
            carton = directory.cartons.get(text)
            return [CartonScanned(carton)] if carton else []
        case CodeKind.LABEL:
            number = text if text in labels else code.label_number
            return [LabelScanned(number)] if number else []
        case CodeKind.ORDER:
            return [OrderScanned(text)] if text in directory.orders else []
        case CodeKind.PURCHASE_ORDER:
            return [PurchaseOrderScanned(text)] if text in directory.purchase_orders else []
        case CodeKind.CART:
            return [CartScanned(text)] if text in directory.carts else []
        case CodeKind.LANE:
            return [LaneScanned(text, directory.lanes[text])] if text in directory.lanes else []
        case CodeKind.PRODUCT:
            return list(_items(code, directory))
        case CodeKind.LOT:
            return list(_lots(code, directory))
        case CodeKind.SERIAL:
            alone = code.serial and not code.gtins and not code.lot
            return [SerialScanned(code.serial)] if code.serial and alone else []
        case CodeKind.NEW_LOT:
            return []  # what it is called is known to nobody
        case _:
            assert_never(kind)


def _items(code: ReadCode, directory: Directory) -> list[Meaning]:
    keys = (*code.gtins, *((code.text,) if code.exact else ()))
    products = dict.fromkeys(p for key in keys for p in directory.products.get(key, ()))
    items = [_item(product, code) for product in products]
    return [DamagedScanned(Damage.COUNT) if item is None else item for item in items]


def _lots(code: ReadCode, directory: Directory) -> list[Meaning]:
    """A lot by its name, or by AI (10) where the code names no product."""
    if code.lot and not code.gtins:
        known = directory.lots.get(code.lot, frozenset())
        return [LotScanned(code.lot, known, code.serial, code.expiry)]
    known = directory.lots.get(code.text, frozenset()) if code.exact else frozenset()
    return [LotScanned(code.text, known)] if known else []


def _item(product: ProductCode, code: ReadCode) -> ItemScanned | None:
    units = _units(product, code)
    if units is None or units <= 0:
        return None
    return ItemScanned(product, units, code.lot, code.serial, code.expiry)


def _units(product: ProductCode, code: ReadCode) -> int | None:
    """How many units one scan stands for; None if the code contradicts the product's case.

    Source: GS1 General Specifications, AI (30) counts items in a trade item of variable count,
    AI (37) trade items in a logistic unit.
    """
    elements = code.elements
    if elements is None:
        return product.units
    if elements.contained is not None:
        return product.units * elements.contained
    if elements.count is None or elements.count == product.units:
        return product.units
    return elements.count if product.units == 1 else None
