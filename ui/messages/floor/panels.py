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
    """A question and what each key answers.  Keys that are not in ``answers`` answer nothing.

    ``badge`` says what a supervisor's badge does, scanned in place; "" where it does nothing.
    """

    title: str
    answers: Mapping[ControlCode, str]
    badge: str = ""


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
        case "quantity":
            return _quantity()
        case "weight":
            return _weight()
        case "empty":
            return _bin_empty()
        case "early label":
            return _early_label()
        case "supervisor":
            return _let_out()
        case _:
            assert_never(panel)


def _short_at_bin() -> Question:
    return _too_few(
        translate("panel", "The bin is empty"),
        translate("panel", "What is left is damaged"),
        translate("panel", "Go back: I found more"),
    )


def _short_in_tote() -> Question:
    return _too_few(
        translate("panel", "It is not in the tote"),
        translate("panel", "It is damaged"),
        translate("panel", "Go back: I found it"),
        translate("panel", "The order goes without it"),
    )


def _too_few(gone: str, damaged: str, found: str, badge: str = "") -> Question:
    keys = (ControlCode.CONFIRM, ControlCode.EXCEPTION, ControlCode.UNDO)
    answers = dict(zip(keys, (gone, damaged, found), strict=True))
    return Question(translate("panel", "Why are there too few?"), answers, badge)


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


def _early_label() -> Question:
    return Question(
        translate("panel", "Why is the label wanted before all is verified?"),
        {
            ControlCode.CONFIRM: translate("panel", "The carrier is waiting for it"),
            ControlCode.SHORT: translate("panel", "The missing units are on their way"),
            ControlCode.EXCEPTION: translate("panel", "It must go on before the carton is full"),
            ControlCode.UNDO: translate("panel", "Go back: no label yet"),
        },
    )


def _let_out() -> Question:
    return Question(
        translate("panel", "A supervisor's badge lets the label out"),
        {ControlCode.UNDO: translate("panel", "Go back: no label yet")},
        translate("panel", "It is printed now. The carton stays open"),
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


def _quantity() -> Question:
    return Question(
        translate("panel", "How many more, besides those that were scanned?"),
        {
            ControlCode.CONFIRM: translate("panel", "So many are here"),
            ControlCode.UNDO: translate("panel", "Go back: begin again"),
        },
    )


def _weight() -> Question:
    return Question(
        translate("panel", "Why does the carton go on?"),
        {
            ControlCode.CONFIRM: translate("panel", "I counted again: the contents are right"),
            ControlCode.EXCEPTION: translate("panel", "The scale is wrong or silent"),
            ControlCode.UNDO: translate("panel", "Go back: I weigh it again"),
        },
        translate("panel", "It goes on, and no case is opened"),
    )


def on_the_scale() -> Question:
    """What is to be done while a full carton waits for its weight."""
    return Question(
        translate("panel", "Put the full carton on the scale"),
        {
            ControlCode.CONFIRM: translate("panel", "It goes on as it is: you say why"),
            ControlCode.EXCEPTION: translate("panel", "Set it aside for a supervisor"),
            ControlCode.UNDO: translate("panel", "Take the last scan back"),
        },
    )


def _bin_empty() -> Question:
    return Question(
        translate("panel", "Is the bin empty now?"),
        {
            ControlCode.CONFIRM: translate("panel", "It is empty"),
            ControlCode.EXCEPTION: translate("panel", "Something is left: it will be counted"),
        },
    )


def other_badge(why: str) -> Question:
    """What is asked while the picker's own badge is signed in (D7); ``why`` is the rule."""
    return Question(
        translate("panel", "Somebody else packs this order"),
        {
            ControlCode.SIGN_OUT: translate("panel", "Another packer signs in"),
            ControlCode.EXCEPTION: translate("panel", "Set it aside for a supervisor"),
        },
        _why_other_badge(why),
    )


def _why_other_badge(why: str) -> str:
    rules = {
        "order value": translate("panel", "You may pack it, though it is worth a lot"),
        "destination": translate("panel", "You may pack it, in spite of where it goes"),
        "new operator": translate("panel", "You may pack it, though you are new"),
        "sample": translate("panel", "You may pack it, though it was drawn"),
    }
    return rules.get(why, translate("panel", "You may pack it"))


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
            return translate("help", "Prints the label: again, or early by a supervisor")
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
