"""A stable weight counts once, when a carton is to be weighed."""

from __future__ import annotations

from app.fulfilment.packing import PackTask
from app.scanning.meaning import SCALE
from hardware.ports import DeviceHealth, DeviceState, Scan, Weight
from tests.support.packages import BOX, line_of, packing, say
from ui.fulfilment.packing.carton.weigh_work import WeighWork

LIGHT, RIGHT = Weight(90, stable=True), Weight(190, stable=True)
MOVING, NOTHING = Weight(150, stable=False), Weight(0, stable=True)


def before_the_scale() -> PackTask:
    """A full carton that is to be weighed."""
    task = packing(line_of("MUG", 1))
    task.weighs = True
    say(task, BOX, "MUG")
    return task


def heard(task: PackTask | None, *weights: Weight) -> list[str]:
    """The texts of the scans that the task got of these readings."""
    scans: list[Scan] = []
    work = WeighWork(scans.append, clock=lambda: 1.0)
    for weight in weights:
        work.weighed(weight, task.situation if task else None)
    assert {scan.source_id for scan in scans} <= {SCALE}
    assert [scan.sequence for scan in scans] == list(range(1, len(scans) + 1))
    return [scan.text for scan in scans]


def test_only_a_stable_weight_counts_and_only_once() -> None:
    task = before_the_scale()

    assert heard(task, NOTHING, MOVING, RIGHT, RIGHT, Weight(191, stable=True)) == ["190 g"]


def test_what_was_moved_is_weighed_again() -> None:
    assert heard(before_the_scale(), LIGHT, MOVING, RIGHT) == ["90 g", "190 g"]


def test_the_scale_is_only_shown_while_nothing_is_to_be_weighed() -> None:
    assert heard(packing(line_of("MUG", 1)), RIGHT) == []
    assert heard(None, RIGHT) == []


def test_the_screen_is_drawn_again_only_where_something_changed() -> None:
    work = WeighWork(lambda _scan: None)

    assert work.weighed(RIGHT, None)
    assert not work.weighed(RIGHT, None)
    assert work.weighed(MOVING, None)


def test_a_scale_that_is_gone_shows_nothing() -> None:
    work = WeighWork(lambda _scan: None)
    work.weighed(RIGHT, None)

    work.health(DeviceHealth("scale", DeviceState.READY))
    assert work.now == RIGHT
    work.health(DeviceHealth("scale", DeviceState.GONE))
    assert work.now is None
