"""What a print that is not on paper says: which printer, what still works, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from app.errors import NotAllowed, StoreUnreachable
from app.fulfilment.shipping.carriers import Standing
from app.fulfilment.shipping.label_gate import LabelRefusal
from app.fulfilment.shipping.parcel.paperwork import PaperKind
from app.fulfilment.shipping.printing import PrintJobResult
from app.store.schema.shipping import PrintState
from ui.messages.errors import for_error
from ui.messages.floor.steps import Instruction
from ui.messages.trouble.texts import Trouble
from ui.messages.wording import counted, translate

_LETTERS = 4
"""So many letters without a font are shown: for more the card has no room."""


@dataclass(frozen=True, slots=True)
class PrintWords:
    """How a carton's prints ended.

    Attributes:
        word: one line for the card, e.g. "label and slip printed".
        what_to_do: a second line for the card, "" where there is nothing to do.
        step: what the packer does instead of sticking the label; None where all is on paper.
    """

    word: str
    what_to_do: str = ""
    step: Instruction | None = None


def for_prints(failed: Sequence[PrintJobResult], lost: Sequence[str] = ()) -> PrintWords:
    """Word the prints that failed or whose end nobody knows; none means that all is on paper.

    ``lost`` are letters of the address that stand on paper as "?".
    """
    if not failed and lost:
        todo = translate("papers", "Scan EXCEPTION, or write them on the label.")
        return PrintWords(_unprinted(lost), todo)
    if not failed:
        return PrintWords(translate("papers", "label and slip printed"))
    worst = next((job for job in failed if job.kind is PaperKind.LABEL), failed[0])
    word = _how_it_ended(worst)
    todo = translate("papers", "F4 prints again. Settings chooses another printer.")
    return PrintWords(word, todo, _step(worst, _still_works(failed)))


def _unprinted(lost: Sequence[str]) -> str:
    said = translate("papers", "the address prints ? for {letters}")
    if len(lost) > _LETTERS:
        said = translate("papers", "the address prints ? for {letters} and {n} more")
    return said.format(letters=" ".join(lost[:_LETTERS]), n=len(lost) - _LETTERS)


def for_early_label(failed: Sequence[PrintJobResult], lost: Sequence[str] = ()) -> Instruction:
    """What to do with a label that came before all is verified: stick it, and go on (D8).

    ``lost`` as of ``for_prints``.
    """
    if failed and (step := for_prints(failed).step) is not None:
        return step
    if lost:
        return _to_write_in(lost)
    overline = translate("papers", "The label is out · the carton stays open")
    then = translate("papers", "then scan on")
    return Instruction(overline, translate("papers", "Stick the label"), then)


def _to_write_in(lost: Sequence[str]) -> Instruction:
    """The letters stand in the second line: it keeps small letters small."""
    one, many = translate("papers", "one letter"), translate("papers", "{n} letters")
    said = translate("papers", "The label is out · the address prints ? for {letters}")
    overline = said.format(letters=counted(len(lost), one, many))
    more = "…" if len(lost) > _LETTERS else ""
    write = translate("papers", "write in {letters}")
    second = write.format(letters="".join(lost[:_LETTERS]) + more)
    return Instruction(overline, translate("papers", "Stick the label"), second)


def _how_it_ended(job: PrintJobResult) -> str:
    if job.state is PrintState.UNKNOWN:
        text = translate("papers", "{printer} did not answer: look if the {paper} came out")
        return text.format(printer=job.printer, paper=_paper(job.kind))
    if job.detail:
        return f"{job.printer}: {job.detail}"
    return translate("papers", "{printer} did not print").format(printer=job.printer)


def _step(job: PrintJobResult, still_works: str) -> Instruction:
    overline = f"{job.printer} · {still_works}" if still_works else job.printer
    reprint = translate("papers", "then scan REPRINT")
    if job.state is PrintState.UNKNOWN and job.kind is PaperKind.LABEL:
        return Instruction(overline, translate("papers", "Look for it"), reprint)
    return Instruction(overline, translate("papers", "Check the printer"), reprint)


def _still_works(failed: Sequence[PrintJobResult]) -> str:
    kinds = {job.kind for job in failed}
    if kinds == {PaperKind.LABEL}:
        return translate("papers", "the slip is printed, the label is kept")
    if kinds == {PaperKind.SLIP}:
        return translate("papers", "the label is printed, the slip is kept")
    return translate("papers", "label and slip are kept")


def _paper(kind: PaperKind) -> str:
    label = kind is PaperKind.LABEL
    return translate("papers", "label") if label else translate("papers", "slip")


def for_no_papers(error: Exception) -> Trouble:
    """Word why label and slip could not be made; nothing was booked or printed."""
    if isinstance(error, StoreUnreachable):
        detail = translate("papers", "All verified. The label follows when the database is back")
        keep = translate("papers", "Keep the carton")
        return Trouble(keep, detail, translate("papers", "or scan EXCEPTION"))
    reason = error.facts.get("reason") if isinstance(error, NotAllowed) else None
    if reason == LabelRefusal.LOT_RECALLED:
        return _recalled(error)
    if reason in set(LabelRefusal):
        aside = translate("papers", "Set it aside")
        detail = _refusal(LabelRefusal(str(reason)))
        return Trouble(aside, detail, translate("papers", "then scan EXCEPTION"))
    return for_error(error)


def _recalled(error: Exception) -> Trouble:
    """UNDO takes the scans back up to the unit of that lot; EXCEPTION calls a supervisor."""
    said = translate("papers", "Lot {lot} was recalled, no label is made · UNDO up to its unit")
    facts = error.facts if isinstance(error, NotAllowed) else {}
    detail = said.format(lot=facts.get("detail", ""))
    take_out = translate("papers", "Take it out")
    return Trouble(take_out, detail, translate("papers", "or scan EXCEPTION"))


def for_no_early_label(error: Exception) -> Trouble:
    """Word why no label was made of a carton that is not verified; packing goes on."""
    scan_on = translate("papers", "Scan on")
    later = translate("papers", "the label follows")
    if isinstance(error, StoreUnreachable):
        detail = translate("papers", "An early label needs the database, which cannot be reached")
        return Trouble(scan_on, detail, later)
    reason = error.facts.get("reason") if isinstance(error, NotAllowed) else None
    if reason == LabelRefusal.LOT_RECALLED:
        return _recalled(error)
    if reason in set(LabelRefusal):
        return Trouble(scan_on, _refusal(LabelRefusal(str(reason))), later)
    return for_error(error)


def _refusal(reason: LabelRefusal) -> str:
    match reason:
        case LabelRefusal.ORDER_CANCELLED:
            return translate("papers", "The order was cancelled, no label is made")
        case LabelRefusal.NOT_VERIFIED:
            return translate("papers", "Not every unit is verified, no label is made")
        case LabelRefusal.CARTON_EMPTY:
            return translate("papers", "The carton is empty, no label is made")
        case LabelRefusal.LOT_RECALLED:
            return translate("papers", "A lot in it was recalled, no label is made")
        case LabelRefusal.NO_CARRIER:
            return translate("papers", "No carrier takes this carton")
        case LabelRefusal.DOES_NOT_FIT:
            return translate("papers", "The address does not fit on the label")
        case _:
            assert_never(reason)


def for_standing(standing: Standing) -> str:
    """Say why a carrier's quote was taken or lost."""
    match standing:
        case Standing.CHOSEN:
            return translate("papers", "cheapest in time")
        case Standing.DEARER:
            return translate("papers", "dearer")
        case Standing.LATE:
            return translate("papers", "too late")
        case Standing.TOO_HEAVY:
            return translate("papers", "too heavy for it")
        case Standing.TOO_LARGE:
            return translate("papers", "too large for it")
        case Standing.NOT_SERVED:
            return translate("papers", "does not go there")
        case Standing.HAZARDOUS_REFUSED:
            return translate("papers", "takes no hazardous goods")
        case Standing.PASSED_OVER:
            return translate("papers", "passed over by hand")
        case _:
            assert_never(standing)
