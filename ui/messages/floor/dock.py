"""What the dock says to each scanned label, and the signal that goes with it (D9)."""

from __future__ import annotations

from typing import assert_never

from app.fulfilment.dispatch.loading import DispatchVerdict
from app.scanning.verdicts import Verdict
from ui.messages.floor.steps import Instruction
from ui.messages.wording import translate


def verdict_of(verdict: DispatchVerdict) -> Verdict:
    """The scan's verdict for an answer of the dock."""
    match verdict:
        case DispatchVerdict.LOADED:
            return Verdict.ACCEPTED
        case DispatchVerdict.ORDER_SHIPPED | DispatchVerdict.PART_SHIPPED:
            return Verdict.TASK_DONE
        case DispatchVerdict.ALREADY_LOADED:
            return Verdict.NOT_COUNTED
        case DispatchVerdict.NOT_CLOSED | DispatchVerdict.OTHER_CARRIER:
            return Verdict.WRONG_CARTON
        case DispatchVerdict.UNKNOWN_LABEL:
            return Verdict.UNKNOWN_CODE
        case DispatchVerdict.ORDER_CANCELLED:
            return Verdict.ORDER_CANCELLED
        case DispatchVerdict.RECALLED:
            return Verdict.WRONG_LOT
        case _:
            assert_never(verdict)


def meaning_of(verdict: DispatchVerdict) -> str:
    """What an answer means, for the tape and the overline."""
    match verdict:
        case DispatchVerdict.LOADED:
            return translate("dispatch", "Loaded · more cartons follow")
        case DispatchVerdict.ORDER_SHIPPED:
            return translate("dispatch", "Order shipped")
        case DispatchVerdict.PART_SHIPPED:
            return translate("dispatch", "Part shipped · the rest follows later")
        case DispatchVerdict.ALREADY_LOADED:
            return translate("dispatch", "Loaded before, not counted")
        case DispatchVerdict.NOT_CLOSED:
            return translate("dispatch", "This carton is not closed")
        case DispatchVerdict.OTHER_CARRIER:
            return translate("dispatch", "Another carrier's parcel")
        case DispatchVerdict.UNKNOWN_LABEL:
            return translate("dispatch", "Nobody knows this label")
        case DispatchVerdict.ORDER_CANCELLED:
            return translate("dispatch", "The order was cancelled")
        case DispatchVerdict.RECALLED:
            return translate("dispatch", "A lot in it was recalled: set it aside")
        case _:
            assert_never(verdict)


def first_step(carrier: str, *, asks_lane: bool) -> Instruction:
    """What the loader does first; ``carrier`` is whose lane it is, "" if none was scanned."""
    overline = translate("dispatch", "Load parcels")
    if asks_lane:
        headline = translate("dispatch", "Scan the lane")
        return Instruction(overline, headline, translate("dispatch", "then its parcels"))
    if carrier:
        overline = translate("dispatch", "Load {carrier}").format(carrier=carrier)
    headline, second = translate("dispatch", "Scan a label"), translate("dispatch", "then load it")
    return Instruction(overline, headline, second)


def next_step(verdict: DispatchVerdict) -> Instruction:
    """What the loader does after an answer that latches nothing."""
    if verdict is DispatchVerdict.UNKNOWN_LABEL:
        headline = translate("dispatch", "Scan another label")
        return Instruction(meaning_of(verdict), headline, translate("dispatch", "or set aside"))
    if verdict.leaves:
        headline = translate("dispatch", "Load it")
        return Instruction(meaning_of(verdict), headline, translate("dispatch", "scan the next"))
    headline = translate("dispatch", "Scan the next")
    return Instruction(meaning_of(verdict), headline, translate("dispatch", "it is aboard"))


def while_asking() -> str:
    """What to do while the shared database answers."""
    return translate("dispatch", "Hold it")
