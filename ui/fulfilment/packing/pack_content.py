"""From where an order stands to what the packing screen shows; no Qt widgets, no decisions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.fulfilment.events import Refused
from app.fulfilment.packing.situation import PackSituation, PackState
from app.fulfilment.packing.task import PackAnswer
from app.fulfilment.work import PackLine, PackPackage
from app.scanning.control_card import ControlCode
from app.scanning.directory import CartonType, Directory
from ui.fulfilment.banners import stop_banner
from ui.fulfilment.deadline import deadline_of
from ui.fulfilment.floor_keys import keys_for
from ui.messages.floor import Instruction, for_pack, for_reason
from ui.messages.verdicts import tone_of, word_of, words_of
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

translate = QCoreApplication.translate
_PIP_COLUMNS = 3


def banner_of(answer: PackAnswer, order_no: str, directory: Directory) -> BannerContent:
    """The banner after a judged scan."""
    situation, tone = answer.situation, tone_of(answer.verdict)
    if situation.latch is not None:
        return stop_banner(situation.latch)
    next_step = next_step_of(situation, order_no, directory)
    words = words_of(answer.verdict)
    overline, headline = words.overline, words.headline or next_step.headline
    if isinstance(answer.event, Refused) and answer.event.because is not None:
        overline, hint = for_reason(answer.event.because)
        headline = hint or headline
    accepted = tone is Tone.OK
    return BannerContent(
        tone=Tone.DONE if situation.state is PackState.DONE else tone,
        word=word_of(tone),
        overline=next_step.overline if accepted else overline,
        headline=next_step.headline if accepted else headline,
        second=words.second or next_step.second,
        gauge=gauge_of(situation),
    )


def ready_banner(situation: PackSituation, order_no: str, directory: Directory) -> BannerContent:
    """The banner where no scan was judged yet: just opened, printed, or resumed."""
    if situation.latch is not None:
        return stop_banner(situation.latch)
    step = next_step_of(situation, order_no, directory)
    tone = Tone.BUSY if situation.state is PackState.PRINTING else Tone.READY
    return BannerContent(
        tone=tone,
        word=word_of(tone),
        overline=step.overline,
        headline=step.headline,
        second=step.second,
        gauge=gauge_of(situation),
    )


def next_step_of(situation: PackSituation, order_no: str, directory: Directory) -> Instruction:
    """What the packer does next."""
    return for_pack(situation.state, carton_name(situation, directory), order_no)


def gauge_of(situation: PackSituation) -> GaugeContent | None:
    """The two scans of the unit: out of the tote, into the carton."""
    if situation.state not in {PackState.PACKING, PackState.CHOOSE_CARTON, PackState.LABEL}:
        return None
    second = StepMark.DONE if situation.all_verified else StepMark.NOW
    labels = (translate("pack", "Picked"), translate("pack", "Into carton"))
    return GaugeContent(StepMark.DONE, second, labels)


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
    packed = next((one.packed for one in situation.lines if one.line is line), 0)
    return ItemContent(
        name=line.name,
        code=line.sku,
        facts=_facts_of(line, tote),
        unit_label=translate("pack", "Unit"),
        unit=str(min(packed + 1, line.units)),
        unit_of=translate("pack", "of {units}").format(units=line.units),
        pips=_pips(packed, line.units),
    )


def _facts_of(line: PackLine, tote: str) -> tuple[Fact, ...]:
    weight = f"{line.unit_grams / 1000:.2f} kg" if line.unit_grams else "–"
    facts = [
        Fact(translate("pack", "Tote"), tote, code=True),
        Fact(translate("pack", "Bin"), line.bin_code, code=True),
        Fact(translate("pack", "Each"), weight, code=True),
    ]
    if line.lot:
        facts.insert(2, Fact(translate("pack", "Lot"), line.lot, code=True))
    return tuple(facts)


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
        return CartonContent(translate("pack", "No carton"))
    kind = directory.cartons.get(situation.carton.carton_type)
    grams = _expected_grams(situation, kind)
    return CartonContent(
        name=carton_name(situation, directory),
        size=f"{kind.length_mm} × {kind.width_mm} × {kind.height_mm}" if kind else "",
        weight=translate("pack", "No scale"),
        expected=translate("pack", "expect {kg} kg").format(kg=f"{grams / 1000:.2f}"),
    )


def _expected_grams(situation: PackSituation, kind: CartonType | None) -> int:
    weights = {one.line.order_line_id: one.line.unit_grams for one in situation.lines}
    carton = situation.carton
    contents: Sequence[tuple[int, int]] = tuple(carton.contents.items()) if carton else ()
    goods = sum(weights.get(line_id, 0) * units for line_id, units in contents)
    return goods + (kind.tare_grams if kind else 0)


def keys_of(situation: PackSituation | None) -> tuple[KeyHint, ...]:
    """What the keys mean now: in STOP only CONFIRM."""
    if situation is None:
        return keys_for({ControlCode.SIGN_OUT, ControlCode.HELP})
    if situation.latch is not None:
        return keys_for({ControlCode.CONFIRM}, urgent=ControlCode.CONFIRM)
    live = {ControlCode.SIGN_OUT, ControlCode.HELP, ControlCode.UNDO}
    match situation.state:
        case PackState.PACKING | PackState.CHOOSE_CARTON:
            more = {ControlCode.SHORT, ControlCode.EXCEPTION, ControlCode.NEXT_CARTON}
        case PackState.LABEL:
            more = {ControlCode.REPRINT, ControlCode.EXCEPTION}
        case PackState.SHORT_PANEL | PackState.PROBLEM_PANEL | PackState.REPRINT_PANEL:
            more = {ControlCode.CONFIRM, ControlCode.EXCEPTION}
        case _:
            more = set()
    return keys_for(live | more)


def place_of(package: PackPackage, now: datetime) -> tuple[tuple[Fact, ...], str, Health]:
    """What the top bar says: order, wave, and how long until it must leave."""
    facts = [Fact(translate("pack", "Order"), package.order_no, code=True)]
    if package.wave_no:
        facts.append(Fact(translate("pack", "Wave"), package.wave_no, code=True))
    return tuple(facts), *deadline_of(package.ship_by, now)
