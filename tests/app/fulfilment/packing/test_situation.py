"""The packer sees one thing to do, and how far the order is."""

from __future__ import annotations

from app.fulfilment.packing import PackState
from tests.support.packages import (
    BOX,
    CONFIRM,
    EXCEPTION,
    NEXT_CARTON,
    REPRINT,
    SHORT,
    UNDO,
    line_of,
    packing,
    say,
    sscc_of,
)


def test_each_scan_leads_to_the_next_thing_to_do() -> None:
    task = packing(line_of("MUG", 1), line_of("LAMP", 1))
    codes = (BOX, "MUG", SHORT, UNDO, EXCEPTION, UNDO, NEXT_CARTON, BOX, "CLOCK", CONFIRM, "LAMP")

    states = [say(task, code).situation.state for code in codes]

    assert states == [
        PackState.PACKING,
        PackState.PACKING,
        PackState.SHORT_PANEL,
        PackState.PACKING,
        PackState.PROBLEM_PANEL,
        PackState.PACKING,
        PackState.CHOOSE_CARTON,
        PackState.PACKING,
        PackState.LATCHED,
        PackState.PACKING,
        PackState.PRINTING,
    ]


def test_the_label_step_is_one_carton_after_the_other() -> None:
    task = packing(line_of("MUG", 1), line_of("LAMP", 1))
    say(task, BOX, "MUG", NEXT_CARTON, BOX, "LAMP")
    for number in (1, 2):
        task.documents_ready(number, sscc_of(number), "")

    assert say(task, REPRINT).situation.state is PackState.REPRINT_PANEL
    assert say(task, CONFIRM, f"00{sscc_of(1)}").situation.state is PackState.LABEL
    assert task.situation.expected == sscc_of(2)
    assert say(task, f"00{sscc_of(2)}").situation.state is PackState.DONE


def test_an_order_with_a_problem_is_over_for_this_station() -> None:
    for code in (SHORT, EXCEPTION):
        task = packing(line_of("MUG", 2))

        situation = say(task, BOX, "MUG", code, CONFIRM).situation

        assert (situation.state, situation.is_over) == (PackState.SET_ASIDE, True)
        assert not situation.all_verified


def test_units_are_counted_over_all_cartons() -> None:
    task = packing(line_of("MUG", 3))

    situation = say(task, BOX, "MUG", NEXT_CARTON, BOX, "MUG").situation

    assert (situation.units_packed, situation.units_total) == (2, 3)
    assert [carton.contents for carton in situation.cartons] == [{1: 1}, {1: 1}]
