"""Everything that a screen of stock work shows at one moment, as plain values; no Qt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from app.fulfilment.double_scan import Answer
from app.fulfilment.double_scan.standing import Latch, Panel
from app.scanning.control_card import ControlCode
from app.scanning.verdicts import Verdict
from app.stock.work.situation import QUANTITY, StockSituation
from ui.fulfilment.banners import answer_banner, step_banner, stop_banner, with_help
from ui.fulfilment.floor_keys import PanelContent, answering, keys_for, panel_of, stop_keys
from ui.messages.floor.steps import Instruction
from ui.messages.verdicts import Place
from ui.widgets.content import (
    BannerContent,
    Fact,
    GaugeContent,
    ItemContent,
    LinesContent,
    StepMark,
    Tone,
)
from ui.widgets.frame_content import KeyHint

ALWAYS = frozenset({ControlCode.UNDO, ControlCode.SIGN_OUT, ControlCode.HELP})
"""Keys that mean something wherever goods are worked on."""


@dataclass(frozen=True, slots=True)
class StockScene:
    """One moment of stock work."""

    banner: BannerContent
    item: ItemContent | None
    lines: LinesContent
    panel: PanelContent | None
    keys: tuple[KeyHint, ...]
    place: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a task stands, as every kind of stock work says it.

    Attributes:
        step: what to do next.
        live: the keys that mean something while no STOP is latched.
        gauge: the two steps of a unit, if this work has two.
        entry: the digits of a quantity that is being keyed.
    """

    step: Instruction
    live: Collection[ControlCode]
    panel: Panel
    latch: Latch | None
    is_over: bool
    gauge: GaugeContent | None = None
    entry: str = ""


def moment_of(
    situation: StockSituation[Any, Any],
    step: Instruction,
    live: Collection[ControlCode],
    gauge: GaugeContent | None = None,
) -> Moment:
    """Where a task stands: a quantity is answered by its own keys, whatever else is live."""
    keyed = situation.state.value == QUANTITY
    return Moment(
        step=step,
        live=answering("quantity", Place.BIN) | {ControlCode.SIGN_OUT} if keyed else live,
        panel=situation.panel,
        latch=situation.latch,
        is_over=situation.is_over,
        gauge=gauge,
        entry=situation.entry,
    )


def banner_at(answer: Answer[Any] | None, moment: Moment) -> BannerContent:
    """The banner after a judged scan, or where none was judged yet."""
    if moment.latch is not None:
        return stop_banner(moment.latch, Place.BIN)
    step, gauge = with_help(moment.step, moment.panel), None if moment.is_over else moment.gauge
    if answer is None:
        return step_banner(step, gauge, Tone.DONE if moment.is_over else Tone.READY)
    if answer.verdict is Verdict.SET_APART:
        return step_banner(step, gauge, Tone.ATTENTION)
    return answer_banner(answer, step, Place.BIN, gauge)


def panel_at(moment: Moment, *, nothing_else: bool) -> PanelContent | None:
    """The open question; the help also where ``nothing_else`` stands in its place."""
    if moment.latch is not None:
        return None
    if moment.panel == "" and nothing_else:
        return panel_of("help", Place.BIN, moment.live)
    return panel_of(moment.panel, Place.BIN, moment.live, entry=moment.entry)


def keys_at(moment: Moment) -> tuple[KeyHint, ...]:
    """What the keys mean now: in STOP only CONFIRM."""
    return stop_keys() if moment.latch is not None else keys_for(moment.live)


def two_steps(labels: tuple[str, str], *, first_done: bool) -> GaugeContent:
    """The gauge of a unit that is scanned, then brought to a bin."""
    if first_done:
        return GaugeContent(StepMark.DONE, StepMark.NOW, labels)
    return GaugeContent(StepMark.NOW, StepMark.TODO, labels)
