"""What a code means at the packing station while a question stands in the instruction's place.

A deviation that needs a supervisor takes THEIR badge here, without logging the packer out
(screens rule 24; scenario 30).
"""

from __future__ import annotations

from app.fulfilment.double_scan import Ruling, accept, refuse
from app.fulfilment.double_scan.standing import Panel
from app.fulfilment.events import (
    Because,
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
        case _:
            return refuse(Verdict.WRONG_STATE, because=Because.PANEL_OPEN)


def _judge_answer(desk: Desk, panel: Panel, code: ControlCode) -> Ruling:
    match panel, code:
        case ("short", ControlCode.SHORT) | ("exception", ControlCode.EXCEPTION):
            return accept(PanelChanged(panel=""))
        case (_, ControlCode.UNDO) | ("reprint", ControlCode.REPRINT):
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


def _reprint(desk: Desk, reason: ReprintReason) -> Ruling:
    carton = desk.progress.carton
    if carton is None:
        return at_the_wrong_moment(desk, Because.LABEL_NOT_PRINTED)
    return accept(ReprintRequested(carton_number=carton.number, reason=reason))
