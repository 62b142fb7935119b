"""What a code means at each point of a walk: ``go to bin, at bin, counted, tote, next``.

Pure rules over the progress.  Source: verification.md, "The two tasks as state machines", D1, D4,
D5; SOP phase 2, "Generate the pick list based on bin locations".
"""

from __future__ import annotations

from typing import assert_never

from app.fulfilment.double_scan import Ruling, accept, refuse
from app.fulfilment.double_scan.tracking import ask_again, complete
from app.fulfilment.events import (
    Because,
    BinChecked,
    BinReached,
    DigitKeyed,
    PanelChanged,
    PutInTote,
    ShortDeclared,
    ShortReason,
    UnitsCounted,
    WorkFinished,
)
from app.fulfilment.picking.items import judge_item
from app.fulfilment.picking.progress import PickProgress
from app.fulfilment.work import PickStop
from app.scanning.control_card import ControlCode
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


def expected_code(progress: PickProgress) -> str:
    """The code that the walk waits for; "" where CONFIRM is waited for, or any empty tote."""
    if progress.to_check is not None or progress.to_bind is not None:
        return ""
    stop = progress.stop
    if stop is None:
        return progress.package.drop_point
    if not progress.at_bin:
        return stop.bin_code
    return stop.sku if progress.to_count else stop.tote


def judge_pick(progress: PickProgress, meaning: Meaning) -> Ruling:
    """Say what a code means now.  UNDO, HELP, SIGN OUT and latches are judged before."""
    if progress.finished:
        return refuse(Verdict.WRONG_STATE, because=Because.TASK_OVER)
    if progress.to_check is not None:
        return _judge_bin_check(progress.to_check, meaning)
    match meaning:
        case ControlScanned(code):
            return _judge_control(progress, code)
        case DigitScanned(digit):
            return _judge_digit(progress, digit)
        case BinScanned(code=bin_code):
            return _judge_bin(progress, bin_code)
        case ItemScanned():
            return judge_item(progress, meaning, expected_code(progress))
        case LotScanned() | SerialScanned():
            item = complete(progress.named, meaning)
            if isinstance(item, Ruling):
                return item
            return judge_item(progress, item, expected_code(progress))
        case ToteScanned(code=tote):
            return _judge_tote(progress, tote)
        case AmbiguousScanned():
            return refuse(Verdict.AMBIGUOUS_CODE, expected_code(progress))
        case UnknownScanned() | DamagedScanned():
            return refuse(Verdict.UNKNOWN_CODE, expected_code(progress))
        case (
            BadgeScanned()
            | CartonScanned()
            | CartScanned()
            | LabelScanned()
            | LaneScanned()
            | OrderScanned()
            | PurchaseOrderScanned()
            | WeightRead()
        ):
            return _at_the_wrong_moment(progress, Because.NOT_IN_THIS_TASK)
        case _:
            assert_never(meaning)


def judge_pick_count(progress: PickProgress, units: int) -> Ruling:
    """Say what a keyed quantity does: these units and those scanned before are in the hand."""
    stop = progress.stop
    if stop is None:
        return _at_the_wrong_moment(progress, Because.NOT_IN_THIS_TASK)
    if units > progress.to_count:
        return refuse(Verdict.OVER_QUANTITY, expected_code(progress))
    return accept(UnitsCounted(pick_line_id=stop.pick_line_id, units=units))


def judge_pick_panel(progress: PickProgress, code: ControlCode | None) -> Ruling:
    """Say what a code means while the SHORT panel asks why units are missing.

    The found quantity is what has been scanned: nothing is typed, nothing is filled in.
    """
    match code:
        case ControlCode.CONFIRM:
            return _declare_short(progress, ShortReason.BIN_EMPTY)
        case ControlCode.EXCEPTION:
            return _declare_short(progress, ShortReason.DAMAGED)
        case ControlCode.SHORT | ControlCode.UNDO:
            return accept(PanelChanged(panel=""))
        case _:
            return refuse(Verdict.WRONG_STATE, because=Because.PANEL_OPEN)


def _judge_bin_check(stop: PickStop, meaning: Meaning) -> Ruling:
    """The books say that nothing is left here: somebody looks, and "not empty" opens a count."""
    match meaning:
        case ControlScanned(ControlCode.CONFIRM):
            return accept(BinChecked(pick_line_id=stop.pick_line_id, empty=True))
        case ControlScanned(ControlCode.EXCEPTION):
            return accept(BinChecked(pick_line_id=stop.pick_line_id, empty=False))
        case _:
            return refuse(Verdict.WRONG_STATE, because=Because.CHECK_BIN_FIRST)


def _judge_digit(progress: PickProgress, digit: int) -> Ruling:
    """The first digit of a quantity: only where the policy counts, after one was scanned (D5)."""
    stop = progress.stop
    if stop is None or not progress.at_bin:
        return _at_the_wrong_moment(progress, Because.BIN_FIRST)
    if not stop.count_by_hand:
        return _at_the_wrong_moment(progress, Because.COUNT_EACH)
    if not progress.counted:
        return _at_the_wrong_moment(progress, Because.SCAN_ONE_FIRST)
    if not progress.to_count:
        return _at_the_wrong_moment(progress, Because.TOTE_FIRST)
    return accept(DigitKeyed(digit=digit))


def _at_the_wrong_moment(progress: PickProgress, because: Because) -> Ruling:
    return refuse(Verdict.WRONG_STATE, expected_code(progress), because)


def _declare_short(progress: PickProgress, reason: ShortReason) -> Ruling:
    if progress.stop is None:
        return _at_the_wrong_moment(progress, Because.NOTHING_MISSING)
    event = ShortDeclared(
        pick_line_id=progress.stop.pick_line_id, missing=progress.to_count, reason=reason
    )
    return accept(event, Verdict.ACCEPTED if progress.counted else Verdict.LINE_DONE)


def _judge_control(progress: PickProgress, code: ControlCode) -> Ruling:
    match code:
        case ControlCode.SHORT if progress.at_bin and progress.to_count:
            return accept(PanelChanged(panel="short"))
        case ControlCode.SHORT if progress.stop is not None and not progress.at_bin:
            return _at_the_wrong_moment(progress, Because.BIN_FIRST)
        case ControlCode.SHORT:
            return _at_the_wrong_moment(progress, Because.NOTHING_MISSING)
        case ControlCode.CONFIRM if progress.stop is None and not progress.package.drop_point:
            return accept(WorkFinished(), Verdict.TASK_DONE)
        case ControlCode.CONFIRM:
            return _at_the_wrong_moment(progress, Because.NOTHING_TO_CONFIRM)
        case _:
            return _at_the_wrong_moment(progress, Because.NOT_IN_THIS_TASK)


def _judge_bin(progress: PickProgress, bin_code: str) -> Ruling:
    stop, expected = progress.stop, expected_code(progress)
    if stop is None:
        if bin_code == expected:
            return accept(WorkFinished(), Verdict.TASK_DONE)
        return _at_the_wrong_moment(progress, Because.NOT_IN_THIS_TASK)
    if bin_code != stop.bin_code:
        return refuse(Verdict.WRONG_BIN, stop.bin_code)
    if progress.at_bin:
        because = Because.ALREADY_HERE if progress.to_count else Because.TOTE_FIRST
        return _at_the_wrong_moment(progress, because)
    return accept(BinReached(pick_line_id=stop.pick_line_id))


def _judge_tote(progress: PickProgress, tote: str) -> Ruling:
    stop = progress.stop
    if stop is None:
        return _at_the_wrong_moment(progress, Because.NOT_IN_THIS_TASK)
    if progress.named is not None:
        return ask_again(progress.named)  # a unit is in the hand that was not counted
    if not progress.counted:
        because = Because.ITEM_FIRST if progress.at_bin else Because.BIN_FIRST
        return _at_the_wrong_moment(progress, because)
    if tote != stop.tote:
        return refuse(Verdict.WRONG_TOTE, stop.tote)
    return accept(_put(progress, stop), _after_tote(progress))


def _put(progress: PickProgress, stop: PickStop) -> PutInTote:
    return PutInTote(
        pick_line_id=stop.pick_line_id,
        units=progress.counted,
        tote=stop.tote,
        taken=progress.hand,
    )


def _after_tote(progress: PickProgress) -> Verdict:
    return Verdict.ACCEPTED if progress.to_count else Verdict.LINE_DONE
