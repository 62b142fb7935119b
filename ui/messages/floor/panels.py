"""The questions that a floor screen asks and the answers that its keys give; what HELP tells."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import assert_never

from app.fulfilment.double_scan.standing import Panel
from app.scanning.control_card import ControlCode
from ui.messages.verdicts import Place
from ui.messages.wording import translate


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what each key answers.  Keys that are not in ``answers`` answer nothing."""

    title: str
    answers: Mapping[ControlCode, str]


def for_panel(panel: Panel, place: Place) -> Question | None:
    """Say what an open panel asks; None for "" and for help, which asks nothing."""
    match panel:
        case "" | "help":
            return None
        case "short" if place is Place.BIN:
            return _short_at_bin()
        case "short":
            return _short_in_tote()
        case "exception":
            return _problem()
        case "reprint":
            return _reprint()
        case "adjust":
            return _adjust()
        case _:
            assert_never(panel)


def _short_at_bin() -> Question:
    return Question(
        translate("panel", "Why are there too few?"),
        {
            ControlCode.CONFIRM: translate("panel", "The bin is empty"),
            ControlCode.EXCEPTION: translate("panel", "What is left is damaged"),
            ControlCode.UNDO: translate("panel", "Go back: I found more"),
        },
    )


def _short_in_tote() -> Question:
    return Question(
        translate("panel", "Why are there too few?"),
        {
            ControlCode.CONFIRM: translate("panel", "It is not in the tote"),
            ControlCode.EXCEPTION: translate("panel", "It is damaged"),
            ControlCode.UNDO: translate("panel", "Go back: I found it"),
        },
    )


def _problem() -> Question:
    return Question(
        translate("panel", "Is something wrong with this order?"),
        {
            ControlCode.CONFIRM: translate("panel", "Set it aside for a supervisor"),
            ControlCode.UNDO: translate("panel", "Go back: it can be packed"),
        },
    )


def _reprint() -> Question:
    return Question(
        translate("panel", "Why print it again?"),
        {
            ControlCode.CONFIRM: translate("panel", "The label cannot be read"),
            ControlCode.EXCEPTION: translate("panel", "It did not come out"),
            ControlCode.UNDO: translate("panel", "Go back: the label is good"),
        },
    )


def _adjust() -> Question:
    return Question(
        translate("panel", "What happens to the units?"),
        {
            ControlCode.CONFIRM: translate("panel", "They are damaged: off the books"),
            ControlCode.SHORT: translate("panel", "They are lost: off the books"),
            ControlCode.EXCEPTION: translate("panel", "Into quarantine, in this bin"),
            ControlCode.REPRINT: translate("panel", "Back from quarantine"),
            ControlCode.NEXT_CARTON: translate("panel", "They were found: into the books"),
            ControlCode.UNDO: translate("panel", "Go back: they are only moved"),
        },
    )


def help_words(code: ControlCode, *, at_rest: bool = False) -> str:
    """Say what a key does, wherever one is; ``at_rest`` with nothing in hand."""
    match code:
        case ControlCode.UNDO if at_rest:
            return translate("help", "Leads back home")
        case ControlCode.CONFIRM:
            return translate("help", "Says yes: ends a STOP, answers a question")
        case ControlCode.SHORT:
            return translate("help", "Fewer units are there than are needed")
        case ControlCode.EXCEPTION:
            return translate("help", "Something is wrong: a supervisor looks at it")
        case ControlCode.REPRINT:
            return translate("help", "Prints the label again")
        case ControlCode.UNDO:
            return translate("help", "Takes the last scan back")
        case ControlCode.NEXT_CARTON:
            return translate("help", "This carton is full, the next one follows")
        case ControlCode.SIGN_OUT:
            return translate("help", "Locks the station, the work waits for you")
        case ControlCode.HELP:
            return translate("help", "Shows and hides this help")
        case _:
            assert_never(code)


def help_answers(live: Collection[ControlCode], *, at_rest: bool = False) -> Question:
    """What the keys that mean something here do; scans go on meanwhile."""
    title = translate("help", "What the keys do")
    words = {code: help_words(code, at_rest=at_rest) for code in ControlCode if code in live}
    return Question(title, words)
