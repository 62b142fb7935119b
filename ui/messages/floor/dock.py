"""What the dock says to each scanned label, and the signal that goes with it (D9)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import assert_never

from app.fulfilment.dispatch.loading import DispatchVerdict
from app.fulfilment.dispatch.manifest import ManifestAnswer, ManifestVerdict
from app.fulfilment.dispatch.manifest_paper import ManifestPrint
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Verdict
from hardware.ports import PrintOutcome
from ui.messages.floor.panels import Question, help_answers
from ui.messages.floor.steps import Instruction
from ui.messages.wording import counted, translate


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


def closing_verdict(verdict: ManifestVerdict) -> Verdict:
    """The scan's verdict for an answer to a handover that was to be closed."""
    match verdict:
        case ManifestVerdict.CLOSED:
            return Verdict.TASK_DONE
        case (
            ManifestVerdict.PARCELS_MISSING
            | ManifestVerdict.NOTHING_ABOARD
            | ManifestVerdict.NOT_A_SUPERVISOR
        ):
            return Verdict.WRONG_STATE
        case _:
            assert_never(verdict)


def closing_meaning(answer: ManifestAnswer) -> str:
    """What such an answer means, for the tape and the overline."""
    match answer.verdict:
        case ManifestVerdict.CLOSED:
            said = translate("dispatch", "Manifest {manifest} · {parcels}")
            parcels = _parcels(answer.parcels)
            return said.format(manifest=answer.manifest_no, parcels=parcels)
        case ManifestVerdict.PARCELS_MISSING:
            said = translate("dispatch", "{missing} missing · a supervisor's badge closes it")
            return said.format(missing=answer.missing)
        case ManifestVerdict.NOTHING_ABOARD:
            return translate("dispatch", "Nothing is aboard since the last manifest")
        case ManifestVerdict.NOT_A_SUPERVISOR:
            said = translate("dispatch", "Not a supervisor's badge · {missing} missing")
            return said.format(missing=answer.missing)
        case _:
            assert_never(answer.verdict)


def closing_step(answer: ManifestAnswer) -> Instruction:
    """What the loader does after such an answer."""
    overline = closing_meaning(answer)
    match answer.verdict:
        case ManifestVerdict.CLOSED:
            headline = translate("dispatch", "Sign the manifest")
            overline = f"{overline} · {answer.carrier}"
            return Instruction(overline, headline, translate("dispatch", "the van leaves"))
        case ManifestVerdict.PARCELS_MISSING:
            headline = translate("dispatch", "Load the rest")
            return Instruction(overline, headline, translate("dispatch", "or supervisor's badge"))
        case ManifestVerdict.NOTHING_ABOARD:
            headline = translate("dispatch", "Scan a label")
            return Instruction(overline, headline, translate("dispatch", "then load it"))
        case ManifestVerdict.NOT_A_SUPERVISOR:
            headline = translate("dispatch", "Call a supervisor")
            return Instruction(overline, headline, translate("dispatch", "or load them"))
        case _:
            assert_never(answer.verdict)


def while_closing() -> str:
    """What to do while the shared database closes a handover."""
    return translate("dispatch", "Wait a moment")


def print_step(result: ManifestPrint) -> Instruction | None:
    """What to do about a print of a manifest; None if it lies there."""
    reprint = translate("dispatch", "then scan REPRINT")
    match result.outcome:
        case PrintOutcome.CONFIRMED:
            return None
        case PrintOutcome.UNKNOWN:
            said = translate("dispatch", "{printer} did not say if manifest {manifest} came out")
            if result.is_unheard:
                said = translate("dispatch", "Nobody knows if manifest {manifest} came out")
            overline = said.format(printer=result.printer, manifest=result.manifest_no)
            return Instruction(overline, translate("dispatch", "Look for it"), reprint)
        case PrintOutcome.FAILED:
            check = translate("dispatch", "Check the printer")
            return Instruction(_not_printed(result), check, reprint)
        case _:
            assert_never(result.outcome)


def _not_printed(result: ManifestPrint) -> str:
    if not result.printer:
        said = translate(
            "dispatch", "Manifest {manifest} is closed · no slip printer is set up here"
        )
        return said.format(manifest=result.manifest_no)
    said = translate("dispatch", "Manifest {manifest} is closed, not printed · {printer}")
    words = said.format(manifest=result.manifest_no, printer=result.printer)
    return f"{words}: {result.detail}" if result.detail else words


def _parcels(count: int) -> str:
    one, many = translate("dispatch", "1 parcel"), translate("dispatch", "{n} parcels")
    return counted(count, one, many)


def for_dock(live: Collection[ControlCode]) -> Question:
    """What the keys do at the dock, for its help."""
    own = {
        ControlCode.CONFIRM: translate("dispatch", "Ends a STOP, closes the handover"),
        ControlCode.REPRINT: translate("dispatch", "Prints the last manifest again"),
    }
    question = help_answers(live, at_rest=True)
    answers = {code: own.get(code, words) for code, words in question.answers.items()}
    return replace(question, answers=answers)
