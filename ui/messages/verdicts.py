"""What each verdict says: one word for three metres, and what to do with the hands.

Short and imperative: at most three words and three words more (screens rules 6 and 21).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, assert_never

from PySide6.QtCore import QCoreApplication

from app.scanning.verdicts import Signal, Verdict, signal_of
from ui.widgets.content import Tone

translate = QCoreApplication.translate

StopVerdict = Literal[
    Verdict.WRONG_ITEM,
    Verdict.OVER_QUANTITY,
    Verdict.WRONG_BIN,
    Verdict.WRONG_TOTE,
    Verdict.WRONG_CARTON,
    Verdict.WRONG_LOT,
    Verdict.EXPIRED,
    Verdict.WRONG_SERIAL,
    Verdict.DUPLICATE_SERIAL,
    Verdict.ORDER_CHANGED,
    Verdict.ORDER_CANCELLED,
    Verdict.NOT_YOURS,
]
"""The verdicts that latch."""


@dataclass(frozen=True, slots=True)
class VerdictWords:
    """The texts of one verdict.

    Attributes:
        overline: what is so, e.g. "Wrong item"; the scan tape says it too.
        headline, second: what to do; "" lets the next instruction stand.
    """

    overline: str
    headline: str = ""
    second: str = ""


def tone_of(verdict: Verdict) -> Tone:
    """The tone in which a verdict is shown."""
    match signal_of(verdict):
        case Signal.OK:
            return Tone.OK
        case Signal.STOP:
            return Tone.STOP
        case Signal.ATTENTION:
            return Tone.ATTENTION
        case Signal.NOT_COUNTED:
            return Tone.NOT_COUNTED
        case unreachable:
            assert_never(unreachable)


def word_of(tone: Tone) -> str:
    """The one word of the verdict tile."""
    match tone:
        case Tone.READY:
            return translate("verdict", "Scan")
        case Tone.OK:
            return translate("verdict", "OK")
        case Tone.STOP:
            return translate("verdict", "STOP")
        case Tone.ATTENTION:
            return translate("verdict", "Look")
        case Tone.NOT_COUNTED:
            return translate("verdict", "Again")
        case Tone.BUSY:
            return translate("verdict", "Wait")
        case Tone.DONE:
            return translate("verdict", "Done")
        case _:
            assert_never(tone)


def sound_of(verdict: Verdict) -> str:
    """The name of the tone that a verdict plays; "" is silence."""
    match verdict:
        case Verdict.LINE_DONE:
            return "line done"
        case Verdict.TASK_DONE:
            return "task done"
        case _:
            pass
    match signal_of(verdict):
        case Signal.OK:
            return "ok"
        case Signal.STOP:
            return "stop"
        case Signal.ATTENTION | Signal.NOT_COUNTED:
            return "attention"
        case unreachable:
            assert_never(unreachable)


def words_of(verdict: Verdict) -> VerdictWords:
    """What ``verdict`` says."""
    match verdict:
        case Verdict.ACCEPTED:
            return VerdictWords(translate("verdict", "Accepted"))
        case Verdict.LINE_DONE:
            return VerdictWords(translate("verdict", "Line done"))
        case Verdict.TASK_DONE:
            return VerdictWords(translate("verdict", "All done"))
        case Verdict.NOT_COUNTED:
            return VerdictWords(translate("verdict", "Same trigger, not counted"))
        case Verdict.WRONG_STATE:
            return VerdictWords(translate("verdict", "Right code, wrong moment"))
        case (
            Verdict.UNKNOWN_CODE
            | Verdict.AMBIGUOUS_CODE
            | Verdict.LOT_REQUIRED
            | Verdict.SERIAL_REQUIRED
        ):
            return _attention_words(verdict)
        case _:
            overline, headline = _stop_words(verdict)
            return VerdictWords(overline, headline, translate("verdict", "then scan CONFIRM"))


def _attention_words(
    verdict: Literal[
        Verdict.UNKNOWN_CODE,
        Verdict.AMBIGUOUS_CODE,
        Verdict.LOT_REQUIRED,
        Verdict.SERIAL_REQUIRED,
    ],
) -> VerdictWords:
    another = translate("verdict", "Scan another code")
    match verdict:
        case Verdict.UNKNOWN_CODE:
            overline = translate("verdict", "Nobody knows this code")
            return VerdictWords(overline, another, translate("verdict", "or set aside"))
        case Verdict.AMBIGUOUS_CODE:
            overline = translate("verdict", "This code means several things")
            return VerdictWords(overline, another, translate("verdict", "of this item"))
        case Verdict.LOT_REQUIRED:
            overline = translate("verdict", "The lot is missing")
            return VerdictWords(overline, translate("verdict", "Scan the lot"))
        case Verdict.SERIAL_REQUIRED:
            overline = translate("verdict", "The serial number is missing")
            return VerdictWords(overline, translate("verdict", "Scan the serial"))
        case _:
            assert_never(verdict)


def _stop_words(verdict: StopVerdict) -> tuple[str, str]:
    """What is so, and what to do with the hands."""
    take_out, set_aside = translate("verdict", "Take it out"), translate("verdict", "Set it aside")
    match verdict:
        case Verdict.WRONG_ITEM:
            return translate("verdict", "Wrong item · not wanted here"), take_out
        case Verdict.OVER_QUANTITY:
            return translate("verdict", "One too many"), take_out
        case Verdict.WRONG_BIN:
            return translate("verdict", "Wrong bin"), translate("verdict", "Go back")
        case Verdict.WRONG_TOTE:
            return translate("verdict", "Wrong tote"), take_out
        case Verdict.WRONG_CARTON:
            return translate("verdict", "Wrong carton or label"), translate(
                "verdict", "Take it off"
            )
        case Verdict.WRONG_LOT:
            return translate("verdict", "Wrong lot"), take_out
        case Verdict.EXPIRED:
            return translate("verdict", "Past its date"), take_out
        case Verdict.WRONG_SERIAL:
            return translate("verdict", "Wrong serial number"), take_out
        case Verdict.DUPLICATE_SERIAL:
            return translate("verdict", "This serial was counted before"), take_out
        case Verdict.ORDER_CHANGED:
            return translate("verdict", "The order was changed"), set_aside
        case Verdict.ORDER_CANCELLED:
            return translate("verdict", "The order was cancelled"), set_aside
        case Verdict.NOT_YOURS:
            return translate("verdict", "Another station has this work"), set_aside
        case _:
            assert_never(verdict)
