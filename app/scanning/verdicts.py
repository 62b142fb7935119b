"""Every answer that the program can give to a scan, and the one signal of each.

Source: verification.md D3; screens rule 1.
"""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import assert_never


class Signal(Enum):
    """The four things a verdict can tell an operator from three metres."""

    OK = "ok"
    STOP = "stop"
    ATTENTION = "attention"
    NOT_COUNTED = "not counted"


class Verdict(StrEnum):
    """The closed set of verdicts."""

    ACCEPTED = "accepted"
    LINE_DONE = "line done"
    TASK_DONE = "task done"
    WRONG_ITEM = "wrong item"
    OVER_QUANTITY = "over quantity"
    UNKNOWN_CODE = "unknown code"
    AMBIGUOUS_CODE = "ambiguous code"
    WRONG_BIN = "wrong bin"
    WRONG_TOTE = "wrong tote"
    WRONG_CARTON = "wrong carton"
    WRONG_LOT = "wrong lot"
    SET_APART = "set apart"
    LOT_REQUIRED = "lot required"
    EXPIRED = "expired"
    WRONG_SERIAL = "wrong serial"
    SERIAL_REQUIRED = "serial required"
    DUPLICATE_SERIAL = "duplicate serial"
    NOT_COUNTED = "not counted"
    WRONG_STATE = "wrong state"
    ORDER_CHANGED = "order changed"
    ORDER_CANCELLED = "order cancelled"
    NOT_YOURS = "not yours"


def asks_for_more(verdict: Verdict) -> bool:
    """True where the scan was right and only half of what is needed: its lot or number follows."""
    return verdict in {Verdict.LOT_REQUIRED, Verdict.SERIAL_REQUIRED}


def signal_of(verdict: Verdict) -> Signal:
    """Say which signal a verdict gives.

    STOP latches (D4): a unit is where it must not be, or the work itself may not go on.
    ATTENTION does not: the code was useless or came at the wrong moment, nothing moved; or a
    unit is taken, but not to where it was meant to go.
    """
    match verdict:
        case Verdict.ACCEPTED | Verdict.LINE_DONE | Verdict.TASK_DONE:
            return Signal.OK
        case (
            Verdict.WRONG_ITEM
            | Verdict.OVER_QUANTITY
            | Verdict.WRONG_BIN
            | Verdict.WRONG_TOTE
            | Verdict.WRONG_CARTON
            | Verdict.WRONG_LOT
            | Verdict.EXPIRED
            | Verdict.WRONG_SERIAL
            | Verdict.DUPLICATE_SERIAL
            | Verdict.ORDER_CHANGED
            | Verdict.ORDER_CANCELLED
            | Verdict.NOT_YOURS
        ):
            return Signal.STOP
        case (
            Verdict.UNKNOWN_CODE
            | Verdict.AMBIGUOUS_CODE
            | Verdict.SET_APART
            | Verdict.LOT_REQUIRED
            | Verdict.SERIAL_REQUIRED
            | Verdict.WRONG_STATE
        ):
            return Signal.ATTENTION
        case Verdict.NOT_COUNTED:
            return Signal.NOT_COUNTED
        case _:
            assert_never(verdict)


def is_refusal(verdict: Verdict) -> bool:
    """True for a scan that counted nothing, except where it was right and more is asked for."""
    return signal_of(verdict) is not Signal.OK and not asks_for_more(verdict)
