"""Quantities that are keyed after one scan (D5), at the bin and at the desk."""

from __future__ import annotations

from typing import Any

import pytest

from app.fulfilment.double_scan import DoubleScanTask
from app.fulfilment.events import Because, Refused, UnitsCounted, UnitsPacked
from app.fulfilment.packing import PackState, PackTask
from app.fulfilment.picking import PickState, PickTask
from app.fulfilment.work import DoubleScan
from app.scanning.verdicts import Verdict
from tests.support.packages import (
    BOX,
    CONFIRM,
    NEXT_CARTON,
    UNDO,
    keyed,
    line_of,
    order_of,
    packing,
    picking,
    say,
    stop_of,
)

BY_COUNT = {"count_by_hand": True}
Task = DoubleScanTask[Any, Any]


def at_bin(units: int = 20) -> PickTask:
    """A picker at the bin of a product that is counted by hand."""
    task = picking(stop_of("MUG", units).model_copy(update=BY_COUNT))
    say(task, "A-01")
    return task


def at_desk(units: int = 20) -> PackTask:
    """A packer with a carton open for such a product."""
    task = packing(line_of("MUG", units).model_copy(update=BY_COUNT))
    say(task, BOX)
    return task


def because_of(task: Task, *codes: str) -> Because | None:
    """Why the last code was refused."""
    event = say(task, *codes).event
    assert isinstance(event, Refused)
    return event.because


@pytest.mark.parametrize("task", [at_bin(), at_desk()])
def test_one_is_scanned_the_rest_is_keyed_and_nothing_is_filled_in(task: Task) -> None:
    assert say(task, "MUG").verdict is Verdict.ACCEPTED
    assert task.situation.entry == ""

    say(task, *keyed(12))
    assert task.situation.entry == "12"
    assert task.situation.state in {PickState.QUANTITY, PackState.QUANTITY}
    event = say(task, CONFIRM).event

    assert isinstance(event, UnitsCounted | UnitsPacked)
    assert event.units == 12
    assert task.situation.entry == ""


@pytest.mark.parametrize("task", [at_bin(), at_desk()])
def test_a_number_before_the_first_scan_counts_nothing(task: Task) -> None:
    assert because_of(task, *keyed(5)) is Because.SCAN_ONE_FIRST


@pytest.mark.parametrize(
    "task", [picking(stop_of("MUG", 20)), packing(line_of("MUG", 20))], ids=["bin", "desk"]
)
def test_a_product_of_policy_each_takes_no_number(task: Task) -> None:
    say(task, "A-01" if isinstance(task, PickTask) else BOX, "MUG")

    assert because_of(task, *keyed(5)) is Because.COUNT_EACH


@pytest.mark.parametrize("task", [at_bin(), at_desk()])
def test_15_a_keyed_quantity_above_need_is_refused_and_counts_nothing(task: Task) -> None:
    say(task, "MUG", *keyed(20))

    assert say(task, CONFIRM).verdict is Verdict.OVER_QUANTITY
    say(task, CONFIRM)
    assert task.situation.entry == ""
    assert say(task, *keyed(19), CONFIRM).verdict in {Verdict.ACCEPTED, Verdict.LINE_DONE}


@pytest.mark.parametrize("task", [at_bin(), at_desk()])
def test_16_zero_and_negative(task: Task) -> None:
    say(task, "MUG", *keyed(0))

    assert because_of(task, CONFIRM) is Because.ZERO_UNITS
    say(task, UNDO)
    assert say(task, "-3").verdict is Verdict.UNKNOWN_CODE
    assert because_of(task, *keyed(12345)) is Because.NUMBER_TOO_LONG


@pytest.mark.parametrize("task", [at_bin(), at_desk()])
def test_undo_clears_the_number_and_then_takes_the_scan_back(task: Task) -> None:
    say(task, "MUG", *keyed(7), UNDO)
    assert task.situation.entry == ""

    say(task, *keyed(3), CONFIRM, UNDO)

    done = task.situation.counted if isinstance(task, PickTask) else task.situation.units_packed
    assert done == 1


def test_an_item_while_a_number_is_keyed_is_refused_and_the_number_stays() -> None:
    task = at_bin()
    say(task, "MUG", *keyed(4))

    assert because_of(task, "MUG") is Because.PANEL_OPEN
    assert task.situation.entry == "4"


def test_in_the_next_carton_one_is_scanned_again_before_a_number_counts() -> None:
    task = at_desk()
    say(task, "MUG", *keyed(4), CONFIRM, NEXT_CARTON, BOX)

    assert because_of(task, *keyed(4)) is Because.SCAN_ONE_FIRST


def test_picked_on_paper_every_unit_has_its_carton_scanned_and_none_is_keyed() -> None:
    line = line_of("MUG", 20).model_copy(update=BY_COUNT)
    package = order_of(line).model_copy(update={"double_scan": DoubleScan.ITEM_AND_CARTON})
    task = packing(package=package)
    say(task, BOX, "MUG", BOX)

    assert because_of(task, *keyed(4)) is Because.COUNT_EACH
