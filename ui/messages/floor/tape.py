"""What happened when a code was scanned, as the scan tape says it."""

from __future__ import annotations

from typing import assert_never

from app.fulfilment.events import (
    Acknowledged,
    AnyEvent,
    Approved,
    BinChecked,
    BinReached,
    CartonFull,
    CartonOpened,
    CartonWeighed,
    DigitKeyed,
    ItemNamed,
    LabelAsked,
    LabelLetOut,
    LabelMade,
    LabelMatched,
    LabelPrinted,
    LineDropped,
    LineShort,
    Navigated,
    PanelChanged,
    ProblemReported,
    PutInTote,
    Refused,
    ReprintRequested,
    ShortDeclared,
    SignedOut,
    ToteBound,
    Undone,
    UnitsCounted,
    UnitsInHand,
    UnitsPacked,
    WeightOff,
    WorkFinished,
)
from app.stock.events import StockEvent
from ui.messages.floor.reasons import for_reason
from ui.messages.stock.stock_tape import stock_words
from ui.messages.verdicts import words_of
from ui.messages.wording import translate

AGAIN = "print again"
"""Where a scan outside work leads that has a paper printed once more."""


def what_happened(event: AnyEvent) -> str:
    """Say on the scan tape what a scan led to."""
    if isinstance(event, StockEvent):
        return stock_words(event)
    match event:
        case Refused():
            return _why_refused(event)
        case UnitsCounted(units=units):
            first = translate("tape", "1st scan")
            return _with_number(_times(first, units), event)
        case UnitsPacked(units=units, carton_number=number):
            second = translate("tape", "2nd scan · carton {number}").format(number=number)
            return _with_number(_times(second, units), event)
        case ItemNamed(asks="lot"):
            return translate("tape", "which lot?")
        case ItemNamed():
            return translate("tape", "which number?")
        case PutInTote(units=units):
            return translate("tape", "{units} into the tote").format(units=units)
        case Acknowledged():
            return translate("tape", "confirmed")
        case Undone(event=before):
            return translate("tape", "undone: {what}").format(what=what_happened(before))
        case ToteBound() | BinReached() | BinChecked() | UnitsInHand() | DigitKeyed():
            return _on_the_way(event)
        case (
            WeightOff()
            | CartonWeighed()
            | Approved()
            | LineDropped()
            | LabelAsked()
            | LabelLetOut()
        ):
            return _looked_into(event)
        case _:
            return _of_the_work(event)


def _on_the_way(event: ToteBound | BinReached | BinChecked | UnitsInHand | DigitKeyed) -> str:
    match event:
        case ToteBound(slot=slot):
            return translate("tape", "tote for slot {n}").format(n=slot)
        case BinReached():
            return translate("tape", "at the bin")
        case BinChecked(empty=True):
            return translate("tape", "bin is empty")
        case BinChecked():
            return translate("tape", "bin is to be counted")
        case UnitsInHand(units=units):
            return _times(translate("tape", "1st scan"), units)
        case DigitKeyed(digit=digit):
            return translate("tape", "digit {n}").format(n=digit)
        case _:
            assert_never(event)


def _looked_into(
    event: WeightOff | CartonWeighed | Approved | LineDropped | LabelAsked | LabelLetOut,
) -> str:
    match event:
        case LabelAsked():
            return translate("tape", "label asked for early")
        case LabelLetOut(carton_number=number):
            return translate("tape", "label of carton {number} let out").format(number=number)
        case WeightOff(expected_grams=grams):
            return translate("tape", "expected {grams} g").format(grams=grams)
        case CartonWeighed(grams=None):
            return translate("tape", "goes on unweighed")
        case CartonWeighed(carton_number=number):
            return translate("tape", "carton {number} weighed").format(number=number)
        case Approved():
            return translate("tape", "let pass by a supervisor")
        case LineDropped(missing=units):
            return translate("tape", "goes without {units}").format(units=units)
        case _:
            assert_never(event)


def _of_the_work(
    event: CartonOpened
    | CartonFull
    | LabelMade
    | LabelPrinted
    | LabelMatched
    | LineShort
    | ShortDeclared
    | ProblemReported
    | ReprintRequested
    | PanelChanged
    | SignedOut
    | Navigated
    | WorkFinished,
) -> str:
    match event:
        case CartonOpened(carton_number=number):
            return translate("tape", "carton {number} opened").format(number=number)
        case CartonFull(carton_number=number):
            return translate("tape", "carton {number} full").format(number=number)
        case LabelMade(carton_number=number) | LabelPrinted(carton_number=number):
            return translate("tape", "label of carton {number}").format(number=number)
        case LabelMatched(carton_number=number):
            return translate("tape", "carton {number} closed").format(number=number)
        case ShortDeclared(missing=units) | LineShort(missing=units):
            return translate("tape", "{units} missing").format(units=units)
        case ProblemReported():
            return translate("tape", "set aside")
        case ReprintRequested():
            return translate("tape", "printed again")
        case PanelChanged(panel=panel):
            return translate("tape", "asked") if panel else translate("tape", "question closed")
        case SignedOut():
            return translate("tape", "signed out")
        case Navigated(to=to):
            return _outside_work(to)
        case WorkFinished():
            return translate("tape", "cart brought in")
        case _:
            assert_never(event)


def _outside_work(to: str) -> str:
    return translate("tape", "printed again") if to == AGAIN else translate("tape", "looked up")


def _with_number(what: str, event: UnitsCounted | UnitsPacked) -> str:
    """The unit's serial number, else its lot, stands on the tape."""
    return " · ".join([what, *(event.serials or ((event.lot,) if event.lot else ()))])


def _why_refused(event: Refused) -> str:
    if event.because is not None:
        return for_reason(event.because)[0]
    return words_of(event.verdict).overline


def _times(what: str, units: int) -> str:
    return (
        what if units == 1 else translate("tape", "{what} · {units}").format(what=what, units=units)
    )
