"""Why a code could not be taken, and what happened when it was."""

from __future__ import annotations

from typing import Literal, assert_never

from app.fulfilment.events import (
    Acknowledged,
    AnyEvent,
    Because,
    BinReached,
    CartonFull,
    CartonOpened,
    ItemNamed,
    LabelMatched,
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
    UnitsPacked,
    WorkFinished,
)
from app.stock.events import StockEvent
from ui.messages.floor.stock_tape import stock_words
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
        case Because.CARTON_FIRST:
            return translate("because", "First a carton"), translate("because", "Take a carton")
        case Because.CARTON_OPEN:
            return translate("because", "A carton is open"), translate("because", "Scan an item")
        case Because.CARTON_EMPTY:
            empty = translate("because", "The carton is empty")
            return empty, translate("because", "Scan an item")
        case Because.CARTON_REFUSED:
            refused = translate("because", "The carrier refuses this carton")
            return refused, translate("because", "Take another carton")
        case Because.UNIT_BY_UNIT | Because.KIT_BY_PARTS | Because.DATES_DIFFER:
            return _of_a_unit(because)
        case Because.LABEL_FIRST:
            return translate("because", "First the label"), translate("because", "Scan the label")
        case Because.PUT_AWAY_FIRST:
            first = translate("because", "First put away what is in the hand")
            return first, translate("because", "Scan the bin")
        case Because.SUPERVISOR_FIRST:
            needed = translate("because", "A supervisor has to say so")
            return needed, translate("because", "Call a supervisor")
        case Because.PROMISED:
            promised = translate("because", "The rest is promised to orders")
            return promised, translate("because", "Leave them there")
        case Because.PANEL_OPEN:
            open_one = translate("because", "Answer the question first")
            return open_one, translate("because", "Scan an answer")
        case _:
            return _nothing_of_it(because), ""


def _of_a_unit(
    because: Literal[Because.UNIT_BY_UNIT, Because.KIT_BY_PARTS, Because.DATES_DIFFER],
) -> tuple[str, str]:
    """Reasons of lots, numbers and kits."""
    match because:
        case Because.UNIT_BY_UNIT:
            each = translate("because", "Each unit has its own number")
            return each, translate("because", "Scan each unit")
        case Because.KIT_BY_PARTS:
            parts = translate("because", "A kit · scan each of its parts")
            return parts, translate("because", "Open the kit")
        case Because.DATES_DIFFER:
            return translate("because", "Its date is of another lot"), ""
        case _:
            assert_never(because)


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
        case BinReached():
            return translate("tape", "at the bin")
        case Acknowledged():
            return translate("tape", "confirmed")
        case Undone(event=before):
            return translate("tape", "undone: {what}").format(what=what_happened(before))
        case _:
            return _of_the_work(event)


def _of_the_work(
    event: CartonOpened
    | CartonFull
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
