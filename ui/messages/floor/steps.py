"""What a picker or packer does next: one imperative verb first, at most three words and three.

Source: ux.md, rule 21; the states of ``PickState`` and ``PackState``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, assert_never

from PySide6.QtCore import QCoreApplication

from app.fulfilment.packing.situation import PackState
from app.fulfilment.picking.situation import PickState

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Instruction:
    """What to do next."""

    overline: str
    headline: str
    second: str = ""


def for_asked(asks: Literal["lot", "serial"], sku: str, lot: str = "") -> Instruction:
    """Ask for the lot or serial number of the item that was just scanned, wherever that is.

    ``lot`` is the one that is wanted, with its date, or "".
    """
    overline = translate("steps", "{sku} · the unit in your hand").format(sku=sku)
    of_it = translate("steps", "of this unit")
    if asks == "lot":
        return Instruction(overline, translate("steps", "Scan the lot"), lot or of_it)
    return Instruction(overline, translate("steps", "Scan the serial"), of_it)


def for_other_lot(lot: str, asked: str) -> str:
    """Say that another lot than the one asked for was taken, and that this is right."""
    taken = translate("steps", "Lot {lot} taken in place of {asked}")
    return taken.format(lot=lot, asked=asked)


def for_pick(state: PickState, bin_code: str, tote: str, slot: int) -> Instruction:
    """Say the next step of a walk.

    Args:
        state: where the walk stands.
        bin_code: the stop's bin; at the end the drop point, "" where CONFIRM ends the walk.
        tote: the stop's tote.
        slot: the tote's slot on the cart.
    """
    from_bin = translate("pick", "Step 1 of 2 · Take from the bin")
    match state:
        case PickState.BIND_TOTE:
            return _for_slot(slot)
        case PickState.GO_TO_BIN:
            headline = translate("pick", "Go to {bin}").format(bin=bin_code)
            return Instruction(from_bin, headline, translate("pick", "then scan it"))
        case PickState.AT_BIN:
            second = translate("pick", "from {bin}").format(bin=bin_code)
            return Instruction(from_bin, translate("pick", "Scan each item"), second)
        case PickState.COUNTED:
            words = translate("pick", "Scan the next"), translate("pick", "or its tote")
            return Instruction(from_bin, *words)
        case PickState.TO_TOTE:
            return _into_tote(tote, slot)
        case PickState.QUANTITY:
            return Instruction(from_bin, *key_the_rest())
        case PickState.BIN_CHECK:
            overline = translate("pick", "By the books {bin} is empty").format(bin=bin_code)
            look = translate("pick", "Look into it")
            return Instruction(overline, look, translate("pick", "scan an answer"))
        case PickState.SHORT_PANEL:
            too_few = translate("pick", "Too few in bin {bin}")
            return Instruction(too_few.format(bin=bin_code), *_say_why())
        case PickState.DROP_POINT | PickState.DONE | PickState.NOT_YOURS:
            return _walk_ending(state, bin_code)
        case PickState.LATCHED:
            return Instruction("", "")
        case _:
            assert_never(state)


def _into_tote(tote: str, slot: int) -> Instruction:
    put = translate("pick", "Step 2 of 2 · Put into tote {tote}").format(tote=tote)
    second = translate("pick", "in slot {slot}").format(slot=slot)
    return Instruction(put, translate("pick", "Scan the tote"), second)


def _for_slot(slot: int) -> Instruction:
    overline = translate("pick", "An empty tote for each slot")
    second = translate("pick", "for slot {slot}").format(slot=slot)
    return Instruction(overline, translate("pick", "Scan a tote"), second)


def _walk_ending(
    state: Literal[PickState.DROP_POINT, PickState.DONE, PickState.NOT_YOURS], drop_point: str
) -> Instruction:
    confirm = translate("pick", "then scan CONFIRM")
    match state:
        case PickState.DROP_POINT:
            overline = translate("pick", "Every stop is done")
            if drop_point:
                headline = translate("pick", "Bring to {bin}").format(bin=drop_point)
                return Instruction(overline, headline, translate("pick", "then scan it"))
            return Instruction(overline, translate("pick", "Bring the cart"), confirm)
        case PickState.DONE:
            overline = translate("pick", "The cart is brought in")
            return Instruction(overline, translate("pick", "Take another cart"), confirm)
        case PickState.NOT_YOURS:
            overline = translate("pick", "Another station has this cart")
            return Instruction(overline, translate("pick", "Take another cart"), confirm)
        case _:
            assert_never(state)


def for_pack(state: PackState, carton: str, order_no: str) -> Instruction:
    """Say the next step at the packing station; ``carton`` is the name of the carton in hand."""
    verify = translate("pack", "Step 2 of 2 · Verify into the carton")
    verified = translate("pack", "All verified · {order}").format(order=order_no)
    match state:
        case PackState.CHOOSE_CARTON:
            second = translate("pack", "scan its code")
            return Instruction(verify, translate("pack", "Take a carton"), second)
        case PackState.PACKING:
            second = translate("pack", "into {carton}").format(carton=carton)
            return Instruction(verify, translate("pack", "Scan each item"), second)
        case PackState.INTO_CARTON:
            second = translate("pack", "of {carton}").format(carton=carton)
            return Instruction(verify, translate("pack", "Scan its carton"), second)
        case PackState.QUANTITY:
            return Instruction(verify, *key_the_rest())
        case PackState.WEIGH | PackState.WEIGHT_OFF | PackState.WEIGHT_PANEL:
            return _pack_weighing(state, carton)
        case PackState.OTHER_BADGE:
            return _call_somebody()
        case PackState.PRINTING:
            return Instruction(verified, translate("pack", "Wait for label"))
        case PackState.LABEL:
            second = translate("pack", "then scan it")
            return Instruction(verified, translate("pack", "Stick the label"), second)
        case (
            PackState.SHORT_PANEL
            | PackState.PROBLEM_PANEL
            | PackState.REPRINT_PANEL
            | PackState.EARLY_LABEL
            | PackState.SUPERVISOR
        ):
            return _pack_asked(state)
        case PackState.LATCHED:
            return Instruction("", "")
        case PackState.DONE | PackState.SET_ASIDE | PackState.OUTDATED | PackState.NOT_YOURS:
            return _pack_ending(state, order_no)
        case _:
            assert_never(state)


def _pack_asked(
    state: Literal[
        PackState.SHORT_PANEL,
        PackState.PROBLEM_PANEL,
        PackState.REPRINT_PANEL,
        PackState.EARLY_LABEL,
        PackState.SUPERVISOR,
    ],
) -> Instruction:
    match state:
        case PackState.SHORT_PANEL:
            return Instruction(translate("pack", "Too few in the tote"), *_say_why())
        case PackState.PROBLEM_PANEL:
            overline = translate("pack", "A supervisor will look at it")
            confirm = translate("pack", "then scan CONFIRM")
            return Instruction(overline, translate("pack", "Set it aside"), confirm)
        case PackState.REPRINT_PANEL:
            return Instruction(translate("pack", "The old label will be void"), *_say_why())
        case PackState.EARLY_LABEL:
            return Instruction(translate("pack", "No label before all is verified"), *_say_why())
        case PackState.SUPERVISOR:
            overline = translate("pack", "No label before all is verified")
            second = translate("pack", "scan their badge")
            return Instruction(overline, translate("pack", "Call a supervisor"), second)
        case _:
            assert_never(state)


def _call_somebody() -> Instruction:
    overline = translate("pack", "Who picked it does not pack it")
    second = translate("pack", "or a supervisor")
    return Instruction(overline, translate("pack", "Call another packer"), second)


def key_the_rest() -> tuple[str, str]:
    """The step while a quantity is keyed."""
    return translate("panel", "Key the rest"), translate("panel", "then scan CONFIRM")


def _pack_weighing(
    state: Literal[PackState.WEIGH, PackState.WEIGHT_OFF, PackState.WEIGHT_PANEL], carton: str
) -> Instruction:
    full = translate("pack", "{carton} is full").format(carton=carton)
    match state:
        case PackState.WEIGH:
            second = translate("pack", "onto the scale")
            return Instruction(full, translate("pack", "Weigh the carton"), second)
        case PackState.WEIGHT_OFF:
            overline = translate("pack", "The weight is not as expected")
            second = translate("pack", "or scan CONFIRM")
            return Instruction(overline, translate("pack", "Check the carton"), second)
        case PackState.WEIGHT_PANEL:
            return Instruction(translate("pack", "The carton goes on"), *_say_why())
        case _:
            assert_never(state)


def _say_why() -> tuple[str, str]:
    return translate("panel", "Say why"), translate("panel", "scan an answer")


def _pack_ending(
    state: Literal[PackState.DONE, PackState.SET_ASIDE, PackState.OUTDATED, PackState.NOT_YOURS],
    order_no: str,
) -> Instruction:
    next_one = translate("pack", "Scan next tote")
    aside, tote = translate("pack", "Set it aside"), translate("pack", "scan next tote")
    match state:
        case PackState.DONE:
            overline = translate("pack", "{order} is packed").format(order=order_no)
            return Instruction(overline, next_one, translate("pack", "or an order"))
        case PackState.SET_ASIDE:
            overline = translate("pack", "{order} waits for a supervisor").format(order=order_no)
        case PackState.OUTDATED:
            overline = translate("pack", "{order} was changed").format(order=order_no)
        case PackState.NOT_YOURS:
            overline = translate("pack", "Another station has {order}").format(order=order_no)
        case _:
            assert_never(state)
    return Instruction(overline, aside, tote)
