"""Why a code could not be taken: what is so, and at most three words of what to do."""

from __future__ import annotations

from collections.abc import Mapping

from app.fulfilment.events import Because
from ui.messages.wording import QT_TRANSLATE_NOOP, translate

_REASONS: Mapping[Because, tuple[str, str]] = {
    Because.CLAIM_LOST: (QT_TRANSLATE_NOOP("because", "Another station has this work"), ""),
    Because.OTHER_BADGE: (
        QT_TRANSLATE_NOOP("because", "Who picked it may not pack it"),
        QT_TRANSLATE_NOOP("because", "Call another packer"),
    ),
    Because.BIN_FIRST: (
        QT_TRANSLATE_NOOP("because", "First the bin"),
        QT_TRANSLATE_NOOP("because", "Scan the bin"),
    ),
    Because.ITEM_FIRST: (
        QT_TRANSLATE_NOOP("because", "First an item"),
        QT_TRANSLATE_NOOP("because", "Scan an item"),
    ),
    Because.TOTE_FIRST: (
        QT_TRANSLATE_NOOP("because", "First the tote"),
        QT_TRANSLATE_NOOP("because", "Scan the tote"),
    ),
    Because.SLOT_FIRST: (QT_TRANSLATE_NOOP("because", "First a tote in each slot"), ""),
    Because.TOTE_IN_USE: (
        QT_TRANSLATE_NOOP("because", "Tote is in use"),
        QT_TRANSLATE_NOOP("because", "Take another tote"),
    ),
    Because.CARTON_FIRST: (
        QT_TRANSLATE_NOOP("because", "First a carton"),
        QT_TRANSLATE_NOOP("because", "Take a carton"),
    ),
    Because.CARTON_LABEL_FIRST: (
        QT_TRANSLATE_NOOP("because", "First its carton"),
        QT_TRANSLATE_NOOP("because", "Scan the carton"),
    ),
    Because.CARTON_OPEN: (
        QT_TRANSLATE_NOOP("because", "A carton is open"),
        QT_TRANSLATE_NOOP("because", "Scan an item"),
    ),
    Because.CARTON_EMPTY: (
        QT_TRANSLATE_NOOP("because", "The carton is empty"),
        QT_TRANSLATE_NOOP("because", "Scan an item"),
    ),
    Because.CARTON_REFUSED: (
        QT_TRANSLATE_NOOP("because", "The carrier refuses this carton"),
        QT_TRANSLATE_NOOP("because", "Take another carton"),
    ),
    Because.LABEL_FIRST: (
        QT_TRANSLATE_NOOP("because", "First the label"),
        QT_TRANSLATE_NOOP("because", "Scan the label"),
    ),
    Because.LABEL_NOT_PRINTED: (QT_TRANSLATE_NOOP("because", "There is no label yet"), ""),
    Because.NOT_VERIFIED: (
        QT_TRANSLATE_NOOP("because", "Not every unit is verified: it cannot be closed"),
        QT_TRANSLATE_NOOP("because", "Scan the rest"),
    ),
    Because.ALREADY_HERE: (QT_TRANSLATE_NOOP("because", "You are there already"), ""),
    Because.PANEL_OPEN: (
        QT_TRANSLATE_NOOP("because", "Answer the question first"),
        QT_TRANSLATE_NOOP("because", "Scan an answer"),
    ),
    Because.NOTHING_TO_UNDO: (QT_TRANSLATE_NOOP("because", "There is nothing to undo"), ""),
    Because.NOTHING_TO_CONFIRM: (QT_TRANSLATE_NOOP("because", "There is nothing to confirm"), ""),
    Because.NOTHING_MISSING: (QT_TRANSLATE_NOOP("because", "Nothing is missing"), ""),
    Because.NOT_IN_THIS_TASK: (QT_TRANSLATE_NOOP("because", "Not wanted just now"), ""),
    Because.TASK_OVER: (QT_TRANSLATE_NOOP("because", "This work is over"), ""),
    Because.COUNT_EACH: (QT_TRANSLATE_NOOP("because", "Each unit of this is scanned"), ""),
    Because.SCAN_ONE_FIRST: (
        QT_TRANSLATE_NOOP("because", "First one by scan"),
        QT_TRANSLATE_NOOP("because", "Scan one item"),
    ),
    Because.ZERO_UNITS: (QT_TRANSLATE_NOOP("because", "Zero is no quantity"), ""),
    Because.NUMBER_TOO_LONG: (QT_TRANSLATE_NOOP("because", "That is too many digits"), ""),
    Because.WEIGH_FIRST: (
        QT_TRANSLATE_NOOP("because", "First its weight"),
        QT_TRANSLATE_NOOP("because", "Weigh the carton"),
    ),
    Because.WEIGHT_OFF: (QT_TRANSLATE_NOOP("because", "The weight is not as expected"), ""),
    Because.CHECK_BIN_FIRST: (
        QT_TRANSLATE_NOOP("because", "The bin should be empty"),
        QT_TRANSLATE_NOOP("because", "Look into it"),
    ),
    Because.NOT_A_SUPERVISOR: (
        QT_TRANSLATE_NOOP("because", "This badge may not let that pass"),
        "",
    ),
    Because.PUT_AWAY_FIRST: (
        QT_TRANSLATE_NOOP("because", "First put away what is in the hand"),
        QT_TRANSLATE_NOOP("because", "Scan the bin"),
    ),
    Because.SUPERVISOR_FIRST: (
        QT_TRANSLATE_NOOP("because", "A supervisor has to say so"),
        QT_TRANSLATE_NOOP("because", "Call a supervisor"),
    ),
    Because.PROMISED: (
        QT_TRANSLATE_NOOP("because", "The rest is promised to orders"),
        QT_TRANSLATE_NOOP("because", "Leave them there"),
    ),
    Because.UNIT_BY_UNIT: (
        QT_TRANSLATE_NOOP("because", "Each unit has its own number"),
        QT_TRANSLATE_NOOP("because", "Scan each unit"),
    ),
    Because.KIT_BY_PARTS: (
        QT_TRANSLATE_NOOP("because", "A kit · scan each of its parts"),
        QT_TRANSLATE_NOOP("because", "Open the kit"),
    ),
    Because.DATES_DIFFER: (QT_TRANSLATE_NOOP("because", "Its date is of another lot"), ""),
    Because.LOT_RECALLED: (
        QT_TRANSLATE_NOOP("because", "Its lot was recalled"),
        QT_TRANSLATE_NOOP("because", "Set it apart"),
    ),
}


def for_reason(because: Because) -> tuple[str, str]:
    """What is so, and the words of what to do; "" where the next step stays as it is."""
    why, to_do = _REASONS[because]
    return translate("because", why), translate("because", to_do)
