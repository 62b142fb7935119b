"""Stock work answers scans as picking does: latched STOPs, UNDO, restarts at the same unit."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from app.fulfilment.double_scan import DoubleScanTask
from app.scanning.control_card import digit_payload
from app.scanning.verdicts import Verdict
from app.stock.work.counting import COUNTING, CountProgress, CountState
from app.stock.work.frame import ProgressT, StateT, StockWork
from app.stock.work.moving import MOVING, MoveProgress, MoveState
from app.stock.work.receiving import RECEIVING, ReceiveProgress, ReceiveState
from app.stock.work.tasks import StockTask
from tests.support.desk_kit import OKAFOR
from tests.support.floor_data import FLOOR
from tests.support.packages import CONFIRM, EXCEPTION, UNDO
from tests.support.scans import scan_of
from tests.support.stock_packages import bin_of_bottles, count, delivery, with_stock

NAMES = with_stock(FLOOR)
DIGITS = [digit_payload(value) for value in range(10)]
PackageT = TypeVar("PackageT", bound=BaseModel)


def _task(work: StockWork[StateT, ProgressT], progress: ProgressT) -> StockTask[StateT, ProgressT]:
    return StockTask(work, progress, lambda: NAMES, OKAFOR, lambda _source: 0)


def _receive() -> StockTask[ReceiveState, ReceiveProgress]:
    return _task(RECEIVING, ReceiveProgress(delivery()))


def _count() -> StockTask[CountState, CountProgress]:
    return _task(COUNTING, CountProgress(count()))


def _move() -> StockTask[MoveState, MoveProgress]:
    return _task(MOVING, MoveProgress(bin_of_bottles()))


def _scan(task: DoubleScanTask, *codes: str) -> Verdict:  # type: ignore[type-arg]  # of any task
    return [task.judge(scan_of(code)).verdict for code in codes][-1]


def test_a_restart_stands_where_the_delivery_stood() -> None:
    task, again = _receive(), _receive()
    for code in ("BTL-750-PTB", "BTL-750-PTB", "A-14-03", "MUG-CER-WHT"):
        again.restore(task.judge(scan_of(code)).event)

    assert again.situation == task.situation
    assert again.situation.state is ReceiveState.IN_HAND


def test_undo_takes_back_what_is_in_the_hand_but_not_what_is_put_away() -> None:
    task = _receive()
    _scan(task, "BTL-750-PTB", "A-14-03", "MUG-CER-WHT")

    assert _scan(task, UNDO) is Verdict.ACCEPTED
    assert task.situation.state is ReceiveState.SCAN_ITEM
    assert _scan(task, UNDO) is Verdict.WRONG_STATE  # others act on what is put away at once


def test_one_product_at_a_time_is_in_the_hand() -> None:
    task = _receive()

    assert _scan(task, "BTL-750-PTB", "MUG-CER-WHT") is Verdict.WRONG_STATE
    assert _scan(task, "A-14-03") is Verdict.ACCEPTED
    assert _scan(task, CONFIRM) is Verdict.TASK_DONE
    assert task.situation.state is ReceiveState.DONE


def test_a_delivery_is_not_ended_with_a_unit_in_the_hand() -> None:
    task = _receive()

    assert _scan(task, "BTL-750-PTB", CONFIRM) is Verdict.WRONG_STATE
    assert _scan(task, "T-118") is Verdict.WRONG_STATE
    assert _scan(task, "nobody knows this") is Verdict.UNKNOWN_CODE


def test_the_next_unit_beyond_the_order_waits_until_the_hand_is_empty() -> None:
    task = _receive()
    _scan(task, "TWL-LIN-NAT", "TWL-LIN-NAT")

    assert _scan(task, "TWL-LIN-NAT") is Verdict.WRONG_STATE
    assert _scan(task, "A-14-02", "TWL-LIN-NAT") is Verdict.SET_APART
    assert task.situation.state is ReceiveState.APART


def test_a_wrong_bin_stops_the_count_until_confirm() -> None:
    task = _count()

    assert _scan(task, "A-14-01") is Verdict.WRONG_BIN
    assert _scan(task, "BTL-750-PTB") is Verdict.WRONG_BIN
    assert _scan(task, CONFIRM, "BTL-750-PTB") is Verdict.ACCEPTED
    assert task.situation.progress.units == 1


def test_a_count_of_one_product_takes_no_other() -> None:
    task = _task(COUNTING, CountProgress(count(product="BTL-750-PTB")))

    assert _scan(task, "MUG-CER-WHT") is Verdict.WRONG_ITEM


def test_an_item_after_the_question_says_that_the_bin_is_not_empty() -> None:
    task = _count()
    _scan(task, CONFIRM)
    states = [task.situation.state]

    _scan(task, "BTL-750-PTB")
    states.append(task.situation.state)
    assert states == [CountState.EMPTY, CountState.COUNTING]


def test_the_station_says_whether_the_count_agrees_only_when_it_is_complete() -> None:
    task = _count()
    _scan(task, *["BTL-750-PTB"] * 3, *["MUG-CER-WHT"] * 2, CONFIRM)

    ended = task.situation.progress.ended
    assert ended is not None
    assert ended.agrees


def test_the_question_of_reasons_is_answered_by_keys_and_left_by_undo() -> None:
    task = _move()

    assert _scan(task, EXCEPTION) is Verdict.ACCEPTED
    states = [task.situation.state]
    assert _scan(task, "BTL-750-PTB") is Verdict.WRONG_STATE
    assert _scan(task, UNDO) is Verdict.ACCEPTED
    states.append(task.situation.state)
    assert states == [MoveState.REASON_PANEL, MoveState.SCAN_ITEM]


def test_a_move_ends_at_its_second_bin() -> None:
    task = _move()

    assert _scan(task, "BTL-750-PTB", "MUG-CER-WHT", "A-15-01") is Verdict.TASK_DONE
    assert task.situation.is_over
    assert _scan(task, "BTL-750-PTB") is Verdict.WRONG_STATE


def _by_hand(package: PackageT, name: str) -> PackageT:
    goods = tuple(one.model_copy(update={"count_by_hand": True}) for one in getattr(package, name))
    return package.model_copy(update={name: goods})


def test_the_rest_of_a_delivery_is_keyed_where_the_policy_counts() -> None:
    package = _by_hand(delivery(), "lines")
    task = _task(RECEIVING, ReceiveProgress(package))

    assert _scan(task, "BTL-750-PTB", DIGITS[2]) is Verdict.ACCEPTED
    states = [task.situation.state]
    assert _scan(task, CONFIRM) is Verdict.ACCEPTED
    states.append(task.situation.state)

    assert states == [ReceiveState.QUANTITY, ReceiveState.IN_HAND]
    hand = task.situation.progress.hand
    assert hand is not None
    assert hand.units == 3


def test_a_keyed_quantity_beyond_the_order_counts_nothing() -> None:
    task = _task(RECEIVING, ReceiveProgress(_by_hand(delivery(), "lines")))
    _scan(task, "BTL-750-PTB", DIGITS[9])

    assert _scan(task, CONFIRM) is Verdict.WRONG_STATE
    hand = task.situation.progress.hand
    assert hand is not None
    assert hand.units == 1


def test_zero_is_no_quantity_and_without_the_policy_each_unit_is_scanned() -> None:
    task = _task(COUNTING, CountProgress(_by_hand(count(), "expected")))

    assert _scan(task, "BTL-750-PTB", DIGITS[0], CONFIRM) is Verdict.WRONG_STATE
    assert _scan(task, UNDO, "MUG-CER-WHT", DIGITS[4], CONFIRM) is Verdict.ACCEPTED
    assert [goods.units for goods in task.situation.progress.tallied.values()] == [1, 5]
    assert _scan(_receive(), "BTL-750-PTB", DIGITS[2]) is Verdict.WRONG_STATE


def test_more_than_may_go_is_not_keyed_either() -> None:
    task = _task(MOVING, MoveProgress(_by_hand(bin_of_bottles(), "items")))

    assert _scan(task, "BTL-750-PTB", DIGITS[3], CONFIRM) is Verdict.OVER_QUANTITY
    assert _scan(task, CONFIRM, DIGITS[2], CONFIRM) is Verdict.ACCEPTED
    assert task.situation.progress.units == 3


def test_a_lot_that_does_not_lie_in_the_bin_stops() -> None:
    items = tuple(
        one.model_copy(update={"tracking": "lot", "lot": "L1"}) for one in bin_of_bottles().items
    )
    package = bin_of_bottles().model_copy(update={"items": items})
    task = _task(MOVING, MoveProgress(package))

    assert _scan(task, "BTL-750-PTB", "L-NEW") is Verdict.WRONG_LOT
    assert _scan(task, CONFIRM, "BTL-750-PTB") is Verdict.LOT_REQUIRED
