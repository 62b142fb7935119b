"""Why a code could not be taken, and what happened when it was."""

from __future__ import annotations

from typing import Literal, assert_never

from app.fulfilment.events import (
    Acknowledged,
    AnyEvent,
    Approved,
    Because,
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
    Undone,
    UnitsCounted,
    UnitsInHand,
    UnitsPacked,
    WeightOff,
    WorkFinished,
)
from app.stock.events import StockEvent
from ui.messages.floor.goods.first_steps import (
    first_another,
    in_stock_work,
    of_a_unit,
    of_what_leaves,
)
from ui.messages.stock.stock_tape import stock_words
from ui.messages.verdicts import words_of
from ui.messages.wording import translate

_NothingToDo = Literal[
    Because.CLAIM_LOST,
    Because.LABEL_NOT_PRINTED,
    Because.ALREADY_HERE,
    Because.NOTHING_TO_UNDO,
    Because.NOTHING_TO_CONFIRM,
    Because.NOTHING_MISSING,
    Because.NOT_IN_THIS_TASK,
    Because.TASK_OVER,
    Because.COUNT_EACH,
    Because.ZERO_UNITS,
    Because.NUMBER_TOO_LONG,
    Because.WEIGHT_OFF,
    Because.NOT_A_SUPERVISOR,
]


def for_reason(because: Because) -> tuple[str, str]:
    """Say why a code could not be taken: what is so, and the words of what to do, or ""."""
    match because:
        case Because.OTHER_BADGE:
            packer = translate("because", "Call another packer")
            return translate("because", "Who picked it may not pack it"), packer
        case Because.BIN_FIRST:
            return translate("because", "First the bin"), translate("because", "Scan the bin")
        case Because.ITEM_FIRST:
            return translate("because", "First an item"), translate("because", "Scan an item")
        case Because.TOTE_FIRST:
            return translate("because", "First the tote"), translate("because", "Scan the tote")
        case (
            Because.CARTON_FIRST
            | Because.CARTON_OPEN
            | Because.CARTON_EMPTY
            | Because.CARTON_REFUSED
            | Because.LOT_RECALLED
        ):
            return of_what_leaves(because)
        case Because.UNIT_BY_UNIT | Because.KIT_BY_PARTS | Because.DATES_DIFFER:
            return of_a_unit(because)
        case Because.LABEL_FIRST:
            return translate("because", "First the label"), translate("because", "Scan the label")
        case Because.PUT_AWAY_FIRST | Because.SUPERVISOR_FIRST | Because.PROMISED:
            return in_stock_work(because)
        case (
            Because.CARTON_LABEL_FIRST
            | Because.SCAN_ONE_FIRST
            | Because.WEIGH_FIRST
            | Because.CHECK_BIN_FIRST
            | Because.NOT_VERIFIED
        ):
            return first_another(because)
        case Because.PANEL_OPEN:
            open_one = translate("because", "Answer the question first")
            return open_one, translate("because", "Scan an answer")
        case _:
            return _nothing_of_it(because), ""


def _nothing_of_it(because: _NothingToDo) -> str:
    """Reasons that leave the next step as it is."""
    match because:
        case Because.CLAIM_LOST:
            return translate("because", "Another station has this work")
        case Because.LABEL_NOT_PRINTED:
            return translate("because", "There is no label yet")
        case Because.ALREADY_HERE:
            return translate("because", "You are there already")
        case Because.NOTHING_TO_UNDO:
            return translate("because", "There is nothing to undo")
        case Because.NOTHING_TO_CONFIRM:
            return translate("because", "There is nothing to confirm")
        case Because.NOTHING_MISSING:
            return translate("because", "Nothing is missing")
        case Because.NOT_IN_THIS_TASK:
            return translate("because", "Not wanted just now")
        case Because.TASK_OVER:
            return translate("because", "This work is over")
        case Because.COUNT_EACH:
            return translate("because", "Each unit of this is scanned")
        case Because.ZERO_UNITS:
            return translate("because", "Zero is no quantity")
        case Because.NUMBER_TOO_LONG:
            return translate("because", "That is too many digits")
        case Because.WEIGHT_OFF:
            return translate("because", "The weight is not as expected")
        case Because.NOT_A_SUPERVISOR:
            return translate("because", "This badge may not let that pass")
        case _:
            assert_never(because)


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
        case BinReached() | BinChecked() | UnitsInHand() | DigitKeyed():
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


def _on_the_way(event: BinReached | BinChecked | UnitsInHand | DigitKeyed) -> str:
    match event:
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
        case Navigated():
            return translate("tape", "looked up")
        case WorkFinished():
            return translate("tape", "cart brought in")
        case _:
            assert_never(event)


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
