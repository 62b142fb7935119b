"""Which codes lie before a person at each point of the work, right ones and a wrong one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.fulfilment.events import ItemNamed
from app.fulfilment.packing.situation import LineProgress, PackSituation, PackState
from app.fulfilment.picking.situation import PickSituation, PickState
from app.scanning.control_card import ControlCode, payload_of
from app.scanning.directory import Directory
from app.store.books.floor.waiting_book import ParcelToLoad
from app.values import Tracking
from ui.messages.home import KEY_OF
from ui.rehearsal.composites import composite
from ui.shell.screen import ScreenName

translate = QCoreApplication.translate
_MOST = 7
_SOME_GRAMS = 1_000
_NEW_SERIAL = "SN-0001"
"""A number that nobody has seen, where units have none in the books yet."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code that can be scanned with one click; ``wrong`` is a mistake on purpose.

    With ``grams`` it is no code: so much is put on the drawn scale.
    """

    label: str
    code: str
    wrong: bool = False
    grams: int | None = None


def badges(names: Directory) -> tuple[Suggestion, ...]:
    """Everybody's badge."""
    people = sorted(names.people.values(), key=lambda person: person.name)
    return tuple(
        Suggestion(f"{person.name} · {person.role}", person.badge) for person in people[:_MOST]
    )


def of_home(codes: Sequence[str]) -> tuple[Suggestion, ...]:
    """The doors of the floor, and the totes that wait behind one of them."""
    doors = (
        Suggestion(translate("drawn", "Pick"), payload_of(KEY_OF[ScreenName.PICK])),
        Suggestion(translate("drawn", "Dispatch"), payload_of(KEY_OF[ScreenName.DISPATCH])),
        Suggestion(translate("drawn", "Stock"), payload_of(KEY_OF[ScreenName.STOCK])),
    )
    return (*doors, *totes(codes))[:_MOST]


def next_cart(names: Directory) -> tuple[Suggestion, ...]:
    """What a picker without a cart can say: the next one, or the label of one that stands there."""
    word, label = translate("drawn", "Next cart"), translate("drawn", "Cart {code}")
    carts = [Suggestion(label.format(code=code), code) for code in sorted(names.carts)]
    return (Suggestion(word, payload_of(ControlCode.CONFIRM)), *carts[: _MOST - 2], sign_out())


def of_stock(front: ScreenName, names: Directory) -> tuple[Suggestion, ...]:
    """What opens stock work: its doors at the desk, deliveries, the next count."""
    confirm = payload_of(ControlCode.CONFIRM)
    match front:
        case ScreenName.STOCK:
            return (
                Suggestion(translate("drawn", "Receive"), confirm),
                Suggestion(translate("drawn", "Count"), payload_of(ControlCode.SHORT)),
                Suggestion(translate("drawn", "Move"), payload_of(ControlCode.EXCEPTION)),
                sign_out(),
            )
        case ScreenName.RECEIVE:
            found = sorted(names.purchase_orders)[: _MOST - 1]
            return (*(Suggestion(code, code) for code in found), sign_out())
        case ScreenName.COUNT:
            return (Suggestion(translate("drawn", "Confirm"), confirm), sign_out())
        case _:
            return (sign_out(),)


def sign_out() -> Suggestion:
    """The way out of every screen of the floor."""
    return Suggestion(translate("drawn", "Sign out"), payload_of(ControlCode.SIGN_OUT))


def totes(codes: Sequence[str]) -> tuple[Suggestion, ...]:
    """Totes that wait to be packed."""
    word = translate("drawn", "Tote {code}")
    return tuple(Suggestion(word.format(code=code), code) for code in codes[:_MOST])


def of_dock(
    waiting: Sequence[ParcelToLoad], carrier: str, lanes: Mapping[str, str]
) -> tuple[Suggestion, ...]:
    """The lanes, those where parcels wait before the others; in a lane its labels, and another's.

    ``carrier`` is whose lane was scanned, "" if none was.  CONFIRM closes the lane's handover.
    """
    if not carrier and lanes:
        return (*_lanes(waiting, lanes)[: _MOST - 1], sign_out())
    mine = labels([one.sscc for one in waiting if carrier in {"", one.carrier}])
    others = [one.sscc for one in waiting if carrier and one.carrier != carrier]
    word = translate("drawn", "another carrier's label")
    wrong = [_wrong(word, f"]C100{sscc}") for sscc in others[:1]]
    close = Suggestion(translate("drawn", "Close handover"), payload_of(ControlCode.CONFIRM))
    there = _lanes(waiting, lanes)[:1] if waiting and not mine else ()
    return (*mine[: _MOST - 3], *wrong, *there, close, sign_out())


def _lanes(waiting: Sequence[ParcelToLoad], lanes: Mapping[str, str]) -> tuple[Suggestion, ...]:
    wanted = {one.carrier for one in waiting}
    codes = sorted(lanes, key=lambda code: lanes[code] not in wanted)
    word = translate("drawn", "Lane {carrier}")
    return tuple(Suggestion(word.format(carrier=lanes[code]), code) for code in codes)


def labels(numbers: Sequence[str]) -> tuple[Suggestion, ...]:
    """Labels of parcels that wait to be loaded."""
    word = translate("drawn", "Label {code}")
    return tuple(
        Suggestion(word.format(code=number[-6:]), f"]C100{number}") for number in numbers[:_MOST]
    )


def of_pick(
    situation: PickSituation, names: Directory, in_use: Collection[str] = ()
) -> tuple[Suggestion, ...]:
    """What a picker has before them; ``in_use`` are totes that stand on other carts."""
    stop = situation.stop
    if situation.latch is not None or stop is None or situation.state is PickState.BIN_CHECK:
        return (confirm(),)
    if situation.state is PickState.BIND_TOTE:
        return _for_slot(situation, names, in_use)
    if situation.state is PickState.GO_TO_BIN:
        right = Suggestion(
            translate("drawn", "Bin {code}").format(code=stop.bin_code), stop.bin_code
        )
        other = next((code for code in sorted(names.bins) if code != stop.bin_code), "")
        return (right, _wrong(translate("drawn", "another bin"), other))
    tote = Suggestion(translate("drawn", "Tote {code}").format(code=stop.tote), stop.tote)
    if situation.state is PickState.TO_TOTE:
        other = next((code for code in sorted(names.totes) if code != stop.tote), "")
        return (tote, _wrong(translate("drawn", "another tote"), other))
    serial = next((one for one in stop.serials if one not in situation.serials), _NEW_SERIAL)
    if situation.named is not None:
        return (_asked(situation.named, stop.lot, serial), tote)
    code = code_of(names, stop.product_id)
    whole = composite(code, stop.tracking, stop.lot, serial, stop.expires_on)
    items = _units_of(stop.name, code, whole, _marks(stop.tracking, stop.lot, serial))
    return (*items, tote, _wrong_item(names, {stop.product_id}))


def _for_slot(
    situation: PickSituation, names: Directory, in_use: Collection[str]
) -> tuple[Suggestion, ...]:
    """An empty tote, and one that is in use."""
    taken = {*in_use, *situation.slots.values()}
    word = translate("drawn", "Tote {code}")
    empty = [code for code in sorted(names.totes) if code not in taken][:1]
    right = tuple(Suggestion(word.format(code=code), code) for code in empty)
    wrong = next(iter(sorted(in_use)), "")
    return (*right, *([_wrong(translate("drawn", "a tote in use"), wrong)] if wrong else ()))


def of_pack(situation: PackSituation, names: Directory) -> tuple[Suggestion, ...]:
    """What a packer has before them."""
    if situation.latch is not None:
        return (confirm(),)
    match situation.state:
        case PackState.WEIGH:
            return weights_of(situation)
        case PackState.WEIGHT_OFF | PackState.WEIGHT_PANEL:
            return (*weights_of(situation)[:1], confirm())
        case PackState.CHOOSE_CARTON:
            kinds = sorted(names.cartons.values(), key=lambda kind: kind.max_grams)
            return tuple(Suggestion(kind.name, kind.code) for kind in kinds[:_MOST])
        case PackState.PACKING:
            if situation.named is not None:
                return (_asked_at_the_desk(situation, situation.named),)
            waiting = [one for one in situation.lines if one.packed < one.line.units]
            items = tuple(each for one in waiting for each in _of_line(one, names))[: _MOST - 1]
            return (*items, _wrong_item(names, {one.line.product_id for one in situation.lines}))
        case PackState.LABEL:
            other = _wrong(translate("drawn", "another label"), "]C100395011015300000011")
            return (*labels([situation.expected]), other)
        case PackState.INTO_CARTON:
            return _carton_label(situation.expected, names)
        case PackState.OTHER_BADGE:
            bosses = [one for one in names.people.values() if one.supervises]
            return tuple(Suggestion(one.name, one.badge) for one in bosses[:_MOST])
        case PackState.PRINTING:
            return ()
        case _:
            return (confirm(),)


def weights_of(situation: PackSituation) -> tuple[Suggestion, ...]:
    """The carton on the drawn scale as it is, and as if one unit too many were in it.

    Where nobody knows what it should weigh, it weighs a kilogram, and nothing can be wrong.
    """
    true = situation.expected_grams
    on = translate("drawn", "Carton on the scale · {kg} kg")
    if true is None:
        return (Suggestion(on.format(kg="1.00"), "", grams=_SOME_GRAMS),)
    highest = situation.band[1] if situation.band else true
    heavy = max(highest + 1, true + _lightest(situation))
    off = translate("drawn", "one too many · {kg} kg").format(kg=f"{heavy / 1000:.2f}")
    right = Suggestion(on.format(kg=f"{true / 1000:.2f}"), "", grams=true)
    return (right, Suggestion(off, "", wrong=True, grams=heavy))


def _lightest(situation: PackSituation) -> int:
    """What the lightest unit in the order weighs."""
    return min((one.line.unit_grams for one in situation.lines), default=0)


def _asked(named: ItemNamed, lot: str, serial: str) -> Suggestion:
    """The lot or number that the unit in the hand bears."""
    if named.asks == "lot":
        return Suggestion(translate("drawn", "Lot {code}").format(code=lot), lot)
    return Suggestion(translate("drawn", "Serial {code}").format(code=serial), serial)


def _of_line(one: LineProgress, names: Directory) -> tuple[Suggestion, ...]:
    code, line = code_of(names, one.line.product_id), one.line
    serial = next((number for number in line.serials if number not in one.serials), _NEW_SERIAL)
    whole = composite(code, line.tracking, one.lot, serial, one.expires_on)
    return _units_of(line.name, code, whole, _marks(line.tracking, one.lot, serial))


def _units_of(name: str, code: str, whole: str, marks: str) -> tuple[Suggestion, ...]:
    """A unit by its whole label, and by its bare barcode where that is another one.

    The label of a tracked unit is a GS1 composite; its bare barcode makes the station ask for the
    lot or the number.
    """
    if whole == code:
        return (Suggestion(name, code),)
    bare = translate("drawn", "{name}, bare barcode").format(name=name)
    return (Suggestion(f"{name} · {marks}", whole), Suggestion(bare, code))


def _marks(tracking: Tracking, lot: str, serial: str) -> str:
    return " ".join(([lot] if tracking.has_lots else []) + ([serial] * tracking.has_serials))


def _asked_at_the_desk(situation: PackSituation, named: ItemNamed) -> Suggestion:
    lines = [one for one in situation.lines if one.line.product_id == named.product_id]
    lot = next((one.lot for one in lines if one.lot), "")
    known = [serial for one in lines for serial in one.line.serials if serial not in one.serials]
    return _asked(named, lot, known[0] if known else _NEW_SERIAL)


def _carton_label(code: str, names: Directory) -> tuple[Suggestion, ...]:
    right = Suggestion(translate("drawn", "Carton {code}").format(code=code), code)
    other = next((kind for kind in sorted(names.cartons) if kind != code), "")
    return (right, _wrong(translate("drawn", "another carton"), other))


def code_of(names: Directory, product_id: int) -> str:
    """A unit barcode of a product, its GTIN where it has one; "" where it has no code."""
    units = [
        code
        for code, products in names.products.items()
        if len(products) == 1 and products[0].product_id == product_id and products[0].units == 1
    ]
    gtins = [code for code in units if code.isdigit() and len(code) == 14]
    return min(gtins or units or [""]).removeprefix("0" if gtins else "")


def _wrong_item(names: Directory, wanted: set[int]) -> Suggestion:
    other = next(
        (
            products[0].product_id
            for products in names.products.values()
            if len(products) == 1 and products[0].product_id not in wanted
        ),
        0,
    )
    return _wrong(translate("drawn", "a wrong item"), code_of(names, other) or "NO-SUCH-CODE")


def _wrong(label: str, code: str) -> Suggestion:
    return Suggestion(label, code or "NO-SUCH-CODE", wrong=True)


def confirm() -> Suggestion:
    """What ends a STOP."""
    return Suggestion(translate("drawn", "CONFIRM"), payload_of(ControlCode.CONFIRM))
