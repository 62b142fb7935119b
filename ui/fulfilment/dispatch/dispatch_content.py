"""What the loading screen says to each answer of the dock."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.fulfilment.shipping.dispatch import DispatchAnswer, DispatchVerdict
from app.scanning.verdicts import Signal, Verdict, signal_of
from ui.messages.verdicts import tone_of, word_of, words_of
from ui.widgets.content import BannerContent, LineContent, LinesContent, StepMark, Tone

translate = QCoreApplication.translate


def verdict_of(verdict: DispatchVerdict) -> Verdict:
    """The scan's verdict for an answer of the dock."""
    match verdict:
        case DispatchVerdict.LOADED:
            return Verdict.ACCEPTED
        case DispatchVerdict.ORDER_SHIPPED:
            return Verdict.TASK_DONE
        case DispatchVerdict.ALREADY_LOADED:
            return Verdict.NOT_COUNTED
        case DispatchVerdict.NOT_CLOSED | DispatchVerdict.OTHER_CARRIER:
            return Verdict.WRONG_CARTON
        case DispatchVerdict.UNKNOWN_LABEL:
            return Verdict.UNKNOWN_CODE
        case DispatchVerdict.ORDER_CANCELLED:
            return Verdict.ORDER_CANCELLED
        case _:
            assert_never(verdict)


def meaning_of(verdict: DispatchVerdict) -> str:
    """What an answer means, for the tape and the overline."""
    match verdict:
        case DispatchVerdict.LOADED:
            return translate("dispatch", "Loaded, more cartons follow")
        case DispatchVerdict.ORDER_SHIPPED:
            return translate("dispatch", "Order shipped")
        case DispatchVerdict.ALREADY_LOADED:
            return translate("dispatch", "Loaded already, not counted")
        case DispatchVerdict.NOT_CLOSED:
            return translate("dispatch", "This carton is not closed")
        case DispatchVerdict.OTHER_CARRIER:
            return translate("dispatch", "Another carrier's parcel")
        case DispatchVerdict.UNKNOWN_LABEL:
            return translate("dispatch", "Nobody knows this label")
        case DispatchVerdict.ORDER_CANCELLED:
            return translate("dispatch", "The order was cancelled")
        case _:
            assert_never(verdict)


def ready() -> BannerContent:
    """Before the first label."""
    headline, second = translate("dispatch", "Scan a label"), translate("dispatch", "then load it")
    overline = translate("dispatch", "Load parcels")
    return BannerContent(Tone.READY, headline, second, word_of(Tone.READY), overline)


def asking(label: str) -> BannerContent:
    """While the shared database answers."""
    headline = translate("dispatch", "Hold it")
    return BannerContent(Tone.BUSY, headline, "", word_of(Tone.BUSY), label)


def answered(verdict: Verdict, parsed: str) -> BannerContent:
    """A scan that the dock itself answers: no label, or a latched STOP."""
    words, tone = words_of(verdict), tone_of(verdict)
    if tone is Tone.OK:
        return ready()
    overline = f"{words.overline} · {parsed}"
    headline = words.headline or translate("dispatch", "Scan a label")
    return BannerContent(tone, headline, words.second, word_of(tone), overline)


def loaded(answer: DispatchAnswer) -> BannerContent:
    """The answer to a label."""
    verdict = verdict_of(answer.verdict)
    tone, overline = tone_of(verdict), meaning_of(answer.verdict)
    if signal_of(verdict) is Signal.OK:
        overline = f"{overline} · {answer.order_no} · {answer.carrier}"
        headline = translate("dispatch", "Load it")
        second = translate("dispatch", "scan the next")
        return BannerContent(tone, headline, second, word_of(tone), overline)
    words = words_of(verdict)
    headline = words.headline or translate("dispatch", "Scan a label")
    return BannerContent(tone, headline, words.second, word_of(tone), overline)


def lines_of(answers: Sequence[DispatchAnswer]) -> LinesContent:
    """What was loaded, newest first."""
    rows = tuple(
        LineContent(f"{one.order_no} · {one.carrier}", one.tracking_no, 1, 1, StepMark.DONE)
        for one in answers
    )
    count = len(answers)
    summary = translate("dispatch", "{count} parcels").format(count=count)
    return LinesContent(translate("dispatch", "Loaded"), summary, count, max(1, count), rows)
