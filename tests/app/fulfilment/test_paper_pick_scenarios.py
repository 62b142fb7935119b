"""Policy item+carton: picked on paper, every unit is scanned and then its carton (D1)."""

from __future__ import annotations

from app.fulfilment.events import Because, Refused, UnitsInHand, UnitsPacked
from app.fulfilment.packing import PackState, PackTask
from app.fulfilment.work import DoubleScan
from app.scanning.verdicts import Verdict
from tests.support.packages import (
    BAG,
    BOX,
    CONFIRM,
    NEXT_CARTON,
    UNDO,
    case_of,
    line_of,
    order_of,
    packing,
    say,
)


def on_paper(*units: int) -> PackTask:
    """Mugs and lamps that were picked on paper, a box open."""
    lines = [line_of(sku, n) for sku, n in zip(("MUG", "LAMP"), units, strict=False)]
    package = order_of(*lines).model_copy(update={"double_scan": DoubleScan.ITEM_AND_CARTON})
    task = packing(package=package)
    say(task, BOX)
    return task


def because_of(task: PackTask, *codes: str) -> Because | None:
    """Why the last code was refused."""
    event = say(task, *codes).event
    assert isinstance(event, Refused)
    return event.because


def test_an_item_alone_is_half_done_and_its_carton_packs_it() -> None:
    task = on_paper(1)

    assert say(task, "MUG").event == UnitsInHand(order_line_id=1, units=1)
    assert (task.situation.state, task.situation.units_packed) == (PackState.INTO_CARTON, 0)
    assert task.situation.expected == BOX
    packed = say(task, BOX)

    assert packed.event == UnitsPacked(order_line_id=1, units=1, carton_number=1)
    assert packed.verdict is Verdict.LINE_DONE
    assert task.situation.state is PackState.PRINTING


def test_every_unit_needs_both_scans() -> None:
    task = on_paper(2)

    say(task, "MUG", BOX)
    assert because_of(task, BOX) is Because.ITEM_FIRST
    assert because_of(task, "MUG", "MUG") is Because.CARTON_LABEL_FIRST
    assert task.situation.units_packed == 1


def test_another_carton_stops() -> None:
    task = on_paper(1)

    assert say(task, "MUG", BAG).verdict is Verdict.WRONG_CARTON
    say(task, CONFIRM)
    assert task.situation.state is PackState.INTO_CARTON


def test_a_wrong_item_and_one_too_many_stop_before_the_carton_is_asked_for() -> None:
    task = on_paper(1)

    assert say(task, "CLOCK").verdict is Verdict.WRONG_ITEM
    say(task, CONFIRM)
    assert say(task, case_of("MUG")).verdict is Verdict.OVER_QUANTITY
    say(task, CONFIRM)
    assert task.situation.in_between == 0


def test_a_carton_does_not_close_over_a_unit_in_the_hand_and_undo_lays_it_down() -> None:
    task = on_paper(2)

    say(task, "MUG", BOX, "MUG")
    assert because_of(task, NEXT_CARTON) is Because.CARTON_LABEL_FIRST
    say(task, UNDO)
    assert (task.situation.in_between, task.situation.units_packed) == (0, 1)
