"""What may leave the tote of a cancelled order, and into which bins."""

from __future__ import annotations

import pytest

from app.fulfilment.events import Because, Refused
from app.scanning.control_card import digit_payload
from app.scanning.directory import Person
from app.scanning.verdicts import Verdict
from app.stock.events import UnitsMissing, UnitsPutBack
from app.stock.packages import PutAwayPackage
from app.stock.work.putting_away import PUTTING_AWAY, PutAwayProgress, PutAwayState
from app.stock.work.tasks import StockTask
from tests.support.floor_data import FLOOR
from tests.support.packages import CONFIRM, SHORT, UNDO
from tests.support.scans import scan_of
from tests.support.stock_packages import strays, with_stock

BOTTLE, MUG, TOWEL = "BTL-750-PTB", "MUG-CER-WHT", "TWL-LIN-NAT"

Task = StockTask[PutAwayState, PutAwayProgress]


def _task(package: PutAwayPackage) -> Task:
    names = with_stock(FLOOR)
    mara = Person("P-1", "Mara", "packer")
    return StockTask(PUTTING_AWAY, PutAwayProgress(package), lambda: names, mara, lambda _from: 0)


@pytest.fixture
def task() -> Task:
    return _task(strays())


def _scan(task: Task, *codes: str) -> Verdict:
    for code in codes:
        answer = task.judge(scan_of(code))
    return answer.verdict


def test_units_go_into_the_bin_that_is_scanned_and_the_last_ends_the_work(
    task: Task,
) -> None:
    _scan(task, BOTTLE, BOTTLE, MUG)
    assert [task.situation.state] == [PutAwayState.IN_HAND]
    assert _scan(task, "A-15-01") is Verdict.ACCEPTED
    assert [task.situation.state] == [PutAwayState.SCAN_ITEM]
    assert (task.situation.progress.done, task.situation.progress.needed) == (3, 5)
    assert _scan(task, TOWEL, "L2407", "Q-01-1", BOTTLE) is Verdict.ACCEPTED

    answer = task.judge(scan_of("A-14-03"))

    assert answer.verdict is Verdict.TASK_DONE
    assert isinstance(answer.event, UnitsPutBack)
    assert answer.event.last
    assert task.situation.state is PutAwayState.DONE
    assert _scan(task, BOTTLE) is Verdict.WRONG_STATE


def test_no_more_leaves_than_lay_there(task: Task) -> None:
    _scan(task, MUG, "A-14-01")

    assert _scan(task, MUG) is Verdict.OVER_QUANTITY


def test_what_was_not_in_it_is_wrong_and_a_lot_that_was_not_in_it_too(task: Task) -> None:
    assert _scan(task, "LBX-BAM-09L") is Verdict.WRONG_ITEM
    assert _scan(task, CONFIRM, TOWEL) is Verdict.LOT_REQUIRED
    assert _scan(task, "L9999") is Verdict.WRONG_LOT


def test_a_recalled_lot_goes_into_quarantine_and_never_in_one_hand_with_others(
    task: Task,
) -> None:
    _scan(task, TOWEL, "L2407")
    assert task.situation.progress.bins == ("Q-01-1",)

    mixed = task.judge(scan_of(MUG))
    assert isinstance(mixed.event, Refused)
    assert mixed.event.because is Because.PUT_AWAY_FIRST
    assert _scan(task, "A-14-02") is Verdict.WRONG_BIN
    assert _scan(task, CONFIRM, "Q-01-1") is Verdict.ACCEPTED


def test_the_bin_comes_after_an_item_and_confirm_after_the_bin(task: Task) -> None:
    assert _scan(task, "A-14-01") is Verdict.WRONG_STATE
    assert _scan(task, MUG, CONFIRM) is Verdict.WRONG_STATE
    assert _scan(task, UNDO) is Verdict.ACCEPTED
    assert task.situation.progress.hand == {}
    assert _scan(task, CONFIRM) is Verdict.TASK_DONE  # the rest is for later
    assert task.situation.is_over


def test_quantities_are_keyed_only_where_the_policy_counts_and_never_beyond_what_lay_there(
    task: Task,
) -> None:
    assert _scan(task, BOTTLE, digit_payload(2)) is Verdict.WRONG_STATE
    items = tuple(one.model_copy(update={"count_by_hand": True}) for one in strays().items)
    counted = _task(strays().model_copy(update={"items": items}))

    assert _scan(counted, BOTTLE, digit_payload(3), CONFIRM) is Verdict.OVER_QUANTITY
    assert _scan(counted, CONFIRM, digit_payload(2), CONFIRM) is Verdict.ACCEPTED
    assert counted.situation.progress.handled((3, "")) == 3


def test_short_asks_before_it_says_that_the_rest_is_not_there(task: Task) -> None:
    _scan(task, MUG, "A-14-01", BOTTLE)
    assert _scan(task, SHORT) is Verdict.WRONG_STATE  # the bin first
    _scan(task, "A-14-03")

    assert _scan(task, SHORT) is Verdict.ACCEPTED
    assert _scan(task, BOTTLE) is Verdict.WRONG_STATE  # the question first
    assert _scan(task, UNDO) is Verdict.ACCEPTED

    _scan(task, SHORT)
    assert task.situation.state is PutAwayState.MISSING_PANEL
    answer = task.judge(scan_of(CONFIRM))

    assert answer.verdict is Verdict.TASK_DONE
    assert isinstance(answer.event, UnitsMissing)
    assert [(one.sku, one.lot, one.units) for one in answer.event.goods] == [
        (BOTTLE, "", 2),
        (TOWEL, "L2407", 1),
    ]
    assert (task.situation.progress.missing, task.situation.is_over) == (3, True)


def test_the_numbers_of_missing_units_are_those_that_nobody_scanned() -> None:
    bottles, *_others = strays().items
    boxes = bottles.model_copy(update={"tracking": "serial", "serials": ("S-1", "S-2", "S-3")})
    task = _task(strays().model_copy(update={"items": (boxes,)}))
    _scan(task, BOTTLE, "S-2", "A-14-03")

    (rest,) = task.situation.progress.rest

    assert (rest.units, rest.serials) == (2, ("S-1", "S-3"))
