"""What a picker or packer does next: one imperative verb first, at most three words and three.

Source: ux.md, rule 21; the states of ``PickState`` and ``PackState``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.fulfilment.events import Because
from app.fulfilment.packing.situation import PackState
from app.fulfilment.picking.situation import PickState

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Instruction:
    """What to do next."""

    overline: str
    headline: str
    second: str = ""


def for_pick(state: PickState, bin_code: str, tote: str, slot: int) -> Instruction:
    """Say the next step of a walk.  ``slot`` is the tote's slot on the cart."""
    step_1 = translate("pick", "Step 1 of 2 · Take from the bin")
    into_slot = translate("pick", "into slot {slot}, {tote}").format(slot=slot, tote=tote)
    match state:
        case PickState.GO_TO_BIN:
            headline = translate("pick", "Go to {bin}").format(bin=bin_code)
            return Instruction(step_1, headline, translate("pick", "then scan the bin"))
        case PickState.AT_BIN:
            return Instruction(step_1, translate("pick", "Scan each item"), into_slot)
        case PickState.COUNTED:
            return Instruction(step_1, translate("pick", "Scan the next"), into_slot)
        case PickState.TO_TOTE:
            return Instruction(step_1, translate("pick", "Scan the tote"), into_slot)
        case PickState.SHORT_PANEL:
            overline = translate("pick", "Too few in the bin")
            headline = translate("pick", "Is it empty?")
            return Instruction(overline, headline, translate("pick", "then scan CONFIRM"))
        case PickState.DROP_POINT:
            overline = translate("pick", "Every stop is done")
            headline = translate("pick", "Bring the cart")
            return Instruction(overline, headline, translate("pick", "then scan CONFIRM"))
        case PickState.DONE:
            overline = translate("pick", "The cart is brought in")
            headline = translate("pick", "Cart done")
            return Instruction(overline, headline, translate("pick", "press F1 for the next"))
        case PickState.NOT_YOURS:
            overline = translate("pick", "Another station has this cart")
            return Instruction(overline, translate("pick", "Leave the cart"))
        case PickState.LATCHED:
            return Instruction("", "")
        case _:
            assert_never(state)


def for_pack(state: PackState, carton: str, order_no: str) -> Instruction:
    """Say the next step at the packing station; ``carton`` is the name of the carton in hand."""
    step_2 = translate("pack", "Step 2 of 2 · Verify into the carton")
    into = translate("pack", "into {carton}").format(carton=carton)
    confirm = translate("pack", "then scan CONFIRM")
    match state:
        case PackState.CHOOSE_CARTON:
            second = translate("pack", "scan its code")
            return Instruction(step_2, translate("pack", "Take a carton"), second)
        case PackState.PACKING:
            return Instruction(step_2, translate("pack", "Scan each item"), into)
        case PackState.PRINTING:
            overline = translate("pack", "All verified · {order}").format(order=order_no)
            return Instruction(overline, translate("pack", "Wait for label"))
        case PackState.LABEL:
            overline = translate("pack", "All verified · {order}").format(order=order_no)
            second = translate("pack", "then scan it")
            return Instruction(overline, translate("pack", "Stick the label"), second)
        case PackState.SHORT_PANEL:
            overline = translate("pack", "Too few in the tote")
            return Instruction(overline, translate("pack", "Is it missing?"), confirm)
        case PackState.PROBLEM_PANEL:
            overline = translate("pack", "A supervisor will look at it")
            return Instruction(overline, translate("pack", "Set it aside?"), confirm)
        case PackState.REPRINT_PANEL:
            overline = translate("pack", "The old label is void")
            return Instruction(overline, translate("pack", "Print again?"), confirm)
        case PackState.LATCHED:
            return Instruction("", "")
        case _:
            return _pack_ending(state, order_no)


def _pack_ending(state: PackState, order_no: str) -> Instruction:
    next_one = translate("pack", "Scan next tote")
    match state:
        case PackState.DONE:
            overline = translate("pack", "{order} is packed").format(order=order_no)
            return Instruction(overline, translate("pack", "Carton done"), next_one)
        case PackState.SET_ASIDE:
            overline = translate("pack", "{order} waits for a supervisor").format(order=order_no)
        case PackState.OUTDATED:
            overline = translate("pack", "{order} was changed").format(order=order_no)
        case PackState.NOT_YOURS:
            overline = translate("pack", "Another station has {order}").format(order=order_no)
        case _:
            raise AssertionError(state)
    return Instruction(overline, translate("pack", "Set it aside"), next_one)


def for_reason(because: Because) -> tuple[str, str]:
    """Say why a code could not be taken: what is so, and the two or three words of what to do."""
    match because:
        case Because.CLAIM_LOST:
            return translate("because", "Another station has this work"), ""
        case Because.OTHER_BADGE:
            return translate("because", "The picker may not pack this"), ""
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
            return translate("because", "The carton is empty"), ""
        case Because.CARTON_REFUSED:
            return translate("because", "The carrier refuses this carton"), ""
        case Because.LABEL_FIRST:
            return translate("because", "First the label"), translate("because", "Scan the label")
        case Because.LABEL_NOT_PRINTED:
            return translate("because", "There is no label yet"), ""
        case Because.ALREADY_HERE:
            return translate("because", "You are there already"), ""
        case Because.PANEL_OPEN:
            return translate("because", "Answer the question first"), ""
        case Because.NOTHING_TO_UNDO:
            return translate("because", "There is nothing to undo"), ""
        case Because.NOTHING_TO_CONFIRM:
            return translate("because", "There is nothing to confirm"), ""
        case Because.NOTHING_MISSING:
            return translate("because", "Nothing is missing"), ""
        case Because.NOT_IN_THIS_TASK:
            return translate("because", "Not wanted just now"), ""
        case Because.TASK_OVER:
            return translate("because", "This work is over"), ""
        case _:
            assert_never(because)
