"""What each verdict says: one word for three metres, and what to do with the hands.

Short and imperative: at most three words and three words more (screens rules 6 and 21).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal, assert_never

from app.scanning.verdicts import Signal, Verdict, signal_of
from ui.messages.wording import translate
from ui.widgets.content import Tone

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


AttentionVerdict = Literal[
    Verdict.UNKNOWN_CODE,
    Verdict.AMBIGUOUS_CODE,
    Verdict.SET_APART,
    Verdict.LOT_REQUIRED,
    Verdict.SERIAL_REQUIRED,
]
"""The verdicts that ask for another code and latch nothing."""


class Place(Enum):
    """Where the hands are: what they do with a wrong thing differs."""

    BIN = auto()
    BENCH = auto()
    DOCK = auto()


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


def words_of(verdict: Verdict, place: Place = Place.BENCH) -> VerdictWords:
    """What ``verdict`` says at ``place``."""
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
            | Verdict.SET_APART
            | Verdict.LOT_REQUIRED
            | Verdict.SERIAL_REQUIRED
        ):
            return _attention_words(verdict)
        case _:
            confirm = translate("verdict", "then scan CONFIRM")
            return VerdictWords(_what_is_so(verdict), _with_the_hands(verdict, place), confirm)


def _attention_words(verdict: AttentionVerdict) -> VerdictWords:
    another = translate("verdict", "Scan another code")
    match verdict:
        case Verdict.UNKNOWN_CODE:
            overline = translate("verdict", "Nobody knows this code")
            return VerdictWords(overline, another, translate("verdict", "or set aside"))
        case Verdict.AMBIGUOUS_CODE:
            overline = translate("verdict", "This code means several things")
            return VerdictWords(overline, another, translate("verdict", "of this item"))
        case Verdict.SET_APART:
            return VerdictWords(translate("verdict", "Not meant to go here"))
        case Verdict.LOT_REQUIRED:
            overline = translate("verdict", "The lot is missing")
            return VerdictWords(overline, translate("verdict", "Scan the lot"))
        case Verdict.SERIAL_REQUIRED:
            overline = translate("verdict", "The serial number is missing")
            return VerdictWords(overline, translate("verdict", "Scan the serial"))
        case _:
            assert_never(verdict)


def _what_is_so(verdict: StopVerdict) -> str:
    match verdict:
        case Verdict.WRONG_ITEM:
            return translate("verdict", "Wrong item · not wanted here")
        case Verdict.OVER_QUANTITY:
            return translate("verdict", "Too many · no more are wanted")
        case Verdict.WRONG_BIN:
            return translate("verdict", "Wrong bin")
        case Verdict.WRONG_TOTE:
            return translate("verdict", "Wrong tote")
        case Verdict.WRONG_CARTON:
            return translate("verdict", "Label of another carton")
        case Verdict.WRONG_LOT:
            return translate("verdict", "Wrong lot")
        case Verdict.EXPIRED:
            return translate("verdict", "Past its date")
        case Verdict.WRONG_SERIAL:
            return translate("verdict", "Wrong serial number")
        case Verdict.DUPLICATE_SERIAL:
            return translate("verdict", "This serial was counted before")
        case Verdict.ORDER_CHANGED:
            return translate("verdict", "The order was changed")
        case Verdict.ORDER_CANCELLED:
            return translate("verdict", "The order was cancelled")
        case Verdict.NOT_YOURS:
            return translate("verdict", "Another station has this work")
        case _:
            assert_never(verdict)


def _with_the_hands(verdict: StopVerdict, place: Place) -> str:
    """At most three words, the verb first (screens rules 6 and 21)."""
    match verdict:
        case Verdict.WRONG_BIN:
            return translate("verdict", "Leave this bin")
        case Verdict.WRONG_TOTE if place is Place.BIN:
            return translate("verdict", "Take it out")
        case Verdict.WRONG_TOTE:
            return translate("verdict", "Set it aside")
        case Verdict.WRONG_CARTON:
            return translate("verdict", "Take it off")
        case Verdict.ORDER_CHANGED | Verdict.ORDER_CANCELLED | Verdict.NOT_YOURS:
            return _off_the_way(place)
        case (
            Verdict.WRONG_ITEM
            | Verdict.OVER_QUANTITY
            | Verdict.WRONG_LOT
            | Verdict.EXPIRED
            | Verdict.WRONG_SERIAL
            | Verdict.DUPLICATE_SERIAL
        ):
            return _away_with_it(place)
        case _:
            assert_never(verdict)


def _away_with_it(place: Place) -> str:
    match place:
        case Place.BIN:
            return translate("verdict", "Put it back")
        case Place.BENCH:
            return translate("verdict", "Take it out")
        case Place.DOCK:
            return translate("verdict", "Take it off")
        case _:
            assert_never(place)


def _off_the_way(place: Place) -> str:
    match place:
        case Place.BIN | Place.BENCH:
            return translate("verdict", "Set it aside")
        case Place.DOCK:
            return translate("verdict", "Take it off")
        case _:
            assert_never(place)
