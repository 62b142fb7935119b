"""From where an order stands to what the packing screen shows; no Qt widgets, no decisions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from app.fulfilment.packing.situation import PackSituation, PackState
from app.fulfilment.packing.task import PackAnswer
from app.fulfilment.work import PackPackage
from app.scanning.control_card import ControlCode
from app.scanning.directory import Directory
from ui.fulfilment.banners import answer_banner, step_banner, stop_banner, with_help
from ui.fulfilment.deadline import deadline_of
from ui.fulfilment.floor_keys import (
    PanelContent,
    answering,
    asked,
    keys_for,
    panel_of,
    stop_keys,
)
from ui.fulfilment.packing.carton.carton_content import carton_name, to_take
from ui.fulfilment.packing.carton.unit_content import lot_of
from ui.messages.floor.news import with_suspect_order
from ui.messages.floor.panels import on_the_scale, other_badge
from ui.messages.floor.papers import for_no_early_label, for_no_papers
from ui.messages.floor.steps import Instruction, for_asked, for_pack
from ui.messages.trouble.texts import Trouble
from ui.messages.verdicts import Place
from ui.messages.wording import translate
from ui.widgets.content import (
    BannerContent,
    Fact,
    GaugeContent,
    Health,
    LineContent,
    LinesContent,
    StepMark,
    Tone,
)
from ui.widgets.frame_content import KeyHint

_WORK = {
    PackState.PACKING,
    PackState.INTO_CARTON,
    PackState.QUANTITY,
    PackState.CHOOSE_CARTON,
    PackState.PRINTING,
    PackState.LABEL,
}
_PANELS = {
    PackState.SHORT_PANEL,
    PackState.PROBLEM_PANEL,
    PackState.REPRINT_PANEL,
    PackState.QUANTITY,
    PackState.WEIGHT_PANEL,
    PackState.EARLY_LABEL,
    PackState.SUPERVISOR,
}


@dataclass(frozen=True, slots=True)
class PackScene:
    """Everything that the packing screen is drawn from.

    Attributes:
        order_no: the order at the station.
        situation: where it stands.
        names: the station's copy of every name.
        refused: carton types that no carrier takes to this address.
        trouble: what to do instead of sticking the label, while a print is not on paper; or with
            a label that came early.
        troubled: True if something is not on paper.
        suspect_of: a station that may have packed some of it before it lost the order, or "".
    """

    order_no: str
    situation: PackSituation
    names: Directory
    trouble: Instruction | None = None
    troubled: bool = False
    suspect_of: str = ""
    refused: tuple[str, ...] = ()


class Prints(Protocol):
    """How the papers of the carton in hand stand."""

    @property
    def step(self) -> Instruction | None:
        """What to do instead of the usual, because of them."""

    @property
    def is_troubled(self) -> bool:
        """True if something is not on paper."""


def scene_of(
    package: PackPackage, situation: PackSituation, names: Directory, prints: Prints
) -> PackScene:
    """What the screen of a claimed order is drawn from."""
    return PackScene(
        package.order_no,
        situation,
        names,
        prints.step,
        troubled=prints.is_troubled,
        suspect_of=package.suspect_of,
        refused=package.refused_carton_types,
    )


def no_papers(situation: PackSituation, error: Exception) -> Trouble | None:
    """Say why there are no papers, or no label yet; None where the error's own words say it."""
    if situation.state is PackState.PRINTING:
        return for_no_papers(error)
    return None if situation.all_verified else for_no_early_label(error)


def banner_of(scene: PackScene, answer: PackAnswer | None) -> BannerContent:
    """The banner after a judged scan, or where none was judged: opened, printed, resumed."""
    situation = scene.situation
    if situation.latch is not None:
        return stop_banner(situation.latch)
    step = with_help(next_step_of(scene), situation.panel)
    if answer is None and scene.trouble is not None and _takes_units(situation):
        return step_banner(scene.trouble, gauge_of(situation), _resting_tone(scene))
    if answer is not None:
        return answer_banner(answer, step, Place.BENCH, gauge_of(situation))
    return step_banner(step, gauge_of(situation), _resting_tone(scene))


def _takes_units(situation: PackSituation) -> bool:
    """True while units are packed and nothing is asked: an early label is told of here."""
    return not (situation.all_verified or situation.panel or situation.is_over)


def _resting_tone(scene: PackScene) -> Tone:
    if scene.situation.is_over:
        return Tone.DONE
    if scene.situation.state is PackState.PRINTING:
        return Tone.BUSY
    return Tone.ATTENTION if scene.troubled else Tone.READY


def next_step_of(scene: PackScene) -> Instruction:
    """What the packer does next."""
    situation = scene.situation
    if scene.trouble is not None and situation.state is PackState.LABEL:
        return scene.trouble
    if situation.named is not None and situation.state is PackState.PACKING:
        lot = lot_of(situation, situation.named.product_id)
        return for_asked(situation.named.asks, situation.named.sku, lot)
    step = for_pack(situation.state, carton_name(situation, scene.names), scene.order_no)
    if situation.state is PackState.CHOOSE_CARTON:
        fitting = to_take(situation, scene.names, scene.refused)
        step = Instruction(step.overline, step.headline, fitting or step.second)
    if situation.state is PackState.PACKING and situation.line is not None:
        lot = lot_of(situation, situation.line.product_id)
        step = replace(step, second=lot or step.second)
    return with_suspect_order(step, situation.state, scene.suspect_of)


def gauge_of(situation: PackSituation) -> GaugeContent | None:
    """The two scans of the unit: the pick is the first, the pack the second."""
    if situation.state not in _WORK:
        return None
    if situation.by_carton and not situation.all_verified:
        return _gauge_by_carton(situation)
    second = StepMark.DONE if situation.all_verified else StepMark.NOW
    labels = (translate("pack", "Picked"), translate("pack", "Into carton"))
    return GaugeContent(StepMark.DONE, second, labels)


def _gauge_by_carton(situation: PackSituation) -> GaugeContent:
    """Picked on paper, each unit is scanned twice here: itself, then the label of its carton."""
    labels = (translate("pack", "Item"), translate("pack", "Its carton"))
    if situation.in_between:
        return GaugeContent(StepMark.DONE, StepMark.NOW, labels)
    return GaugeContent(StepMark.NOW, StepMark.TODO, labels)


def panel_content(situation: PackSituation, why_other_badge: str = "") -> PanelContent | None:
    """The open question or the help; None where neither is open.

    ``why_other_badge`` is the rule of D7 that asks for somebody else.
    """
    if situation.latch is not None:
        return None
    if situation.state is PackState.OTHER_BADGE and not situation.panel:
        return asked(other_badge(why_other_badge))
    if situation.state in {PackState.WEIGH, PackState.WEIGHT_OFF} and not situation.panel:
        return asked(on_the_scale())
    live, entry = live_keys(situation), situation.entry
    return panel_of(situation.panel, Place.BENCH, live, entry=entry)


def lines_of(situation: PackSituation) -> LinesContent:
    """Every line with what is verified of it."""
    summary = translate("pack", "{done} of {needed} units")
    rows = tuple(
        LineContent(
            one.line.name,
            one.line.sku,
            one.packed,
            one.needed,
            _mark(one.packed, one.needed, current=one.line is situation.line),
        )
        for one in situation.lines
    )
    done, needed = situation.units_packed, situation.units_total
    title = translate("pack", "Order lines")
    return LinesContent(title, summary.format(done=done, needed=needed), done, needed, rows)


def _mark(packed: int, units: int, *, current: bool) -> StepMark:
    if packed >= units:
        return StepMark.DONE
    return StepMark.NOW if current else StepMark.TODO


def live_keys(situation: PackSituation) -> set[ControlCode]:
    """The keys that mean something while no STOP is latched."""
    if situation.is_over:
        return {ControlCode.UNDO, ControlCode.SIGN_OUT, ControlCode.HELP}
    if situation.state in _PANELS:
        return answering(situation.panel, Place.BENCH) | {ControlCode.SIGN_OUT}
    live = {ControlCode.SIGN_OUT, ControlCode.HELP, ControlCode.UNDO, ControlCode.EXCEPTION}
    match situation.state:
        case PackState.CHOOSE_CARTON:
            return live | {ControlCode.SHORT}
        case PackState.PACKING if situation.carton is None or not situation.carton.contents:
            return live | {ControlCode.SHORT}
        case PackState.PACKING:
            return live | {ControlCode.SHORT, ControlCode.NEXT_CARTON, ControlCode.REPRINT}
        case PackState.INTO_CARTON:
            return live | {ControlCode.SHORT}
        case PackState.WEIGH | PackState.WEIGHT_OFF:
            return live | {ControlCode.CONFIRM}
        case PackState.LABEL:
            return live | {ControlCode.REPRINT}
        case _:
            return live


def keys_of(situation: PackSituation) -> tuple[KeyHint, ...]:
    """What the keys mean now: in STOP only CONFIRM."""
    if situation.latch is not None:
        return stop_keys()
    first = not situation.all_verified and situation.let_out is None
    words = {ControlCode.REPRINT: translate("keys", "Print label")} if first else {}
    return keys_for(live_keys(situation), at_rest=situation.is_over, words=words)


def place_of(package: PackPackage, now: datetime) -> tuple[tuple[Fact, ...], str, Health]:
    """What the top bar says: order, wave, and how long until it must leave."""
    facts = [Fact(translate("pack", "Order"), package.order_no, code=True)]
    if package.wave_no:
        facts.append(Fact(translate("pack", "Wave"), package.wave_no, code=True))
    return tuple(facts), *deadline_of(package.ship_by, now)
