"""What a code means at each point of packing: ``carton, item ..., next carton, label``.

Pure rules over the progress.  Source: verification.md, "The two tasks as state machines", D1, D4,
D5, D7, D8, D9, D10.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from app.fulfilment.double_scan import Ruling, accept, refuse
from app.fulfilment.double_scan.standing import Panel
from app.fulfilment.double_scan.tracking import complete
from app.fulfilment.events import (
    Because,
    CartonFull,
    CartonOpened,
    LabelMatched,
    LineShort,
    PanelChanged,
    ProblemReported,
    ReprintReason,
    ReprintRequested,
    ShortReason,
)
from app.fulfilment.packing.items import judge_item
from app.fulfilment.packing.progress import PackProgress
from app.scanning.control_card import ControlCode
from app.scanning.meaning import (
    AmbiguousScanned,
    BadgeScanned,
    BinScanned,
    CartonScanned,
    ControlScanned,
    DamagedScanned,
    ItemScanned,
    LabelScanned,
    LotScanned,
    Meaning,
    OrderScanned,
    PurchaseOrderScanned,
    SerialScanned,
    ToteScanned,
    UnknownScanned,
)
from app.scanning.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """What stands on the printed label of the carton in hand: either number names the carton."""

    sscc: str
    tracking: str

    def bears(self, number: str) -> bool:
        """True if ``number`` is on this label."""
        return number in {self.sscc, self.tracking} - {""}


@dataclass(frozen=True, slots=True)
class Desk:
    """What a pack scan is judged by.

    Attributes:
        progress: the order's cartons.
        badge: who makes the second scan.
        label: the printed label of the carton in hand, or None while there is none.
    """

    progress: PackProgress
    badge: str
    label: PrintedLabel | None = None

    @property
    def is_picker(self) -> bool:
        """True if D7 wants another badge than the one that made the first scan."""
        package = self.progress.package
        return package.other_badge_required and self.badge in package.pickers


def expected_code(desk: Desk) -> str:
    """The code that the station waits for, where it is one code; else ""."""
    if desk.progress.all_verified:
        return desk.label.sscc if desk.label else ""
    if desk.progress.in_hand is None or desk.progress.line is None:
        return ""
    return desk.progress.line.sku


def judge_pack(desk: Desk, meaning: Meaning) -> Ruling:
    """Say what a code means now.  UNDO, HELP, SIGN OUT and latches are judged before."""
    progress = desk.progress
    if progress.ending is not None:
        return refuse(Verdict.WRONG_STATE, because=Because.TASK_OVER)
    if progress.outdated is not None:
        return refuse(progress.outdated, progress.package.order_no)
    match meaning:
        case ControlScanned(code):
            return _judge_control(desk, code)
        case CartonScanned() | ItemScanned() | LotScanned() | SerialScanned() if desk.is_picker:
            return refuse(Verdict.NOT_YOURS, because=Because.OTHER_BADGE)
        case CartonScanned(carton):
            return _judge_carton(desk, carton.code)
        case ItemScanned():
            return judge_item(progress, meaning, expected_code(desk))
        case LotScanned() | SerialScanned():
            item = complete(progress.named, meaning)
            if isinstance(item, Ruling):
                return item
            return judge_item(progress, item, expected_code(desk))
        case LabelScanned(number):
            return _judge_label(desk, number)
        case ToteScanned(code=tote):
            return _judge_tote(desk, tote)
        case AmbiguousScanned():
            return refuse(Verdict.AMBIGUOUS_CODE, expected_code(desk))
        case UnknownScanned() | DamagedScanned():
            return refuse(Verdict.UNKNOWN_CODE, expected_code(desk))
        case BadgeScanned() | BinScanned() | OrderScanned() | PurchaseOrderScanned():
            return _at_the_wrong_moment(desk, Because.NOT_IN_THIS_TASK)
        case _:
            assert_never(meaning)


def judge_pack_panel(desk: Desk, panel: Panel, code: ControlCode | None) -> Ruling:
    """Say what a code means while a panel asks for a reason."""
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
        case _:
            return refuse(Verdict.WRONG_STATE, because=Because.PANEL_OPEN)


def _at_the_wrong_moment(desk: Desk, because: Because) -> Ruling:
    return refuse(Verdict.WRONG_STATE, expected_code(desk), because)


def _declare_short(desk: Desk, reason: ShortReason) -> Ruling:
    line = desk.progress.line
    if line is None:
        return _at_the_wrong_moment(desk, Because.NOTHING_MISSING)
    missing = desk.progress.remaining(line)
    return accept(LineShort(order_line_id=line.order_line_id, missing=missing, reason=reason))


def _reprint(desk: Desk, reason: ReprintReason) -> Ruling:
    carton = desk.progress.carton
    if carton is None:
        return _at_the_wrong_moment(desk, Because.LABEL_NOT_PRINTED)
    return accept(ReprintRequested(carton_number=carton.number, reason=reason))


def _judge_control(desk: Desk, code: ControlCode) -> Ruling:
    verified = desk.progress.all_verified
    match code:
        case ControlCode.SHORT if not verified:
            return accept(PanelChanged(panel="short"))
        case ControlCode.SHORT:
            return _at_the_wrong_moment(desk, Because.NOTHING_MISSING)
        case ControlCode.EXCEPTION:
            return accept(PanelChanged(panel="exception"))
        case ControlCode.REPRINT if verified and desk.label is not None:
            return accept(PanelChanged(panel="reprint"))
        case ControlCode.REPRINT:
            return _at_the_wrong_moment(desk, Because.LABEL_NOT_PRINTED)
        case ControlCode.NEXT_CARTON:
            return _judge_next_carton(desk)
        case ControlCode.CONFIRM:
            return _at_the_wrong_moment(desk, Because.NOTHING_TO_CONFIRM)
        case _:
            return _at_the_wrong_moment(desk, Because.NOT_IN_THIS_TASK)


def _judge_next_carton(desk: Desk) -> Ruling:
    if desk.progress.all_verified:
        return _at_the_wrong_moment(desk, Because.LABEL_FIRST)
    carton = desk.progress.carton
    if carton is None:
        return _at_the_wrong_moment(desk, Because.CARTON_FIRST)
    if not carton.contents:
        return _at_the_wrong_moment(desk, Because.CARTON_EMPTY)
    return accept(CartonFull(carton_number=carton.number))


def _judge_carton(desk: Desk, carton_type: str) -> Ruling:
    progress = desk.progress
    if progress.all_verified:
        return _at_the_wrong_moment(desk, Because.LABEL_FIRST)
    if progress.in_hand is not None:
        return _at_the_wrong_moment(desk, Because.CARTON_OPEN)
    if carton_type in progress.package.refused_carton_types:
        return refuse(Verdict.WRONG_CARTON, because=Because.CARTON_REFUSED)
    return accept(CartonOpened(carton_number=progress.next_number, carton_type=carton_type))


def _judge_tote(desk: Desk, tote: str) -> Ruling:
    totes = desk.progress.package.totes
    if tote in totes:
        return _at_the_wrong_moment(desk, Because.ALREADY_HERE)
    return refuse(Verdict.WRONG_TOTE, ", ".join(totes))


def _judge_label(desk: Desk, number: str) -> Ruling:
    carton, label = desk.progress.carton, desk.label
    if not desk.progress.all_verified:
        return _at_the_wrong_moment(desk, Because.NOT_IN_THIS_TASK)
    if carton is None or label is None:
        return _at_the_wrong_moment(desk, Because.LABEL_NOT_PRINTED)
    if not label.bears(number):
        return refuse(Verdict.WRONG_CARTON, label.sscc)
    others = [c for c in desk.progress.cartons if not c.sscc and c.number != carton.number]
    event = LabelMatched(carton_number=carton.number, sscc=label.sscc, last=not others)
    return accept(event, Verdict.LINE_DONE if others else Verdict.TASK_DONE)
