"""From where a walk stands to what the picking screen shows; no decisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.fulfilment.double_scan import Answer
from app.fulfilment.double_scan.standing import Latch
from app.fulfilment.events import Because
from app.fulfilment.picking.situation import PickSituation, PickState
from app.fulfilment.work import PickPackage, PickStop
from app.scanning.control_card import ControlCode
from app.values import Tracking
from ui.fulfilment.banners import answer_banner, step_banner, stop_banner, with_help
from ui.fulfilment.deadline import deadline_of
from ui.fulfilment.floor_keys import PanelContent, answering, keys_for, panel_of, stop_keys
from ui.messages.floor.goods.day_words import day_words
from ui.messages.floor.goods.tracked_facts import lot_line, tracked_facts
from ui.messages.floor.news import with_suspect_stop
from ui.messages.floor.steps import Instruction, for_asked, for_other_lot, for_pick
from ui.messages.verdicts import Place
from ui.messages.wording import counted, translate
from ui.widgets.content import (
    BannerContent,
    BinContent,
    CartContent,
    CartSlotContent,
    Direction,
    Fact,
    GaugeContent,
    Health,
    ItemContent,
    LineContent,
    LinesContent,
    ShelfContent,
    SlotState,
    StepMark,
    Tone,
)
from ui.widgets.frame_content import KeyHint
from ui.widgets.item_looks import card_of, twin_of

_SHELF_LEVELS = 4
_DIRECTIONS = {"left": Direction.LEFT, "right": Direction.RIGHT}
_AT_THE_BIN = {PickState.AT_BIN, PickState.COUNTED, PickState.TO_TOTE}


def banner_of(answer: Answer[PickSituation] | None, situation: PickSituation) -> BannerContent:
    """The banner after a judged scan, or where none was judged yet."""
    if situation.latch is not None:
        return _stop_banner(situation.latch)
    step = with_help(next_step_of(situation), situation.panel)
    if answer is None:
        tone = Tone.DONE if situation.is_over else Tone.READY
        return step_banner(step, _gauge(situation), tone)
    return answer_banner(answer, step, Place.BIN, _gauge(situation))


def _stop_banner(latch: Latch) -> BannerContent:
    """A tote in use is not compared with another; its order and cart are named instead."""
    if latch.because is not Because.TOTE_IN_USE:
        return stop_banner(latch, Place.BIN)
    banner = stop_banner(replace(latch, expected=""), Place.BIN)
    return replace(banner, overline=f"{banner.overline} · {latch.expected}")


def next_step_of(situation: PickSituation) -> Instruction:
    """What the picker does next."""
    stop = situation.stop
    if stop is None:
        return for_pick(situation.state, situation.expected, "", 0)
    if situation.slot:
        step = for_pick(situation.state, "", "", situation.slot)
        return replace(step, overline=f"{step.overline} · {_slots_bound(situation)}")
    if situation.named is not None and situation.state in _AT_THE_BIN:
        return for_asked(situation.named.asks, situation.named.sku, _lot_of(stop))
    step = for_pick(situation.state, stop.bin_code, stop.tote, stop.slot)
    if situation.lot_in_hand and situation.state in _AT_THE_BIN:
        return replace(step, overline=for_other_lot(situation.lot_in_hand, stop.lot))
    if situation.state is PickState.AT_BIN:
        step = replace(step, second=_lot_of(stop) or step.second)
    return with_suspect_stop(step, situation.state, stop.tote) if stop.suspect else step


def _slots_bound(situation: PickSituation) -> str:
    bound = sum(1 for tote in situation.slots.values() if tote)
    said = translate("pick", "{n} of {all} have theirs")
    return said.format(n=bound, all=len(situation.slots))


def _lot_of(stop: PickStop) -> str:
    """The lot to take, with its date; "" where lots are not tracked."""
    return lot_line(stop.lot, stop.expires_on) if stop.tracking.has_lots else ""


def panel_content(situation: PickSituation) -> PanelContent | None:
    """The open question or the help; where there is nothing to fetch, the help stands too."""
    if situation.latch is not None:
        return None
    if situation.stop is None or situation.is_over:  # nothing to fetch
        return panel_of("help", Place.BIN, live_keys(situation), at_rest=situation.is_over)
    live, entry = live_keys(situation), situation.entry
    return panel_of(situation.panel, Place.BIN, live, entry=entry)


def _gauge(situation: PickSituation) -> GaugeContent | None:
    if situation.stop is None or situation.is_over or situation.slot:
        return None
    labels = (translate("pick", "From bin"), translate("pick", "Into tote"))
    if situation.state is PickState.TO_TOTE:
        return GaugeContent(StepMark.DONE, StepMark.NOW, labels)
    return GaugeContent(StepMark.NOW, StepMark.TODO, labels)


def bin_of(package: PickPackage, situation: PickSituation) -> BinContent | None:
    """Where to go: aisle, bay, level, and how many to take; None once the picker is there."""
    stop = situation.stop
    if stop is None or situation.expected != stop.bin_code:
        return None
    level = int(stop.level) if stop.level.isdecimal() else 0
    to_take = situation.to_count + situation.counted
    groups = (
        (translate("pick", "Aisle"), stop.aisle),
        (translate("pick", "Bay"), stop.bay),
        (translate("pick", "Level"), stop.level),
    )
    return BinContent(
        groups=tuple(group for group in groups if group[1]) or (("", stop.bin_code),),
        code=stop.bin_code,
        direction=_DIRECTIONS.get(stop.side, Direction.AHEAD),
        side=_side(stop, level),
        shelf=ShelfContent(max(stop.shelf_levels or _SHELF_LEVELS, level), level)
        if level
        else None,
        take_label=translate("pick", "Take"),
        take=str(to_take),
        take_of=translate("pick", "of {units} here").format(units=stop.units_in_bin),
        route=_route(package, stop),
        lot=stop.lot if stop.tracking.has_lots else "",
        use_by=day_words(stop.expires_on) if stop.tracking.has_lots and stop.expires_on else "",
    )


def _side(stop: PickStop, level: int) -> str:
    """Where to look: "left side, level 3", or as much of it as is known."""
    sides = {"left": translate("pick", "left side"), "right": translate("pick", "right side")}
    side = sides.get(stop.side, "")
    height = translate("pick", "level {level}").format(level=stop.level) if level else ""
    return ", ".join(part for part in (side, height) if part)


def _route(package: PickPackage, stop: PickStop) -> str:
    """The next bin on the way, after everything that lies in this one."""
    lines = [one.pick_line_id for one in package.stops]
    at = lines.index(stop.pick_line_id) if stop.pick_line_id in lines else 0
    later = (one for one in package.stops[at + 1 :] if one.bin_code != stop.bin_code)
    following = next(later, None)
    if following is None:
        return translate("pick", "the last stop")
    if following.metres_before is None:
        return translate("pick", "then {bin}").format(bin=following.bin_code)
    said = translate("pick", "then {bin}, {n} m")
    return said.format(bin=following.bin_code, n=following.metres_before)


def item_of(situation: PickSituation) -> ItemContent | None:
    """The product of this stop and how many units are in the hand; None away from its bin."""
    stop = situation.stop
    if stop is None or situation.slot or situation.expected == stop.bin_code:
        return None
    done = situation.counted + situation.in_tote
    weight = f"{stop.unit_grams / 1000:.2f} kg" if stop.unit_grams else "–"
    place = (
        Fact(translate("pick", "Tote"), stop.tote, code=True),
        Fact(translate("pick", "Slot"), str(stop.slot)),
    )
    told = tracked_facts(stop.tracking, stop.lot, situation.serials, stop.kit, stop.expires_on)
    facts = [
        *((*place, *told) if stop.tracking is Tracking.NONE else (*told, *place)),
        Fact(translate("pick", "Order"), stop.order_no, code=True),
        Fact(translate("pick", "Each"), weight, code=True),
    ]
    return replace(
        card_of(stop.name, stop.sku),
        facts=tuple(facts),
        unit_label=translate("pick", "Unit"),
        unit=str(min(done + 1, stop.units)),
        unit_of=translate("pick", "of {units}").format(units=stop.units),
        pips=_pips(stop.units, done, situation.in_tote),
        twin=twin_of(stop.look_alikes),
    )


def _pips(units: int, scanned: int, in_tote: int) -> tuple[tuple[StepMark, ...], ...]:
    """Each unit's two steps: scanned at the bin, put into the tote."""
    now = StepMark.NOW if scanned < units else StepMark.DONE
    first = [StepMark.DONE] * scanned + [now] + [StepMark.TODO] * units
    second = [StepMark.DONE] * in_tote + [StepMark.TODO] * units
    if scanned >= units and in_tote < units:
        second[in_tote] = StepMark.NOW
    return tuple(zip(first[:units], second[:units], strict=True))


def stops_of(package: PickPackage, situation: PickSituation) -> LinesContent:
    """The walk: stops done, the one at hand, and the rest."""
    done_stops = situation.stops_done
    open_stops = [stop for stop in package.stops if stop.order_no not in situation.given_up]
    current = situation.stop
    lines = [stop.pick_line_id for stop in open_stops]
    at_hand = 0 if situation.slot or current is None else current.pick_line_id
    nowhere = -1 if situation.slot else len(lines)
    here = lines.index(at_hand) if at_hand in lines else nowhere
    rows = tuple(_stop_row(stop, n, here, situation) for n, stop in enumerate(open_stops))
    summary = translate("pick", "{done} of {all} stops").format(
        done=done_stops, all=situation.stops_total
    )
    total = situation.stops_total
    return LinesContent(translate("pick", "Walk"), summary, done_stops, total, rows)


def _stop_row(stop: PickStop, place: int, here: int, situation: PickSituation) -> LineContent:
    name = f"{stop.bin_code}  {stop.name}"
    if place < here:
        return LineContent(name, stop.sku, stop.units, stop.units, StepMark.DONE)
    if place == here:
        return LineContent(
            name, stop.sku, situation.counted + situation.in_tote, stop.units, StepMark.NOW
        )
    return LineContent(name, stop.sku, 0, stop.units, StepMark.TODO)


def cart_of(package: PickPackage, situation: PickSituation) -> CartContent:
    """The cart's slots with the one to put into."""
    target = situation.stop.slot if situation.stop else 0
    put = translate("pick", "put {units}").format(units=situation.counted)
    slots = tuple(
        CartSlotContent(
            str(slot),
            tote,
            SlotState.TARGET if slot == target else _slot_state(tote),
            put if slot == target and situation.counted else "",
        )
        for slot, tote in situation.slots.items()
    )
    one, many = translate("pick", "1 unit in totes"), translate("pick", "{n} units in totes")
    units = counted(situation.units_done, one, many)
    title = translate("pick", "Cart {cart}").format(cart=package.task_no)
    return CartContent(title, slots, columns=min(6, max(1, len(slots))), summary=units)


def _slot_state(tote: str) -> SlotState:
    return SlotState.FILLED if tote else SlotState.FREE


def live_keys(situation: PickSituation) -> set[ControlCode]:
    """The keys that mean something while no STOP is latched."""
    if situation.is_over:
        return {ControlCode.CONFIRM, ControlCode.UNDO, ControlCode.SIGN_OUT, ControlCode.HELP}
    if situation.state is PickState.SHORT_PANEL:
        return answering("short", Place.BIN) | {ControlCode.SIGN_OUT}
    if situation.state in {PickState.QUANTITY, PickState.BIN_CHECK}:
        return answering(situation.panel, Place.BIN) | {ControlCode.SIGN_OUT}
    live = {ControlCode.SIGN_OUT, ControlCode.HELP, ControlCode.UNDO}
    match situation.state:
        case PickState.AT_BIN | PickState.COUNTED:
            return live | {ControlCode.SHORT}
        case PickState.DROP_POINT if not situation.expected:
            return live | {ControlCode.CONFIRM}
        case _:
            return live


def keys_of(situation: PickSituation) -> tuple[KeyHint, ...]:
    """What the keys mean now: in STOP only CONFIRM."""
    if situation.latch is not None:
        return stop_keys()
    return keys_for(live_keys(situation), at_rest=situation.is_over)


def place_of(package: PickPackage, now: datetime) -> tuple[tuple[Fact, ...], str, Health]:
    """What the top bar says: cart, wave, and how long until it must leave."""
    facts = (
        Fact(translate("pick", "Cart"), package.task_no, code=True),
        Fact(translate("pick", "Wave"), package.wave_no, code=True),
    )
    return facts, *deadline_of(package.ship_by, now)
