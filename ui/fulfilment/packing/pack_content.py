"""From where an order stands to what the packing screen shows; no Qt widgets, no decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.fulfilment.packing.situation import LineProgress, PackSituation, PackState
from app.fulfilment.packing.task import PackAnswer
from app.fulfilment.work import PackPackage
from app.scanning.control_card import ControlCode
from app.scanning.directory import CartonType, Directory
from ui.fulfilment.banners import answer_banner, step_banner, stop_banner, with_help
from ui.fulfilment.deadline import deadline_of
from ui.fulfilment.floor_keys import PanelContent, answering, keys_for, panel_of, stop_keys
from ui.messages.floor.goods.tracked_facts import tracked_facts
from ui.messages.floor.news import with_suspect_order
from ui.messages.floor.steps import Instruction, for_asked, for_pack
from ui.messages.verdicts import Place
from ui.messages.wording import translate
from ui.widgets.content import (
    BannerContent,
    CartonContent,
    Fact,
    GaugeContent,
    Health,
    ItemContent,
    LineContent,
    LinesContent,
    StepMark,
    Tone,
)
from ui.widgets.frame_content import KeyHint
from ui.widgets.item_looks import looks_of

_WORK = {PackState.PACKING, PackState.CHOOSE_CARTON, PackState.PRINTING, PackState.LABEL}
_PANELS = {PackState.SHORT_PANEL, PackState.PROBLEM_PANEL, PackState.REPRINT_PANEL}


@dataclass(frozen=True, slots=True)
class PackScene:
    """Everything that the packing screen is drawn from.

    Attributes:
        order_no: the order at the station.
        situation: where it stands.
        names: the station's copy of every name.
        trouble: what to do instead of sticking the label, while a print is not on paper.
        suspect_of: a station that may have packed some of it before it lost the order, or "".
    """

    order_no: str
    situation: PackSituation
    names: Directory
    trouble: Instruction | None = None
    suspect_of: str = ""


def scene_of(
    package: PackPackage, situation: PackSituation, names: Directory, trouble: Instruction | None
) -> PackScene:
    """What the screen of a claimed order is drawn from."""
    return PackScene(package.order_no, situation, names, trouble, package.suspect_of)


def banner_of(scene: PackScene, answer: PackAnswer | None) -> BannerContent:
    """The banner after a judged scan, or where none was judged: opened, printed, resumed."""
    situation = scene.situation
    if situation.latch is not None:
        return stop_banner(situation.latch)
    step = with_help(next_step_of(scene), situation.panel)
    if answer is not None:
        return answer_banner(answer, step, Place.BENCH, gauge_of(situation))
    return step_banner(step, gauge_of(situation), _resting_tone(scene))


def _resting_tone(scene: PackScene) -> Tone:
    if scene.situation.is_over:
        return Tone.DONE
    if scene.situation.state is PackState.PRINTING:
        return Tone.BUSY
    troubled = scene.trouble is not None and scene.situation.state is PackState.LABEL
    return Tone.ATTENTION if troubled else Tone.READY


def next_step_of(scene: PackScene) -> Instruction:
    """What the packer does next."""
    situation = scene.situation
    if scene.trouble is not None and situation.state is PackState.LABEL:
        return scene.trouble
    if situation.named is not None and situation.state is PackState.PACKING:
        return for_asked(situation.named.asks, situation.named.sku)
    step = for_pack(situation.state, carton_name(situation, scene.names), scene.order_no)
    return with_suspect_order(step, situation.state, scene.suspect_of)


def gauge_of(situation: PackSituation) -> GaugeContent | None:
    """The two scans of the unit: the pick is the first, the pack the second."""
    if situation.state not in _WORK:
        return None
    second = StepMark.DONE if situation.all_verified else StepMark.NOW
    labels = (translate("pack", "Picked"), translate("pack", "Into carton"))
    return GaugeContent(StepMark.DONE, second, labels)


def panel_content(situation: PackSituation) -> PanelContent | None:
    """The open question or the help; None where neither is open."""
    if situation.latch is not None:
        return None
    return panel_of(situation.panel, Place.BENCH, live_keys(situation))


def carton_name(situation: PackSituation, directory: Directory) -> str:
    """The name of the carton in hand, as its shelf says."""
    if situation.carton is None:
        return ""
    known = directory.cartons.get(situation.carton.carton_type)
    return known.name if known else situation.carton.carton_type


def item_of(situation: PackSituation, tote: str) -> ItemContent | None:
    """The line in hand; the pick count is not in it (D1)."""
    line = situation.line
    if line is None:
        return None
    one = next((one for one in situation.lines if one.line is line), LineProgress(line, 0))
    packed, looks = one.packed, looks_of(line.name)
    return ItemContent(
        name=looks.title,
        variant=looks.variant,
        shape=looks.shape,
        code=line.sku,
        facts=_facts_of(one, tote),
        unit_label=translate("pack", "Unit"),
        unit=str(min(packed + 1, line.units)),
        unit_of=translate("pack", "of {units}").format(units=line.units),
        pips=_pips(packed, line.units),
    )


def _facts_of(one: LineProgress, tote: str) -> tuple[Fact, ...]:
    line = one.line
    weight = f"{line.unit_grams / 1000:.2f} kg" if line.unit_grams else "–"
    return (
        Fact(translate("pack", "Tote"), tote, code=True),
        Fact(translate("pack", "Bin"), line.bin_code, code=True),
        *tracked_facts(line.tracking, one.lot or line.lot, one.serials, line.kit),
        Fact(translate("pack", "Each"), weight, code=True),
    )


def _pips(packed: int, units: int) -> tuple[tuple[StepMark, ...], ...]:
    marks = [StepMark.DONE] * packed + [StepMark.NOW] + [StepMark.TODO] * units
    return tuple((mark,) for mark in marks[:units])


def lines_of(situation: PackSituation) -> LinesContent:
    """Every line with what is verified of it."""
    summary = translate("pack", "{done} of {needed} units")
    rows = tuple(
        LineContent(
            one.line.name,
            one.line.sku,
            one.packed,
            one.line.units,
            _mark(one.packed, one.line.units, current=one.line is situation.line),
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


def carton_of(situation: PackSituation, directory: Directory) -> CartonContent:
    """The carton in hand with the weight that its contents should have."""
    if situation.carton is None:
        return CartonContent(translate("pack", "No carton"), weight=translate("pack", "No scale"))
    kind = directory.cartons.get(situation.carton.carton_type)
    grams = _expected_grams(situation, kind)
    return CartonContent(
        name=carton_name(situation, directory),
        size=f"{kind.length_mm} × {kind.width_mm} × {kind.height_mm}" if kind else "",
        weight=translate("pack", "No scale · {kg} kg by count").format(kg=f"{grams / 1000:.2f}"),
    )


def _expected_grams(situation: PackSituation, kind: CartonType | None) -> int:
    weights = {one.line.order_line_id: one.line.unit_grams for one in situation.lines}
    carton = situation.carton
    contents: Sequence[tuple[int, int]] = tuple(carton.contents.items()) if carton else ()
    goods = sum(weights.get(line_id, 0) * units for line_id, units in contents)
    return goods + (kind.tare_grams if kind else 0)


def live_keys(situation: PackSituation) -> set[ControlCode]:
    """The keys that mean something while no STOP is latched."""
    if situation.is_over:
        return {ControlCode.SIGN_OUT, ControlCode.HELP}
    if situation.state in _PANELS:
        return answering(situation.panel, Place.BENCH) | {ControlCode.SIGN_OUT}
    live = {ControlCode.SIGN_OUT, ControlCode.HELP, ControlCode.UNDO, ControlCode.EXCEPTION}
    match situation.state:
        case PackState.CHOOSE_CARTON:
            return live | {ControlCode.SHORT}
        case PackState.PACKING if situation.carton is None or not situation.carton.contents:
            return live | {ControlCode.SHORT}
        case PackState.PACKING:
            return live | {ControlCode.SHORT, ControlCode.NEXT_CARTON}
        case PackState.LABEL:
            return live | {ControlCode.REPRINT}
        case _:
            return live


def keys_of(situation: PackSituation) -> tuple[KeyHint, ...]:
    """What the keys mean now: in STOP only CONFIRM."""
    return stop_keys() if situation.latch is not None else keys_for(live_keys(situation))


def place_of(package: PackPackage, now: datetime) -> tuple[tuple[Fact, ...], str, Health]:
    """What the top bar says: order, wave, and how long until it must leave."""
    facts = [Fact(translate("pack", "Order"), package.order_no, code=True)]
    if package.wave_no:
        facts.append(Fact(translate("pack", "Wave"), package.wave_no, code=True))
    return tuple(facts), *deadline_of(package.ship_by, now)
