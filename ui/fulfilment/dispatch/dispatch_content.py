"""What the loading screen shows to each answer of the dock."""

from __future__ import annotations

from app.fulfilment.dispatch.loading import DispatchAnswer, DispatchVerdict
from app.scanning.control_card import ControlCode, read_control
from app.scanning.verdicts import Signal, signal_of
from ui.fulfilment.banners import compared, step_banner
from ui.fulfilment.dispatch.dispatch_display import HeardAtDock
from ui.fulfilment.floor_keys import PanelContent, keys_for, panel_of, stop_keys
from ui.messages.floor.dock import next_step, verdict_of, while_asking
from ui.messages.floor.steps import Instruction
from ui.messages.verdicts import Place, tone_of, word_of, words_of
from ui.widgets.content import BannerContent, CompareContent, Tone
from ui.widgets.frame_content import KeyHint

_LIVE = {ControlCode.NEXT_CARTON, ControlCode.UNDO, ControlCode.SIGN_OUT, ControlCode.HELP}


def asking(label: str) -> BannerContent:
    """While the shared database answers."""
    return step_banner(Instruction(label, while_asking()), tone=Tone.BUSY)


def answered(heard: HeardAtDock, step: Instruction) -> BannerContent:
    """A scan that the dock itself answers, while no STOP is latched; then comes ``step``."""
    tone = tone_of(heard.verdict)
    if tone is Tone.OK:
        return step_banner(step, tone=tone)
    words = words_of(heard.verdict, Place.DOCK)
    control = read_control(heard.scan.text) is not None
    return BannerContent(
        tone=tone,
        word=word_of(tone),
        overline=words.overline,
        headline=words.headline or step.headline,
        second=words.second or step.second,
        compare=None if control else compared(heard.parsed),
    )


def loaded(answer: DispatchAnswer, carrier: str) -> BannerContent:
    """The shared database's answer to a label that was scanned in ``carrier``'s lane."""
    verdict = verdict_of(answer.verdict)
    tone, step = tone_of(verdict), next_step(answer.verdict)
    if signal_of(verdict) is Signal.OK:
        overline = f"{step.overline} · {answer.order_no} · {answer.carrier}"
        return step_banner(Instruction(overline, step.headline, step.second), tone=tone)
    words = words_of(verdict, Place.DOCK)
    stops = tone is Tone.STOP
    return BannerContent(
        tone=tone,
        word=word_of(tone),
        overline=step.overline,
        headline=words.headline if stops else step.headline,
        second=words.second if stops else step.second,
        compare=_compared(answer, carrier),
    )


def _compared(answer: DispatchAnswer, carrier: str) -> CompareContent:
    """The label; where it stands in another carrier's lane, whose it is and whose the lane."""
    if answer.verdict is DispatchVerdict.OTHER_CARRIER:
        return compared(answer.carrier, carrier)
    return compared(answer.label)


def keys_of(*, latched: bool) -> tuple[KeyHint, ...]:
    """What the keys mean now: in STOP only CONFIRM."""
    return stop_keys() if latched else keys_for(_LIVE, at_rest=True)


def panel_content(*, shown: bool) -> PanelContent | None:
    """The help, if it is open."""
    return panel_of("help", Place.DOCK, _LIVE, at_rest=True) if shown else None
