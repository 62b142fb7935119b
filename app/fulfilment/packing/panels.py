"""What a code means at the packing station while a question stands in the instruction's place.

A deviation that needs a supervisor takes THEIR badge here, without logging the packer out
(screens rule 24; scenario 30).
"""

from __future__ import annotations

from app.fulfilment.double_scan import Ruling, accept, refuse
from app.fulfilment.double_scan.standing import Panel
from app.fulfilment.events import (
    Because,
    EarlyReason,
    LabelAsked,
    LabelLetOut,
    LineDropped,
    LineShort,
    PanelChanged,
    ProblemReported,
    ReprintReason,
    ReprintRequested,
    ShortReason,
)
from app.fulfilment.packing.desk import Desk, at_the_wrong_moment
from app.fulfilment.packing.weighing import judge_weight, judge_weight_answer
from app.scanning.control_card import ControlCode
from app.scanning.directory import Person
from app.scanning.meaning import BadgeScanned, ControlScanned, Meaning, WeightRead
from app.scanning.verdicts import Verdict

_EARLY = {
    ControlCode.CONFIRM: EarlyReason.CARRIER_WAITS,
    ControlCode.SHORT: EarlyReason.UNITS_FOLLOW,
    ControlCode.EXCEPTION: EarlyReason.LABEL_GOES_FIRST,
}


def judge_early_label(desk: Desk) -> Ruling:
    """Refuse a label before all is verified, and ask why it is wanted so early (D8).

    A label that a supervisor has let out may be printed again, as any other.
    """
    carton = desk.progress.carton
    if desk.progress.in_between is not None:
        return at_the_wrong_moment(desk, Because.CARTON_LABEL_FIRST)
    if carton is None:
        return at_the_wrong_moment(desk, Because.CARTON_FIRST)
    if not any(carton.contents.values()):
        return at_the_wrong_moment(desk, Because.CARTON_EMPTY)
    if carton.number in desk.let_out:
        return accept(PanelChanged(panel="reprint"))
    return Ruling(Verdict.WRONG_STATE, PanelChanged(panel="early label"))


def judge_pack_panel(desk: Desk, panel: Panel, meaning: Meaning) -> Ruling:
    """Say what a code means while a panel asks for a reason."""
    match meaning:
        case BadgeScanned(person):
            return _judge_badge(desk, panel, person)
        case WeightRead(grams) if panel == "weight":
            return judge_weight(desk, grams)
        case ControlScanned(code):
            return _judge_answer(desk, panel, code)
        case _:
            return refuse(Verdict.WRONG_STATE, because=Because.PANEL_OPEN)


def _judge_badge(desk: Desk, panel: Panel, person: Person) -> Ruling:
    if not person.supervises:
        return refuse(Verdict.WRONG_STATE, because=Because.NOT_A_SUPERVISOR)
    match panel:
        case "short":
            return _drop_line(desk, person)
        case "weight":
            return judge_weight_answer(desk, approved_by=person.badge)
        case "supervisor":
            return _let_label_out(desk, person)
        case _:
            return refuse(Verdict.WRONG_STATE, because=Because.PANEL_OPEN)


def _judge_answer(desk: Desk, panel: Panel, code: ControlCode) -> Ruling:
    match panel, code:
        case ("short", ControlCode.SHORT) | ("exception", ControlCode.EXCEPTION):
            return accept(PanelChanged(panel=""))
        case (_, ControlCode.UNDO) | (
            "reprint" | "early label" | "supervisor",
            ControlCode.REPRINT,
        ):
            return accept(PanelChanged(panel=""))
        case "short", ControlCode.CONFIRM:
            return _declare_short(desk, ShortReason.NOT_IN_TOTE)
        case "short", ControlCode.EXCEPTION:
            return _declare_short(desk, ShortReason.DAMAGED)
        case "exception", ControlCode.CONFIRM:
            return accept(ProblemReported())
        case "reprint", ControlCode.CONFIRM:
            return _reprint(desk, ReprintReason.UNREADABLE)
        case "reprint", ControlCode.EXCEPTION:
            return _reprint(desk, ReprintReason.NOT_PRINTED)
        case "weight", ControlCode.CONFIRM | ControlCode.EXCEPTION:
            return judge_weight_answer(desk, code)
        case "early label", _ if code in _EARLY:
            return _ask_for_label(desk, _EARLY[code])
        case _:
            return refuse(Verdict.WRONG_STATE, because=Because.PANEL_OPEN)


def _drop_line(desk: Desk, supervisor: Person) -> Ruling:
    """Let the order go without the rest of the line in hand, if anything goes at all."""
    progress, line = desk.progress, desk.progress.line
    if line is None:
        return at_the_wrong_moment(desk, Because.NOTHING_MISSING)
    missing = progress.remaining(line)
    if sum(progress.needed(one) for one in progress.package.lines) <= missing:
        return at_the_wrong_moment(desk, Because.CARTON_EMPTY)
    event = LineDropped(
        order_line_id=line.order_line_id, missing=missing, approved_by=supervisor.badge
    )
    return accept(event, Verdict.LINE_DONE)


def _declare_short(desk: Desk, reason: ShortReason) -> Ruling:
    line = desk.progress.line
    if line is None:
        return at_the_wrong_moment(desk, Because.NOTHING_MISSING)
    missing = desk.progress.remaining(line)
    return accept(LineShort(order_line_id=line.order_line_id, missing=missing, reason=reason))


def _ask_for_label(desk: Desk, reason: EarlyReason) -> Ruling:
    carton = desk.progress.carton
    if carton is None:
        return at_the_wrong_moment(desk, Because.CARTON_FIRST)
    return accept(LabelAsked(carton_number=carton.number, reason=reason))


def _let_label_out(desk: Desk, supervisor: Person) -> Ruling:
    asked = desk.asked
    if asked is None:
        return at_the_wrong_moment(desk, Because.CARTON_FIRST)
    event = LabelLetOut(
        carton_number=asked.carton_number, reason=asked.reason, approved_by=supervisor.badge
    )
    return accept(event)


def _reprint(desk: Desk, reason: ReprintReason) -> Ruling:
    carton = desk.progress.carton
    if carton is None:
        return at_the_wrong_moment(desk, Because.LABEL_NOT_PRINTED)
    return accept(ReprintRequested(carton_number=carton.number, reason=reason))
