"""The banners that every floor screen shares: an answer, latched STOP, trouble, nothing in hand."""

from __future__ import annotations

from typing import Any

from app.errors import JournalUnwritable, NotAllowed
from app.fulfilment.double_scan import Answer
from app.fulfilment.double_scan.standing import Latch, Panel
from app.fulfilment.events import AnyEvent, Because, PanelChanged, Refused, WeightOff
from app.fulfilment.shipping.label_gate import LabelRefusal
from app.scanning.control_card import read_control
from app.scanning.verdicts import Signal, Verdict, signal_of
from hardware.ports import Scan
from ui.fulfilment.idle import IdleAnswer
from ui.messages.errors import for_error
from ui.messages.floor.openings import for_lost_claim, for_opening, what_opens, while_opening
from ui.messages.floor.reasons import for_reason
from ui.messages.floor.steps import Instruction
from ui.messages.trouble.texts import Trouble
from ui.messages.verdicts import Place, VerdictWords, tone_of, word_of, words_of
from ui.messages.wording import translate
from ui.widgets.content import BannerContent, CompareContent, GaugeContent, Tone


def stop_banner(latch: Latch, place: Place = Place.BENCH) -> BannerContent:
    """What the whole width says until CONFIRM (D4, screens rule 6)."""
    words = words_of(latch.verdict, place)
    overline, headline = words.overline, words.headline
    if latch.because is not None:
        overline, hint = for_reason(latch.because)
        headline = hint or headline
    return BannerContent(
        tone=Tone.STOP,
        word=word_of(Tone.STOP),
        overline=overline,
        headline=headline,
        second=words.second,
        compare=compared(latch.scanned, latch.expected) if latch.scanned else None,
    )


def compared(scanned: str, needed: str = "") -> CompareContent:
    """The two codes one above the other; every message names what was scanned (D3)."""
    return CompareContent(
        translate("stop", "You scanned"),
        scanned,
        translate("stop", "Needed here") if needed else "",
        needed,
    )


def step_banner(
    step: Instruction, gauge: GaugeContent | None = None, tone: Tone = Tone.READY
) -> BannerContent:
    """What is to be done where no scan was judged: just opened, printed, or resumed."""
    return BannerContent(tone, step.headline, step.second, word_of(tone), step.overline, gauge)


def answer_banner(
    answer: Answer[Any], step: Instruction, place: Place, gauge: GaugeContent | None
) -> BannerContent:
    """The verdict on a scan with what is to be done now.

    Args:
        answer: the judged scan.
        step: what is to be done next.
        place: where the hands are.
        gauge: where the two scans of the unit stand.
    """
    if answer.signal is Signal.OK:
        return step_banner(step, gauge, Tone.DONE if answer.situation.is_over else Tone.OK)
    return _refusal(answer.scan, answer.parsed, answer.verdict, answer.event, step, place, gauge)


def _refusal(
    scan: Scan,
    parsed: str,
    verdict: Verdict,
    event: AnyEvent,
    step: Instruction,
    place: Place,
    gauge: GaugeContent | None,
) -> BannerContent:
    words, tone = _why(verdict, event, place), tone_of(verdict)
    if isinstance(event, PanelChanged):  # refused, and asked why it is wanted all the same
        words = VerdictWords(step.overline)
    compare = None
    if isinstance(event, WeightOff):
        compare = _weights(event)
    elif read_control(scan.text) is None:
        expected = event.expected if isinstance(event, Refused) else ""
        compare = compared(parsed, expected if verdict is Verdict.UNKNOWN_CODE else "")
    return BannerContent(
        tone=tone,
        word=word_of(tone),
        overline=words.overline,
        headline=words.headline or step.headline,
        second=words.second or step.second,
        gauge=gauge,
        compare=compare,
    )


def _weights(event: WeightOff) -> CompareContent:
    """What the scale showed above what the contents weigh."""
    shown, expected = (f"{grams / 1000:.2f} kg" for grams in (event.grams, event.expected_grams))
    on_scale = translate("weight", "On the scale")
    return CompareContent(on_scale, shown, translate("weight", "By its contents"), expected)


def _why(verdict: Verdict, event: AnyEvent, place: Place) -> VerdictWords:
    words = words_of(verdict, place)
    if isinstance(event, WeightOff):
        return VerdictWords(for_reason(Because.WEIGHT_OFF)[0])
    if isinstance(event, Refused) and event.because is not None:
        overline, hint = for_reason(event.because)
        return VerdictWords(overline, hint or words.headline, words.second)
    return words


def with_help(step: Instruction, panel: Panel) -> Instruction:
    """Say that the help is open and that scans go on meanwhile."""
    if panel != "help":
        return step
    overline = translate("help", "Help · scans go on, HELP closes it")
    return Instruction(overline, step.headline, step.second)


def tone_of_trouble(error: Exception) -> Tone:
    """STOP where scans cannot be kept or goods may not leave, else ATTENTION."""
    stops = isinstance(error, JournalUnwritable) or _is_recall(error)
    return Tone.STOP if stops else Tone.ATTENTION


def _is_recall(error: Exception) -> bool:
    """True if a carton holds a lot that was recalled after it had been packed."""
    refusal = LabelRefusal.LOT_RECALLED.value
    return isinstance(error, NotAllowed) and error.facts.get("reason") == refusal


def sound_of_trouble(error: Exception) -> str:
    """The sound that goes with ``tone_of_trouble``."""
    return "stop" if tone_of_trouble(error) is Tone.STOP else "attention"


def trouble_banner(error: Exception, trouble: Trouble | None = None) -> BannerContent:
    """Say what went wrong; ``trouble`` has better words for it than the error's own."""
    said, tone = trouble or for_lost_claim(error) or for_error(error), tone_of_trouble(error)
    return BannerContent(tone, said.headline, said.action, word_of(tone), said.detail)


def opening_banner(error: Exception) -> BannerContent:
    """Say why work could not be opened."""
    return trouble_banner(error, for_opening(error))


def idle_banner(kind: str, answer: IdleAnswer | None, place: Place = Place.BENCH) -> BannerContent:
    """Say what opens work here ("pack" or "pick"), and how the last scan was answered."""
    step = what_opens(kind)
    if answer is None:
        return step_banner(step)
    step = with_help(step, "help" if answer.help else "")
    if answer.opens:
        opening = Instruction(answer.parsed, while_opening())
        return step_banner(opening, tone=Tone.BUSY)
    if signal_of(answer.verdict) is Signal.OK:
        return step_banner(step, tone=Tone.OK)
    return _refusal(answer.scan, answer.parsed, answer.verdict, answer.event, step, place, None)
