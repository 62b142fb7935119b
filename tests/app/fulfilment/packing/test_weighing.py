"""A full carton is weighed: in the band it goes on, outside somebody says why."""

from __future__ import annotations

import pytest

from app.fulfilment.events import Because, CartonWeighed, Refused, WeightOff, WeightReason
from app.fulfilment.packing import PackState, PackTask
from app.fulfilment.work import WeightTolerance
from app.scanning.verdicts import Signal, Verdict
from tests.support.packages import (
    BOX,
    CONFIRM,
    EXCEPTION,
    INES,
    NEXT_CARTON,
    UNDO,
    line_of,
    order_of,
    packing,
    say,
    weigh,
)


def stands(task: PackTask) -> PackState:
    """Where the task stands."""
    return task.situation.state


def full(grams: int = 10, percent: int = 0) -> PackTask:
    """Two mugs of 100 g in a box of 90 g, all verified, before the scale."""
    tolerance = WeightTolerance(grams=grams, percent=percent)
    task = packing(package=order_of(line_of("MUG", 2)).model_copy(update={"weight": tolerance}))
    task.weighs = True
    say(task, BOX, "MUG", "MUG")
    assert stands(task) is PackState.WEIGH
    return task


@pytest.mark.parametrize("grams", [280, 290, 300])
def test_a_weight_in_the_band_goes_on(grams: int) -> None:
    task = full()

    answer = weigh(task, grams)

    weighed = CartonWeighed(carton_number=1, grams=grams, expected_grams=290)
    assert (answer.verdict, answer.event) == (Verdict.ACCEPTED, weighed)
    assert stands(task) is PackState.PRINTING


@pytest.mark.parametrize("grams", [0, 190, 279, 301])
def test_a_weight_outside_is_attention_and_nothing_goes_on_by_itself(grams: int) -> None:
    task = full()

    answer = weigh(task, grams)

    assert answer.signal is Signal.ATTENTION
    assert answer.event == WeightOff(carton_number=1, grams=grams, expected_grams=290)
    assert stands(task) is PackState.WEIGHT_OFF
    assert (task.situation.band, task.situation.off_grams) == ((280, 300), grams)


def test_the_wider_of_grams_and_percent_is_the_tolerance() -> None:
    assert full(grams=10, percent=10).situation.band == (261, 319)


def test_who_mends_the_carton_weighs_it_again() -> None:
    task = full()
    weigh(task, 190)

    assert weigh(task, 291).verdict is Verdict.ACCEPTED
    assert stands(task) is PackState.PRINTING


@pytest.mark.parametrize(
    ("code", "reason"),
    [(CONFIRM, WeightReason.COUNTED_AGAIN), (EXCEPTION, WeightReason.SCALE_WRONG)],
)
def test_confirm_asks_why_and_the_reason_is_kept(code: str, reason: WeightReason) -> None:
    task = full()
    weigh(task, 190)

    say(task, CONFIRM)
    assert stands(task) is PackState.WEIGHT_PANEL
    event = say(task, code).event

    assert event == CartonWeighed(carton_number=1, grams=190, expected_grams=290, reason=reason)
    assert stands(task) is PackState.PRINTING


def test_a_supervisor_lets_it_go_on_without_a_reason() -> None:
    task = full()
    weigh(task, 190)

    event = say(task, CONFIRM, INES.badge).event

    assert isinstance(event, CartonWeighed)
    assert (event.reason, event.approved_by) == (None, INES.badge)


def test_a_silent_scale_does_not_hold_the_packer_up() -> None:
    task = full()

    event = say(task, CONFIRM, EXCEPTION).event

    assert isinstance(event, CartonWeighed)
    assert (event.grams, event.reason) == (None, WeightReason.SCALE_WRONG)


def test_every_full_carton_is_weighed_before_the_next_is_opened() -> None:
    task = packing(line_of("MUG", 2))
    task.weighs = True
    say(task, BOX, "MUG", NEXT_CARTON)

    refused = say(task, BOX).event
    assert isinstance(refused, Refused)
    assert refused.because is Because.WEIGH_FIRST
    weigh(task, 190)
    assert say(task, BOX, "MUG").verdict is Verdict.LINE_DONE
    assert stands(task) is PackState.WEIGH
    assert task.situation.carton is not None
    assert task.situation.carton.number == 2


def test_without_a_scale_the_step_is_skipped() -> None:
    task = packing(line_of("MUG", 1))
    say(task, BOX, "MUG")

    assert stands(task) is PackState.PRINTING
    assert weigh(task, 190).verdict is Verdict.WRONG_STATE


def test_where_a_weight_is_not_known_any_stable_weight_is_kept() -> None:
    unknown = line_of("MUG", 1).model_copy(update={"unit_grams": 0})
    task = packing(unknown)
    task.weighs = True
    say(task, BOX, "MUG")

    assert task.situation.band is None
    assert weigh(task, 777).event == CartonWeighed(carton_number=1, grams=777)


def test_undo_of_a_weight_weighs_again_and_undo_of_the_unit_takes_it_out() -> None:
    task = full()
    weigh(task, 290)

    say(task, UNDO)
    assert stands(task) is PackState.WEIGH
    say(task, UNDO)
    assert stands(task) is PackState.PACKING
    assert task.situation.units_packed == 1
