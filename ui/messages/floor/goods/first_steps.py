"""Why a code could not be taken where something else comes first."""

from __future__ import annotations

from typing import Literal, assert_never

from app.fulfilment.events import Because
from ui.messages.wording import translate


def in_stock_work(
    because: Literal[Because.PUT_AWAY_FIRST, Because.SUPERVISOR_FIRST, Because.PROMISED],
) -> tuple[str, str]:
    """Say what comes first, and the words of what to do."""
    match because:
        case Because.PUT_AWAY_FIRST:
            first = translate("because", "First put away what is in the hand")
            return first, translate("because", "Scan the bin")
        case Because.SUPERVISOR_FIRST:
            needed = translate("because", "A supervisor has to say so")
            return needed, translate("because", "Call a supervisor")
        case Because.PROMISED:
            promised = translate("because", "The rest is promised to orders")
            return promised, translate("because", "Leave them there")
        case _:
            assert_never(because)


def first_another(
    because: Literal[
        Because.CARTON_LABEL_FIRST,
        Because.SCAN_ONE_FIRST,
        Because.WEIGH_FIRST,
        Because.CHECK_BIN_FIRST,
        Because.NOT_VERIFIED,
    ],
) -> tuple[str, str]:
    """Say what comes first, and the words of what to do."""
    match because:
        case Because.CARTON_LABEL_FIRST:
            return translate("because", "First its carton"), translate("because", "Scan the carton")
        case Because.SCAN_ONE_FIRST:
            return translate("because", "First one by scan"), translate("because", "Scan one item")
        case Because.WEIGH_FIRST:
            return translate("because", "First its weight"), translate(
                "because", "Weigh the carton"
            )
        case Because.CHECK_BIN_FIRST:
            look = translate("because", "Look into it")
            return translate("because", "The bin should be empty"), look
        case Because.NOT_VERIFIED:
            early = translate("because", "Not every unit is verified: it cannot be closed")
            return early, translate("because", "Scan the rest")
        case _:
            assert_never(because)


def of_what_leaves(
    because: Literal[
        Because.CARTON_FIRST,
        Because.CARTON_OPEN,
        Because.CARTON_EMPTY,
        Because.CARTON_REFUSED,
        Because.LOT_RECALLED,
    ],
) -> tuple[str, str]:
    """Reasons of the carton, and of goods that may go into none."""
    match because:
        case Because.CARTON_FIRST:
            return translate("because", "First a carton"), translate("because", "Take a carton")
        case Because.CARTON_OPEN:
            return translate("because", "A carton is open"), translate("because", "Scan an item")
        case Because.CARTON_EMPTY:
            return translate("because", "The carton is empty"), translate("because", "Scan an item")
        case Because.CARTON_REFUSED:
            refused = translate("because", "The carrier refuses this carton")
            return refused, translate("because", "Take another carton")
        case Because.LOT_RECALLED:
            recalled = translate("because", "Its lot was recalled")
            return recalled, translate("because", "Set it apart")
        case _:
            assert_never(because)


def of_a_unit(
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
