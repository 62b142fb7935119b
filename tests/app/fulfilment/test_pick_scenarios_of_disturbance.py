"""The scenarios that must hold when picking is disturbed; numbers are verification.md's."""

from __future__ import annotations

from app.fulfilment.events import Because, Refused
from app.fulfilment.picking import PickState
from app.scanning.verdicts import Signal, Verdict
from tests.support.packages import (
    CONFIRM,
    SHORT,
    SIGN_OUT,
    gtin_of,
    picking,
    say,
    stop_of,
)
from tests.support.scans import scan_of


def test_6_leave_in_mid_line_sign_in_again_same_unit_waits() -> None:
    stops = (stop_of("MUG", 3), stop_of("LAMP", 1, bin_code="A-02", line=2))
    task = picking(*stops)
    answers = [task.judge(scan_of(code)) for code in ("A-01", "MUG", "MUG", SIGN_OUT)]

    again = picking(*stops)
    for answer in answers:
        again.restore(answer.event)

    assert again.situation == task.situation
    assert (again.situation.counted, again.situation.to_count) == (2, 1)


def test_13_same_unit_scanned_twice_within_the_bounce_window_and_twice_outside_it() -> None:
    task = picking(stop_of("MUG", 5))
    say(task, "A-01")

    first = task.judge(scan_of("MUG", at_s=1000.0))
    bounced = task.judge(scan_of("MUG", at_s=1000.299))
    second = task.judge(scan_of("MUG", at_s=1000.6))

    assert (first.verdict, second.verdict) == (Verdict.ACCEPTED, Verdict.ACCEPTED)
    assert (bounced.verdict, bounced.signal) == (Verdict.NOT_COUNTED, Signal.NOT_COUNTED)
    assert task.situation.counted == 2


def test_25_order_finished_or_cancelled_meanwhile() -> None:
    task = picking(
        stop_of("MUG", 2), stop_of("LAMP", 1, bin_code="A-02", order_no="SO-2", tote="T-2", line=2)
    )
    say(task, "A-01", "MUG", "T-1", "MUG")
    task.order_changed("SO-1", None)

    answer = say(task, "T-1")

    assert (answer.verdict, answer.expected) == (Verdict.ORDER_CANCELLED, "SO-1")
    assert answer.situation.units_done == 1  # the history stays
    # the other order of this cart goes on
    assert say(task, CONFIRM).situation.expected == "A-02"
    assert say(task, "A-02", "LAMP", "T-2").situation.state is PickState.DROP_POINT


def test_34_scan_while_a_panel_is_open() -> None:
    task = picking(stop_of("MUG", 3))
    say(task, "A-01", "MUG", SHORT)

    answer = say(task, "MUG")

    assert answer.verdict is Verdict.WRONG_STATE
    assert isinstance(answer.event, Refused)
    assert answer.event.because is Because.PANEL_OPEN
    assert answer.situation.state is PickState.SHORT_PANEL
    assert answer.situation.counted == 1


def test_35_two_scanners_at_once() -> None:
    task = picking(stop_of("MUG", 2))
    say(task, "A-01")

    left = task.judge(scan_of("MUG", source="scanner-1", at_s=500.0))
    right = task.judge(scan_of("MUG", source="scanner-2", at_s=500.001))

    assert (left.verdict, right.verdict) == (Verdict.ACCEPTED, Verdict.ACCEPTED)
    assert task.situation.counted == 2


def test_36_20_scans_in_1_s() -> None:
    task = picking(stop_of("MUG", 10))
    say(task, "A-01")
    codes = ("MUG", gtin_of("MUG"), f"0{gtin_of('MUG')}", "LAMP")

    answers = [
        task.judge(scan_of(codes[n % 4], source=f"scanner-{n % 8}", at_s=900 + n / 20))
        for n in range(20)
    ]

    assert [answer.scan for answer in answers if answer.verdict is Verdict.NOT_COUNTED] == []
    assert answers[3].verdict is Verdict.WRONG_ITEM
    assert {answer.signal for answer in answers[3:]} == {Signal.STOP}
    assert task.situation.counted == 3
