"""What a code means at each point of packing: ``carton, item ..., next carton, label``.

Pure rules over the progress.  Source: verification.md, "The two tasks as state machines", D1, D4,
D5, D7, D8, D9, D10.
"""

from __future__ import annotations

from typing import assert_never

from app.fulfilment.double_scan import Ruling, accept, refuse
from app.fulfilment.double_scan.tracking import complete
from app.fulfilment.events import (
    Approved,
    Because,
    CartonFull,
    CartonOpened,
    Deviation,
    DigitKeyed,
    LabelMatched,
    PanelChanged,
    UnitsPacked,
)
from app.fulfilment.packing.desk import Desk, at_the_wrong_moment, expected_code
from app.fulfilment.packing.items import judge_item
from app.fulfilment.packing.panels import judge_early_label
from app.fulfilment.packing.progress import PackProgress
from app.fulfilment.packing.weighing import judge_weighing
from app.fulfilment.work import PackLine
from app.scanning.control_card import ControlCode
from app.scanning.directory import CartonType, Person
from app.scanning.meaning import (
    AmbiguousScanned,
    BadgeScanned,
    BinScanned,
    CartonScanned,
    CartScanned,
    ControlScanned,
    DamagedScanned,
    DigitScanned,
    ItemScanned,
    LabelScanned,
    LaneScanned,
    LotScanned,
    Meaning,
    OrderScanned,
    PurchaseOrderScanned,
    SerialScanned,
    ToteScanned,
    UnknownScanned,
    WeightRead,
)
from app.scanning.verdicts import Verdict


def judge_pack(desk: Desk, meaning: Meaning) -> Ruling:
    """Say what a code means now.  UNDO, HELP, SIGN OUT and latches are judged before."""
    if (before := _before_packing(desk, meaning)) is not None:
        return before
    match meaning:
        case ControlScanned(code):
            return _judge_control(desk, code)
        case CartonScanned() | ItemScanned() | LotScanned() | SerialScanned() | DigitScanned() if (
            desk.is_picker
        ):
            return refuse(Verdict.NOT_YOURS, because=Because.OTHER_BADGE)
        case BadgeScanned(person) if desk.is_picker:
            return _judge_approval(desk, person)
        case CartonScanned(carton):
            return _judge_carton(desk, carton)
        case DigitScanned(digit):
            return _judge_digit(desk, digit)
        case ItemScanned():
            return judge_item(desk.progress, meaning, expected_code(desk))
        case LotScanned() | SerialScanned():
            return _judge_rest(desk, meaning)
        case LabelScanned(number):
            return _judge_label(desk, number)
        case ToteScanned(code=tote):
            return _judge_tote(desk, tote)
        case AmbiguousScanned():
            return refuse(Verdict.AMBIGUOUS_CODE, expected_code(desk))
        case UnknownScanned() | DamagedScanned():
            return refuse(Verdict.UNKNOWN_CODE, expected_code(desk))
        case BadgeScanned() | OrderScanned() | PurchaseOrderScanned() | WeightRead():
            return at_the_wrong_moment(desk, Because.NOT_IN_THIS_TASK)
        case BinScanned() | CartScanned() | LaneScanned():
            return at_the_wrong_moment(desk, Because.NOT_IN_THIS_TASK)
        case _:
            assert_never(meaning)


def _before_packing(desk: Desk, meaning: Meaning) -> Ruling | None:
    """What comes before every code of the work: it is over, outdated, or a carton is weighed."""
    progress = desk.progress
    if progress.ending is not None:
        return refuse(Verdict.WRONG_STATE, because=Because.TASK_OVER)
    if progress.outdated is not None:
        return refuse(progress.outdated, progress.package.order_no)
    return judge_weighing(desk, meaning) if desk.to_weigh is not None else None


def _judge_rest(desk: Desk, meaning: LotScanned | SerialScanned) -> Ruling:
    """The lot or number of the item that was named before."""
    item = complete(desk.progress.named, meaning)
    return (
        item if isinstance(item, Ruling) else judge_item(desk.progress, item, expected_code(desk))
    )


def _judge_control(desk: Desk, code: ControlCode) -> Ruling:
    verified = desk.progress.all_verified
    match code:
        case ControlCode.SHORT if not verified:
            return accept(PanelChanged(panel="short"))
        case ControlCode.SHORT:
            return at_the_wrong_moment(desk, Because.NOTHING_MISSING)
        case ControlCode.EXCEPTION:
            return accept(PanelChanged(panel="exception"))
        case ControlCode.REPRINT if verified and desk.label is not None:
            return accept(PanelChanged(panel="reprint"))
        case ControlCode.REPRINT if verified:
            return at_the_wrong_moment(desk, Because.LABEL_NOT_PRINTED)
        case ControlCode.REPRINT:
            return judge_early_label(desk)
        case ControlCode.NEXT_CARTON:
            return _judge_next_carton(desk)
        case ControlCode.CONFIRM:
            return at_the_wrong_moment(desk, Because.NOTHING_TO_CONFIRM)
        case _:
            return at_the_wrong_moment(desk, Because.NOT_IN_THIS_TASK)


def _judge_approval(desk: Desk, person: Person) -> Ruling:
    """A supervisor lets the picker's own badge pack; nobody lets oneself (D7)."""
    if not person.supervises or person.badge == desk.badge:
        return refuse(Verdict.WRONG_STATE, because=Because.NOT_A_SUPERVISOR)
    return accept(Approved(deviation=Deviation.SAME_BADGE, approved_by=person.badge))


def _judge_digit(desk: Desk, digit: int) -> Ruling:
    """The first digit of a quantity: only where the policy counts, after one was scanned (D5)."""
    line, carton = desk.progress.line, desk.progress.carton
    if line is None or desk.progress.all_verified:
        return at_the_wrong_moment(desk, Because.NOT_IN_THIS_TASK)
    if carton is None:
        return at_the_wrong_moment(desk, Because.CARTON_FIRST)
    if not line.count_by_hand or desk.progress.by_carton:
        return at_the_wrong_moment(desk, Because.COUNT_EACH)
    scanned = line.order_line_id == desk.progress.last_line
    if not scanned or not carton.contents.get(line.order_line_id):
        return at_the_wrong_moment(desk, Because.SCAN_ONE_FIRST)
    return accept(DigitKeyed(digit=digit))


def judge_pack_count(desk: Desk, units: int) -> Ruling:
    """Say what a keyed quantity does: so many more units of the line in hand are in the carton."""
    progress = desk.progress
    if progress.line is None or progress.in_hand is None:
        return at_the_wrong_moment(desk, Because.CARTON_FIRST)
    if units > progress.remaining(progress.line):
        return refuse(Verdict.OVER_QUANTITY, expected_code(desk))
    return _pack(progress, progress.line, units, progress.in_hand)


def _judge_next_carton(desk: Desk) -> Ruling:
    if desk.progress.in_between is not None:
        return at_the_wrong_moment(desk, Because.CARTON_LABEL_FIRST)
    if desk.progress.all_verified:
        return at_the_wrong_moment(desk, Because.LABEL_FIRST)
    carton = desk.progress.carton
    if carton is None:
        return at_the_wrong_moment(desk, Because.CARTON_FIRST)
    if not carton.contents:
        return at_the_wrong_moment(desk, Because.CARTON_EMPTY)
    return accept(CartonFull(carton_number=carton.number))


def _judge_carton(desk: Desk, kind: CartonType) -> Ruling:
    progress = desk.progress
    if progress.in_between is not None:
        return _judge_carton_label(desk, kind.code)
    if progress.all_verified:
        return at_the_wrong_moment(desk, Because.LABEL_FIRST)
    if progress.in_hand is not None:
        because = Because.ITEM_FIRST if progress.by_carton else Because.CARTON_OPEN
        return at_the_wrong_moment(desk, because)
    if kind.code in progress.package.refused_carton_types:
        return refuse(Verdict.WRONG_CARTON, because=Because.CARTON_REFUSED)
    event = CartonOpened(
        carton_number=progress.next_number, carton_type=kind.code, tare_grams=kind.tare_grams
    )
    return accept(event)


def _judge_carton_label(desk: Desk, carton_type: str) -> Ruling:
    """The second scan of policy item+carton: the units are in *this* carton (D1)."""
    progress, carton = desk.progress, desk.progress.carton
    if carton is None or progress.in_between is None:
        return at_the_wrong_moment(desk, Because.CARTON_FIRST)
    if carton.carton_type != carton_type:
        return refuse(Verdict.WRONG_CARTON, carton.carton_type)
    held = progress.in_between
    line = next(n for n in progress.package.lines if n.order_line_id == held.order_line_id)
    event = UnitsPacked(**held.model_dump(exclude={"kind"}), carton_number=carton.number)
    line_done = progress.remaining(line) == held.units
    return accept(event, Verdict.LINE_DONE if line_done else Verdict.ACCEPTED)


def _pack(progress: PackProgress, line: PackLine, units: int, carton_number: int) -> Ruling:
    event = UnitsPacked(order_line_id=line.order_line_id, units=units, carton_number=carton_number)
    line_done = progress.remaining(line) == units
    return accept(event, Verdict.LINE_DONE if line_done else Verdict.ACCEPTED)


def _judge_tote(desk: Desk, tote: str) -> Ruling:
    totes = desk.progress.package.totes
    if tote in totes:
        return at_the_wrong_moment(desk, Because.ALREADY_HERE)
    return refuse(Verdict.WRONG_TOTE, ", ".join(totes))


def _judge_label(desk: Desk, number: str) -> Ruling:
    carton, label = desk.progress.carton, desk.label
    if not desk.progress.all_verified:
        if any(one.bears(number) for one in desk.early):
            return at_the_wrong_moment(desk, Because.NOT_VERIFIED)
        return at_the_wrong_moment(desk, Because.NOT_IN_THIS_TASK)
    if carton is None or label is None:
        return at_the_wrong_moment(desk, Because.LABEL_NOT_PRINTED)
    if not label.bears(number):
        return refuse(Verdict.WRONG_CARTON, label.sscc)
    others = [c for c in desk.progress.cartons if not c.sscc and c.number != carton.number]
    event = LabelMatched(carton_number=carton.number, sscc=label.sscc, last=not others)
    return accept(event, Verdict.LINE_DONE if others else Verdict.TASK_DONE)
