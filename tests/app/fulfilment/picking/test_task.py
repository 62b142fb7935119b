"""A walk answers scans at the bins."""

from __future__ import annotations

from dataclasses import replace

from app.fulfilment.picking import PickTask
from app.scanning.verdicts import Verdict
from tests.support.packages import MARA, directory, picking, say, stop_of, walk_of


def test_a_tote_with_the_code_of_a_product_is_a_tote_when_a_tote_is_waited_for() -> None:
    floor = replace(directory(), totes=frozenset({"T-1", "LAMP"}))
    task = PickTask(walk_of(stop_of("MUG", 2)), lambda: floor, MARA, lambda _device: 300)

    assert say(task, "A-01", "MUG", "LAMP").verdict is Verdict.AMBIGUOUS_CODE
    assert say(task, "MUG", "LAMP").verdict is Verdict.WRONG_TOTE


def test_a_name_learned_during_the_walk_is_known_at_the_next_scan() -> None:
    floors = [directory(), replace(directory(), bins={"A-01": "A", "A-77": "B"})]
    task = PickTask(walk_of(stop_of("MUG", 2)), lambda: floors[0], MARA, lambda _device: 300)
    assert say(task, "A-77").verdict is Verdict.UNKNOWN_CODE

    del floors[0]

    assert say(task, "A-77").verdict is Verdict.WRONG_BIN


def test_the_walks_package_is_the_one_it_was_given() -> None:
    assert picking(stop_of("MUG", 2)).package == walk_of(stop_of("MUG", 2))
