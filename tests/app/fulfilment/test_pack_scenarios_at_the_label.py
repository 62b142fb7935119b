"""The scenarios that must hold where a carton gets its label; numbers are verification.md's."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed
from app.fulfilment.packing import PackState, PackTask
from app.scanning.verdicts import Verdict
from tests.support.packages import (
    BOX,
    CONFIRM,
    NEXT_CARTON,
    UNDO,
    line_of,
    packing,
    say,
    sscc_of,
)


def _packed_in_two_cartons() -> PackTask:
    """An order in two cartons, everything verified, nothing printed."""
    task = packing(line_of("MUG", 1), line_of("LAMP", 1))
    say(task, BOX, "MUG", NEXT_CARTON, BOX, "LAMP")
    return task


def test_15_a_unit_while_the_label_waits_is_one_too_many() -> None:
    task = packing(line_of("MUG", 1))
    say(task, BOX, "MUG")
    task.documents_ready(1, sscc_of(1), "")

    assert say(task, "MUG").verdict is Verdict.OVER_QUANTITY


def test_30_an_order_with_unpacked_lines_has_no_way_to_done() -> None:
    task = packing(line_of("MUG", 1), line_of("LAMP", 1))
    say(task, BOX, "MUG")

    for code in (CONFIRM, sscc_of(1), f"00{sscc_of(1)}"):
        say(task, code)
    with pytest.raises(NotAllowed):
        task.documents_ready(1, sscc_of(1), "")

    assert task.situation.state is PackState.PACKING


def test_30_undo_of_one_carton_resets_only_its_lines() -> None:
    task = _packed_in_two_cartons()

    say(task, UNDO, UNDO)

    assert [one.packed for one in task.situation.lines] == [1, 0]
    assert [carton.number for carton in task.situation.cartons] == [1]


def test_39_label_printed_twice() -> None:
    task = _packed_in_two_cartons()
    task.documents_ready(1, sscc_of(1), "")
    task.documents_ready(1, sscc_of(1), "")  # a reprint bears the same number
    task.documents_ready(2, sscc_of(2), "")

    assert say(task, f"00{sscc_of(1)}").verdict is Verdict.LINE_DONE
    second_copy = say(task, f"00{sscc_of(1)}")
    assert (second_copy.verdict, second_copy.expected) == (Verdict.WRONG_CARTON, sscc_of(2))
    assert say(task, CONFIRM, f"00{sscc_of(2)}").verdict is Verdict.TASK_DONE


def test_40_label_of_another_carton_scanned() -> None:
    task = _packed_in_two_cartons()
    task.documents_ready(1, sscc_of(1), "HOUSE-1")
    task.documents_ready(2, sscc_of(2), "HOUSE-2")

    assert say(task, "HOUSE-2").verdict is Verdict.WRONG_CARTON
    assert say(task, CONFIRM, f"00{sscc_of(99)}").verdict is Verdict.WRONG_CARTON
    assert say(task, CONFIRM, "HOUSE-1").situation.cartons[0].sscc == sscc_of(1)


def test_41_order_cancelled_between_label_and_dispatch() -> None:
    task = packing(line_of("MUG", 1))
    say(task, BOX, "MUG")
    task.documents_ready(1, sscc_of(1), "")
    task.order_changed("SO-1", None)

    answer = say(task, f"00{sscc_of(1)}")

    assert answer.verdict is Verdict.ORDER_CANCELLED
    assert task.situation.cartons[0].sscc == ""
