"""Everything that a screen of stock work shows at one moment, as plain values; no Qt."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from app.fulfilment.double_scan import Answer
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
class WorkContent:
    """What one kind of stock work says of a moment; STOP, questions and keys are alike in all.

    Attributes:
        step: what to do next.
        live: the keys that mean something while no STOP is latched and no quantity is keyed.
        item: the product in the hand; not shown any more when the work is over.
        lines: the lines of the work.
        place: what the frame says of the work.
        gauge: the two steps of a unit, if this work has two.
    """

    step: Instruction
    live: Collection[ControlCode]
    item: ItemContent | None
    lines: LinesContent
    place: tuple[Fact, ...]
    gauge: GaugeContent | None = None


Situation = StockSituation[Any, Any]


def scene_of(answer: Answer[Any] | None, situation: Situation, content: WorkContent) -> StockScene:
    """Everything that the screen shows, after a judged scan or where none was judged yet."""
    item = None if situation.is_over else content.item
    live = _live(situation, content)
    return StockScene(
        banner=_banner(answer, situation, content),
        item=item,
        lines=content.lines,
        panel=_panel(situation, live, nothing_else=item is None),
        keys=_keys(situation, live),
        place=content.place,
    )


def _live(situation: Situation, content: WorkContent) -> Collection[ControlCode]:
    """A quantity is answered by its own keys, whatever else is live."""
    if situation.state.value == QUANTITY:
        return answering("quantity", Place.BIN) | {ControlCode.SIGN_OUT}
    return content.live


def _keys(situation: Situation, live: Collection[ControlCode]) -> tuple[KeyHint, ...]:
    """In STOP only CONFIRM; where the work is over, one step back is home."""
    if situation.latch is not None:
        return stop_keys()
    return keys_for(live, at_rest=situation.is_over)


def _banner(
    answer: Answer[Any] | None, situation: Situation, content: WorkContent
) -> BannerContent:
    if situation.latch is not None:
        return stop_banner(situation.latch, Place.BIN)
    step, is_over = with_help(content.step, situation.panel), situation.is_over
    gauge = None if is_over else content.gauge
    if answer is None:
        return step_banner(step, gauge, Tone.DONE if is_over else Tone.READY)
    if answer.verdict is Verdict.SET_APART:
        return step_banner(step, gauge, Tone.ATTENTION)
    return answer_banner(answer, step, Place.BIN, gauge)


def _panel(
    situation: Situation, live: Collection[ControlCode], *, nothing_else: bool
) -> PanelContent | None:
    """The open question; the help also where ``nothing_else`` stands in its place."""
    if situation.latch is not None:
        return None
    panel = "help" if situation.panel == "" and nothing_else else situation.panel
    at_rest = situation.is_over
    return panel_of(panel, Place.BIN, live, at_rest=at_rest, entry=situation.entry)


def two_steps(labels: tuple[str, str], *, first_done: bool) -> GaugeContent:
    """The gauge of a unit that is scanned, then brought to a bin."""
    if first_done:
        return GaugeContent(StepMark.DONE, StepMark.NOW, labels)
    return GaugeContent(StepMark.NOW, StepMark.TODO, labels)
