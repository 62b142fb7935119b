"""A quantity that is keyed digit by digit, on the number row or from the card of digits (D5)."""

from __future__ import annotations

from collections.abc import Callable

from app.fulfilment.double_scan.ruling import Ruling, accept, refuse
from app.fulfilment.events import Because, DigitKeyed, PanelChanged
from app.scanning.control_card import ControlCode
from app.scanning.meaning import ControlScanned, DigitScanned, Meaning
from app.scanning.verdicts import Verdict

LONGEST = 4
"""Digits of a quantity; more are a slip of the hand."""


def judge_keyed(entry: str, meaning: Meaning, counted: Callable[[int], Ruling]) -> Ruling:
    """Take digits until CONFIRM counts them; zero counts nothing, and nothing is negative.

    Args:
        entry: the digits so far, one or more.
        meaning: what came now.
        counted: what a quantity of 1 or more does.
    """
    match meaning:
        case DigitScanned(digit) if len(entry) < LONGEST:
            return accept(DigitKeyed(digit=digit))
        case DigitScanned():
            return refuse(Verdict.WRONG_STATE, because=Because.NUMBER_TOO_LONG)
        case ControlScanned(ControlCode.CONFIRM) if int(entry) == 0:
            return refuse(Verdict.WRONG_STATE, because=Because.ZERO_UNITS)
        case ControlScanned(ControlCode.CONFIRM):
            return counted(int(entry))
        case ControlScanned(ControlCode.UNDO):
            return accept(PanelChanged(panel=""))
        case _:
            return refuse(Verdict.WRONG_STATE, because=Because.PANEL_OPEN)
