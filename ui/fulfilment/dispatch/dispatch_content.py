"""What the loading screen shows to each answer of the dock."""

from __future__ import annotations

from collections.abc import Collection

from app.fulfilment.dispatch.loading import DispatchAnswer, DispatchVerdict
from app.fulfilment.dispatch.manifest import ManifestAnswer
from app.fulfilment.dispatch.manifest_paper import ManifestPrint
from app.scanning.control_card import ControlCode, read_control
from app.scanning.verdicts import Signal, signal_of
from ui.fulfilment.banners import compared, step_banner
from ui.fulfilment.dispatch.dispatch_display import HeardAtDock
from ui.fulfilment.floor_keys import PanelContent, asked, keys_for, stop_keys
from ui.messages.floor.dock import (
    closing_step,
    closing_verdict,
    for_dock,
    next_step,
    print_step,
    verdict_of,
    while_asking,
    while_closing,
)
from ui.messages.floor.steps import Instruction
from ui.messages.verdicts import Place, tone_of, word_of, words_of
from ui.widgets.content import BannerContent, CompareContent, Tone
from ui.widgets.frame_content import KeyHint


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


def closing(carrier: str) -> BannerContent:
    """While the shared database closes a handover."""
    return step_banner(Instruction(carrier, while_closing()), tone=Tone.BUSY)


def closed(answer: ManifestAnswer) -> BannerContent:
    """The shared database's answer to a handover that was to be closed."""
    verdict = closing_verdict(answer.verdict)
    done = signal_of(verdict) is Signal.OK
    return step_banner(closing_step(answer), tone=Tone.DONE if done else tone_of(verdict))


def not_printed(result: ManifestPrint) -> BannerContent | None:
    """What is to be done about a print of a manifest; None if it lies there."""
    step = print_step(result)
    return None if step is None else step_banner(step, tone=Tone.ATTENTION)


def _compared(answer: DispatchAnswer, carrier: str) -> CompareContent:
    """The label; where it stands in another carrier's lane, whose it is and whose the lane."""
    if answer.verdict is DispatchVerdict.OTHER_CARRIER:
        return compared(answer.carrier, carrier)
    return compared(answer.label)


def keys_of(
    live: Collection[ControlCode], *, latched: bool, unprinted: bool = False
) -> tuple[KeyHint, ...]:
    """What the keys mean now: in STOP only CONFIRM; a manifest that is not on paper is urgent."""
    urgent = ControlCode.REPRINT if unprinted else None
    return stop_keys() if latched else keys_for(live, urgent, at_rest=True)


def panel_content(live: Collection[ControlCode], *, shown: bool) -> PanelContent | None:
    """The help, if it is open."""
    return asked(for_dock(live), at_rest=True) if shown else None
