"""The questions that a floor screen asks and the answers that its keys give; what HELP tells."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from app.fulfilment.double_scan.standing import Panel
from app.scanning.control_card import ControlCode
from ui.messages.verdicts import Place
from ui.messages.wording import QT_TRANSLATE_NOOP, translate


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what each key answers.  Keys that are not in ``answers`` answer nothing.

    ``badge`` says what a supervisor's badge does, scanned in place; "" where it does nothing.
    """

    title: str
    answers: Mapping[ControlCode, str]
    badge: str = ""


_QUESTIONS: Mapping[Panel, Question] = {
    "short": Question(
        QT_TRANSLATE_NOOP("panel", "Why are there too few?"),
        {
            ControlCode.CONFIRM: QT_TRANSLATE_NOOP("panel", "It is not in the tote"),
            ControlCode.EXCEPTION: QT_TRANSLATE_NOOP("panel", "It is damaged"),
            ControlCode.UNDO: QT_TRANSLATE_NOOP("panel", "Go back: I found it"),
        },
        QT_TRANSLATE_NOOP("panel", "The order goes without it"),
    ),
    "exception": Question(
        QT_TRANSLATE_NOOP("panel", "Is something wrong with this order?"),
        {
            ControlCode.CONFIRM: QT_TRANSLATE_NOOP("panel", "Set it aside for a supervisor"),
            ControlCode.UNDO: QT_TRANSLATE_NOOP("panel", "Go back: it can be packed"),
        },
    ),
    "reprint": Question(
        QT_TRANSLATE_NOOP("panel", "Why print it again?"),
        {
            ControlCode.CONFIRM: QT_TRANSLATE_NOOP("panel", "The label cannot be read"),
            ControlCode.EXCEPTION: QT_TRANSLATE_NOOP("panel", "It did not come out"),
            ControlCode.UNDO: QT_TRANSLATE_NOOP("panel", "Go back: the label is good"),
        },
    ),
    "early label": Question(
        QT_TRANSLATE_NOOP("panel", "Why is the label wanted before all is verified?"),
        {
            ControlCode.CONFIRM: QT_TRANSLATE_NOOP("panel", "The carrier is waiting for it"),
            ControlCode.SHORT: QT_TRANSLATE_NOOP("panel", "The missing units are on their way"),
            ControlCode.EXCEPTION: QT_TRANSLATE_NOOP(
                "panel", "It must go on before the carton is full"
            ),
            ControlCode.UNDO: QT_TRANSLATE_NOOP("panel", "Go back: no label yet"),
        },
    ),
    "supervisor": Question(
        QT_TRANSLATE_NOOP("panel", "A supervisor's badge lets the label out"),
        {
            ControlCode.UNDO: QT_TRANSLATE_NOOP("panel", "Go back: no label yet"),
        },
        QT_TRANSLATE_NOOP("panel", "It is printed now. The carton stays open"),
    ),
    "adjust": Question(
        QT_TRANSLATE_NOOP("panel", "What happens to the units?"),
        {
            ControlCode.CONFIRM: QT_TRANSLATE_NOOP("panel", "They are damaged: off the books"),
            ControlCode.SHORT: QT_TRANSLATE_NOOP("panel", "They are lost: off the books"),
            ControlCode.EXCEPTION: QT_TRANSLATE_NOOP("panel", "Into quarantine, in this bin"),
            ControlCode.REPRINT: QT_TRANSLATE_NOOP("panel", "Back from quarantine"),
            ControlCode.NEXT_CARTON: QT_TRANSLATE_NOOP("panel", "They were found: into the books"),
            ControlCode.UNDO: QT_TRANSLATE_NOOP("panel", "Go back: they are only moved"),
        },
    ),
    "missing": Question(
        QT_TRANSLATE_NOOP("panel", "Is the rest really not there?"),
        {
            ControlCode.CONFIRM: QT_TRANSLATE_NOOP("panel", "It is not there: count its bins"),
            ControlCode.UNDO: QT_TRANSLATE_NOOP("panel", "Go back: I look again"),
        },
    ),
    "quantity": Question(
        QT_TRANSLATE_NOOP("panel", "How many more, besides those that were scanned?"),
        {
            ControlCode.CONFIRM: QT_TRANSLATE_NOOP("panel", "So many are here"),
            ControlCode.UNDO: QT_TRANSLATE_NOOP("panel", "Go back: begin again"),
        },
    ),
    "weight": Question(
        QT_TRANSLATE_NOOP("panel", "Why does the carton go on?"),
        {
            ControlCode.CONFIRM: QT_TRANSLATE_NOOP(
                "panel", "I counted again: the contents are right"
            ),
            ControlCode.EXCEPTION: QT_TRANSLATE_NOOP("panel", "The scale is wrong or silent"),
            ControlCode.UNDO: QT_TRANSLATE_NOOP("panel", "Go back: I weigh it again"),
        },
        QT_TRANSLATE_NOOP("panel", "It goes on, and no case is opened"),
    ),
    "empty": Question(
        QT_TRANSLATE_NOOP("panel", "Is the bin empty now?"),
        {
            ControlCode.CONFIRM: QT_TRANSLATE_NOOP("panel", "It is empty"),
            ControlCode.EXCEPTION: QT_TRANSLATE_NOOP(
                "panel", "Something is left: it will be counted"
            ),
        },
    ),
}
"""What an open panel asks, anywhere but where another table says."""

_AT_A_BIN: Mapping[Panel, Question] = {
    "short": Question(
        QT_TRANSLATE_NOOP("panel", "Why are there too few?"),
        {
            ControlCode.CONFIRM: QT_TRANSLATE_NOOP("panel", "The bin is empty"),
            ControlCode.EXCEPTION: QT_TRANSLATE_NOOP("panel", "What is left is damaged"),
            ControlCode.UNDO: QT_TRANSLATE_NOOP("panel", "Go back: I found more"),
        },
    ),
}

_ON_THE_SCALE = Question(
    QT_TRANSLATE_NOOP("panel", "Put the full carton on the scale"),
    {
        ControlCode.CONFIRM: QT_TRANSLATE_NOOP("panel", "It goes on as it is: you say why"),
        ControlCode.EXCEPTION: QT_TRANSLATE_NOOP("panel", "Set it aside for a supervisor"),
        ControlCode.UNDO: QT_TRANSLATE_NOOP("panel", "Take the last scan back"),
    },
)


def for_panel(panel: Panel, place: Place) -> Question | None:
    """Say what an open panel asks; None for "" and for help, which asks nothing."""
    at_place = _AT_A_BIN if place is Place.BIN else _QUESTIONS
    question = at_place.get(panel) or _QUESTIONS.get(panel)
    return _translated(question) if question else None


def on_the_scale() -> Question:
    """What is to be done while a full carton waits for its weight."""
    return _translated(_ON_THE_SCALE)


def _translated(question: Question) -> Question:
    answers = {code: translate("panel", words) for code, words in question.answers.items()}
    badge = translate("panel", question.badge) if question.badge else ""
    return Question(translate("panel", question.title), answers, badge)


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


_HELP: Mapping[ControlCode, str] = {
    ControlCode.CONFIRM: QT_TRANSLATE_NOOP("help", "Says yes: ends a STOP, answers a question"),
    ControlCode.SHORT: QT_TRANSLATE_NOOP("help", "Fewer units are there than are needed"),
    ControlCode.EXCEPTION: QT_TRANSLATE_NOOP(
        "help", "Something is wrong: a supervisor looks at it"
    ),
    ControlCode.REPRINT: QT_TRANSLATE_NOOP(
        "help", "Prints the label: again, or early by a supervisor"
    ),
    ControlCode.UNDO: QT_TRANSLATE_NOOP("help", "Takes the last scan back"),
    ControlCode.NEXT_CARTON: QT_TRANSLATE_NOOP("help", "This carton is full, the next one follows"),
    ControlCode.SIGN_OUT: QT_TRANSLATE_NOOP("help", "Locks the station, the work waits for you"),
    ControlCode.HELP: QT_TRANSLATE_NOOP("help", "Shows and hides this help"),
}


def help_words(code: ControlCode, *, at_rest: bool = False) -> str:
    """Say what a key does, wherever one is; ``at_rest`` with nothing in hand."""
    if at_rest and code is ControlCode.UNDO:
        return translate("help", "Leads back home")
    if at_rest and code is ControlCode.NEXT_CARTON:
        return translate("help", "Shows the next of the missing cartons")
    return translate("help", _HELP[code])


def help_answers(live: Collection[ControlCode], *, at_rest: bool = False) -> Question:
    """What the keys that mean something here do; scans go on meanwhile."""
    title = translate("help", "What the keys do")
    words = {code: help_words(code, at_rest=at_rest) for code in ControlCode if code in live}
    return Question(title, words)
