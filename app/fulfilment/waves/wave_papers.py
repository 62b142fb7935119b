"""What is printed when a wave is released: labels of carts and totes, the pick lists (F2, F5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.errors import NothingFound
from app.fulfilment.documents.drawing.document import Document, Language
from app.fulfilment.documents.floor.floor_labels import FloorKind, FloorLabel, floor_label_roll
from app.fulfilment.documents.pick_list import PickList, PickListLine, pick_list
from app.fulfilment.shipping.papers import StationPrinter
from app.fulfilment.shipping.parcel.paperwork import PaperFormat, PaperKind
from app.fulfilment.work import PickPackage
from app.store.unit_of_work import Store
from hardware.ports import PrintOutcome

_DPI = {PaperFormat.ZPL_300: 300}


@dataclass(frozen=True, slots=True)
class WavePrint:
    """How one print of a wave ended: what it was, where it went, the printer's own words.

    ``printer`` is "" where none is set up for it.
    """

    what: str
    printer: str
    outcome: PrintOutcome
    detail: str = ""


def print_wave(
    store: Store,
    wave_no: str,
    printers: Mapping[PaperKind, StationPrinter],
    at: datetime,
    badge: str,
) -> tuple[WavePrint, ...]:
    """Print a label for each cart and tote of a wave, and a pick list for each cart.

    Labels go where shipping labels go, lists where slips go.  Nothing is counted by it, so it may
    be printed again; the audit says who did.

    Raises:
        NothingFound: the wave has no cart that waits to be picked.
    """
    carts = _carts(store, wave_no)
    if not carts:
        raise NothingFound(kind="cart of wave", code=wave_no)
    prints = [_labels(carts, printers.get(PaperKind.LABEL))]
    prints += [_list(cart, printers.get(PaperKind.SLIP), at) for cart in carts]
    facts = {"prints": [f"{each.what}: {each.outcome.value}" for each in prints]}
    store.run(lambda uow: uow.people.audit(at, badge, "", "print wave", wave_no, facts))
    return tuple(prints)


def _carts(store: Store, wave_no: str) -> list[PickPackage]:
    with store.reading() as uow:
        packages = [uow.packages.pick(work_id) for work_id in uow.waves.works_of(wave_no)]
    return [package for package in packages if package.stops]


def cart_labels(cart: PickPackage) -> list[FloorLabel]:
    """The label of a cart, then one for each of its totes with its slot."""
    slots = {stop.tote: stop.slot for stop in cart.stops}
    labels = [FloorLabel(FloorKind.CART, cart.task_no, detail=cart.wave_no)]
    for tote in cart.totes:
        slot = f" slot {slots[tote]}" if tote in slots else ""
        labels.append(FloorLabel(FloorKind.TOTE, tote, detail=f"{cart.task_no}{slot}"))
    return labels


def cart_list(cart: PickPackage, at: datetime) -> Document:
    """The pick list of a cart, in walking order."""
    lines = tuple(
        PickListLine(
            stop.bin_code,
            stop.sku,
            stop.name,
            stop.units,
            stop.tote or f"slot {stop.slot}",
            stop.lot,
            stop.expires_on,
            stop.serials,
        )
        for stop in cart.stops
    )
    return pick_list(PickList(cart.task_no, cart.wave_no, cart.zone, lines, at))


def _labels(carts: Sequence[PickPackage], printer: StationPrinter | None) -> WavePrint:
    labels = [label for cart in carts for label in cart_labels(cart)]
    what = f"{len(labels)} labels"
    if printer is None:
        return WavePrint(what, "", PrintOutcome.FAILED)
    language = Language(printer.printer.language)
    document = floor_label_roll(labels, language, _DPI.get(printer.choice.format, 203))
    return _send(what, document, printer)


def _list(cart: PickPackage, printer: StationPrinter | None, at: datetime) -> WavePrint:
    what = f"pick list {cart.task_no}"
    if printer is None or printer.printer.language != Language.PDF:
        return WavePrint(what, "", PrintOutcome.FAILED)
    return _send(what, cart_list(cart, at), printer)


def _send(what: str, document: Document, printer: StationPrinter) -> WavePrint:
    result = printer.printer.send(what, document.data)
    return WavePrint(what, printer.choice.name, result.outcome, result.detail)
