"""How much may leave a bin, and for what."""

from __future__ import annotations

import pytest

from app.fulfilment.events import AnyEvent, Because, Refused
from app.scanning.verdicts import Verdict
from app.stock.events import (
    Goods,
    MoveApproved,
    Purpose,
    PurposeChosen,
    StockAdjusted,
    UnitsMoved,
    UnitsTaken,
)
from app.stock.packages import MovePackage
from app.stock.work.moving import MOVING, MoveProgress, MoveState, after_move
from app.stock.work.tasks import StockTask
from tests.support.desk_kit import NOVAK, OKAFOR
from tests.support.floor_data import FLOOR
from tests.support.packages import CONFIRM, EXCEPTION, NEXT_CARTON, REPRINT, UNDO
from tests.support.scans import scan_of
from tests.support.stock_packages import bin_of_bottles, with_stock

BOTTLE, MUG, TOWEL = "BTL-750-PTB", "MUG-CER-WHT", "TWL-LIN-NAT"
NAMES = with_stock(FLOOR)

Task = StockTask[MoveState, MoveProgress]


def _task(package: MovePackage | None = None) -> Task:
    progress = MoveProgress(package or bin_of_bottles())
    return StockTask(MOVING, progress, lambda: NAMES, OKAFOR, lambda _source: 0)


def _scan(task: Task, *codes: str) -> AnyEvent:
    return [task.judge(scan_of(code)).event for code in codes][-1]


def _why_not(task: Task, *codes: str) -> Because | None:
    event = _scan(task, *codes)
    assert isinstance(event, Refused)
    if task.situation.latch is not None:
        task.judge(scan_of(CONFIRM))
    return event.because


def _state(task: Task) -> MoveState:
    return task.situation.state


def test_only_free_units_may_be_taken() -> None:
    progress = MoveProgress(bin_of_bottles())

    assert progress.limit(3, "") == 3
    assert progress.limit(9, "") == 0


def test_found_units_have_no_limit_and_cleared_ones_are_those_in_quarantine() -> None:
    progress = MoveProgress(bin_of_bottles())

    found = after_move(progress, PurposeChosen(purpose=Purpose.FOUND))
    clear = after_move(progress, PurposeChosen(purpose=Purpose.CLEAR))

    assert found.limit(9, "") is None
    assert clear.limit(3, "") == 1


def test_what_lies_in_a_quarantine_bin_is_taken_from_there() -> None:
    progress = MoveProgress(bin_of_bottles(quarantine=True))

    assert progress.limit(3, "") == 1
    assert after_move(progress, PurposeChosen(purpose=Purpose.QUARANTINE)).limit(3, "") == 3


def test_the_bin_of_the_first_product_in_the_hand_is_proposed() -> None:
    goods = Goods(product_id=3, sku="BTL-750-PTB", units=2)

    progress = after_move(MoveProgress(bin_of_bottles()), UnitsTaken(goods=goods))

    assert progress.bins == ("A-15-01", "B-02-04")
    assert progress.units == 2


def test_everybody_moves_free_units_to_another_bin_and_quarantine() -> None:
    for bin_code in ("A-15-01", "Q-01-1"):
        task = _task()
        assert _why_not(task, BOTTLE, "A-14-03") is Because.ALREADY_HERE
        _scan(task, MUG)
        assert _state(task) is MoveState.IN_HAND

        event = _scan(task, bin_code)

        assert isinstance(event, UnitsMoved)
        assert [(one.sku, one.units) for one in event.goods] == [(MUG, 1), (BOTTLE, 1)]
        assert (event.to_bin, event.approved_by) == (bin_code, "")


def test_what_is_promised_stays_and_the_screen_says_why() -> None:
    assert _why_not(_task(), BOTTLE, BOTTLE, BOTTLE, BOTTLE) is Because.PROMISED
    assert _why_not(_task(), MUG, MUG, MUG) is None  # there are only two


def test_out_of_quarantine_goes_what_a_supervisor_lets_go() -> None:
    task = _task(bin_of_bottles(quarantine=True))
    assert _why_not(task, NOVAK.badge) is Because.NOT_IN_THIS_TASK  # of nothing in the hand
    assert _why_not(task, BOTTLE, "A-15-01") is Because.SUPERVISOR_FIRST
    assert _state(task) is MoveState.SUPERVISOR
    assert _why_not(task, OKAFOR.badge) is Because.SUPERVISOR_FIRST

    assert _scan(task, NOVAK.badge) == MoveApproved(approved_by=NOVAK.badge)
    assert _state(task) is MoveState.IN_HAND
    event = _scan(task, "A-15-01")

    assert isinstance(event, UnitsMoved)
    assert event.approved_by == NOVAK.badge


def test_from_one_quarantine_bin_into_another_everybody_moves() -> None:
    package = bin_of_bottles(quarantine=True).model_copy(
        update={"quarantine_bins": ("Q-01-1", "A-15-01")}
    )

    event = _scan(_task(package), BOTTLE, "A-15-01")

    assert isinstance(event, UnitsMoved)
    assert event.approved_by == ""


def test_a_badge_says_nothing_of_a_plain_move() -> None:
    assert _why_not(_task(), BOTTLE, NOVAK.badge) is Because.NOT_IN_THIS_TASK


@pytest.mark.parametrize(
    ("answer", "purpose"),
    [
        (CONFIRM, Purpose.DAMAGED),
        (EXCEPTION, Purpose.QUARANTINE),
        (REPRINT, Purpose.CLEAR),
        (NEXT_CARTON, Purpose.FOUND),
    ],
)
def test_for_any_other_purpose_a_supervisor_answers_and_no_bin_does(
    answer: str, purpose: Purpose
) -> None:
    task = _task()
    _scan(task, EXCEPTION, answer, BOTTLE)
    assert _state(task) is MoveState.SUPERVISOR
    assert _why_not(task, "A-15-01") is Because.SUPERVISOR_FIRST
    assert _why_not(task, OKAFOR.badge) is Because.SUPERVISOR_FIRST

    event = _scan(task, NOVAK.badge)

    assert isinstance(event, StockAdjusted)
    assert (event.purpose, event.approved_by) == (purpose, NOVAK.badge)
    assert [(one.sku, one.units) for one in event.goods] == [(BOTTLE, 1)]


def test_found_units_may_be_of_what_nobody_knew_there() -> None:
    task = _task()
    assert _why_not(task, TOWEL) is None

    _scan(task, EXCEPTION, NEXT_CARTON)

    assert isinstance(_scan(task, TOWEL), UnitsTaken)


def test_a_lot_must_lie_in_the_bin_unless_it_was_found() -> None:
    towels = (
        bin_of_bottles()
        .items[1]
        .model_copy(update={"product_id": 2, "sku": TOWEL, "lot": "L2400", "tracking": "lot"})
    )
    package = bin_of_bottles().model_copy(update={"items": (towels,)})

    wrong = _task(package)
    _scan(wrong, TOWEL)
    assert wrong.judge(scan_of("L2407")).verdict is Verdict.WRONG_LOT

    found = _task(package)
    assert isinstance(_scan(found, EXCEPTION, NEXT_CARTON, TOWEL, "L2407"), UnitsTaken)


def test_a_purpose_is_chosen_before_anything_is_in_the_hand() -> None:
    task = _task()

    assert isinstance(_scan(task, BOTTLE, EXCEPTION), Refused)
    assert isinstance(_scan(task, UNDO, EXCEPTION, NEXT_CARTON), PurposeChosen)
