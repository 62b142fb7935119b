"""The picker sees one thing to do, and how far the walk is."""

from __future__ import annotations

from app.fulfilment.picking import PickState
from tests.support.packages import CONFIRM, SHORT, picking, say, stop_of


def test_each_scan_leads_to_the_next_thing_to_do() -> None:
    task = picking(stop_of("MUG", 2), stop_of("LAMP", 1, line=2, bin_code="A-02"))
    codes = ("A-01", "MUG", SHORT, SHORT, "LAMP", CONFIRM, "MUG", "T-1", "A-02")

    states = [say(task, code).situation.state for code in codes]

    assert states == [
        PickState.AT_BIN,
        PickState.COUNTED,
        PickState.SHORT_PANEL,
        PickState.COUNTED,
        PickState.LATCHED,
        PickState.COUNTED,
        PickState.TO_TOTE,
        PickState.GO_TO_BIN,
        PickState.AT_BIN,
    ]


def test_stops_and_units_are_counted_over_the_whole_walk() -> None:
    task = picking(stop_of("MUG", 3), stop_of("LAMP", 1, line=2, bin_code="A-02"))

    situation = say(task, "A-01", "MUG", "MUG", "T-1").situation

    assert (situation.stops_done, situation.stops_total) == (0, 2)
    assert (situation.units_done, situation.in_tote, situation.to_count) == (2, 2, 1)


def test_stops_of_a_cancelled_order_are_not_waited_for() -> None:
    task = picking(stop_of("MUG", 1), stop_of("LAMP", 1, line=2, order_no="SO-2", tote="T-2"))
    task.order_changed("SO-1", None)

    situation = say(task, "A-01", CONFIRM).situation

    assert (situation.stops_done, situation.stops_total) == (0, 1)
    assert situation.given_up == {"SO-1"}
    assert not situation.is_over
