"""A tired operator may scan anything, in any order: what both scans promise whatever happens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.events import Because, Refused
from app.fulfilment.packing import PackSituation, PackState, PackTask
from app.fulfilment.picking import PickSituation, PickState, PickTask
from app.scanning.verdicts import Signal, Verdict, signal_of
from hardware.ports import Scan
from tests.support.packages import (
    BOX,
    CONFIRM,
    EXCEPTION,
    HELP,
    NEXT_CARTON,
    REPRINT,
    SHORT,
    SIGN_OUT,
    UNDO,
    case_of,
    gtin_of,
    line_of,
    order_of,
    packing,
    picking,
    say,
    sscc_of,
    stop_of,
)
from tests.support.scans import scan_of

_STOPS = (
    stop_of("MUG", 2, line=1),
    stop_of("LAMP", 7, line=2, bin_code="A-02"),
    stop_of("LAMP", 1, line=3, bin_code="A-02", tote="T-2", order_no="SO-2"),
)
_LINES = (line_of("MUG", 2), line_of("LAMP", 7), line_of("LAMP", 1, line=22))
_CONTROLS = (CONFIRM, SHORT, EXCEPTION, REPRINT, UNDO, NEXT_CARTON, SIGN_OUT, HELP)
_GOODS = ("MUG", "LAMP", "CLOCK", gtin_of("MUG"), case_of("LAMP"), "SHARED", "nobody", "")
_PLACES = ("A-01", "A-02", "A-03", "T-1", "T-2", "T-9", BOX, "SO-1", "B-100")
_LABELS = (f"00{sscc_of(1)}", f"00{sscc_of(2)}")
_RIGHT = "what the task waits for"

_codes = st.one_of(
    st.just(_RIGHT), st.just(_RIGHT), st.sampled_from((*_CONTROLS, *_GOODS, *_PLACES, *_LABELS))
)
_pauses = st.sampled_from((0.1, 0.4, 2.0))
_runs = st.lists(st.tuples(_codes, st.sampled_from(("left", "right")), _pauses), max_size=60)

Run = list[tuple[str, str, float]]
AnyTask = PickTask | PackTask


def _scans(task: AnyTask, run: Run) -> Iterator[Scan]:
    """The scans of ``run``, each made when the one before it has been judged."""
    at_s = 0.0
    for code, source, pause in run:
        at_s += pause
        text = _awaited(task) if code == _RIGHT else code
        yield scan_of(text, source=source, at_s=at_s)


def _awaited(task: AnyTask) -> str:
    if task.situation.latch is not None:
        return CONFIRM
    if task.situation.state is PackState.CHOOSE_CARTON:
        return BOX
    if task.situation.state is PackState.LABEL:
        return f"00{task.situation.expected}"
    return task.situation.expected or CONFIRM


def _judge(task: AnyTask, scan: Scan) -> Verdict:
    verdict = task.judge(scan).verdict
    if isinstance(task, PackTask):
        _print_what_is_verified(task)
    return verdict


def _print_what_is_verified(task: PackTask) -> None:
    situation = task.situation
    if situation.state is PackState.PRINTING and situation.carton is not None:
        number = situation.carton.number
        task.documents_ready(number, sscc_of(number), "")


def _tasks() -> list[AnyTask]:
    return [picking(*_STOPS), packing(*_LINES)]


def _moved(situation: PickSituation | PackSituation) -> tuple[object, ...]:
    """What no scan may move while a STOP is latched."""
    if isinstance(situation, PickSituation):
        return (situation.stop, situation.counted, situation.units_done, situation.stops_done)
    return (situation.cartons, situation.units_packed)


@given(run=_runs)
def test_no_run_of_scans_can_overpick_or_fill_a_wrong_tote(run: Run) -> None:
    task = picking(*_STOPS)
    wanted = {stop.pick_line_id: stop.units for stop in _STOPS}
    totes = {stop.pick_line_id: stop.tote for stop in _STOPS}

    picked = dict.fromkeys(wanted, 0)
    for scan in _scans(task, run):
        event = task.judge(scan).event
        if event.kind == "undone":
            factor, event = -1, event.event
        else:
            factor = 1
        if event.kind == "put_in_tote":
            assert event.tote == totes[event.pick_line_id]
            assert scan.text == event.tote or factor < 0
            picked[event.pick_line_id] += factor * event.units
        assert all(0 <= picked[line] <= wanted[line] for line in wanted)
        assert task.situation.units_done == sum(picked.values())


@given(run=_runs)
def test_no_run_of_scans_can_overpack_or_ship_what_was_not_verified(run: Run) -> None:
    task = packing(*_LINES)
    wanted = {line.order_line_id: line.units for line in _LINES}

    packed = dict.fromkeys(wanted, 0)
    for scan in _scans(task, run):
        _judge(task, scan)
        packed = {one.line.order_line_id: one.packed for one in task.situation.lines}
        assert all(0 <= packed[line] <= wanted[line] for line in wanted)
        assert all(carton.contents for carton in task.situation.cartons if carton.sscc)
        closed = any(carton.sscc for carton in task.situation.cartons)
        assert packed == wanted or not closed


@given(run=_runs)
def test_nothing_advances_through_a_latched_stop_but_by_confirm(run: Run) -> None:
    for task in _tasks():
        for scan in _scans(task, run):
            before = task.situation
            verdict = _judge(task, scan)
            if before.latch is not None and scan.text != CONFIRM:
                assert task.situation.latch == before.latch
                assert _moved(task.situation) == _moved(before)
                assert verdict in {before.latch.verdict, Verdict.NOT_COUNTED} or scan.text in {
                    HELP,
                    SIGN_OUT,
                }


@given(run=_runs)
def test_every_scan_has_one_record_and_stop_latches(run: Run) -> None:
    for task in _tasks():
        for scan in _scans(task, run):
            answer = task.judge(scan)
            assert answer.scan is scan
            assert answer.signal is signal_of(answer.verdict)
            assert (answer.signal is Signal.OK) is not isinstance(answer.event, Refused)
            if answer.signal is Signal.STOP:
                assert answer.situation.latch is not None


@given(run=_runs, news=st.integers(0, 60))
def test_a_restored_task_stands_where_the_live_one_stands(run: Run, news: int) -> None:
    for task, again in zip(_tasks(), _tasks(), strict=True):
        for number, scan in enumerate(_scans(task, run)):
            if number == news:
                task.order_changed("SO-1", 2)
            again.restore(task.judge(scan).event)
            for packer in (task, again):
                if isinstance(packer, PackTask):
                    _print_what_is_verified(packer)
            assert again.situation == task.situation


@given(run=_runs, lost=st.sets(st.integers(0, 60)))
def test_a_withdrawn_scan_was_never_scanned(run: Run, lost: set[int]) -> None:
    for task, spared in zip(_tasks(), _tasks(), strict=True):
        for number, scan in enumerate(_scans(task, run)):
            if number in lost:
                before = task.situation
                task.judge(scan)
                task.withdraw_last()
                assert task.situation == before
            else:
                assert _judge(task, scan) is _judge(spared, scan)
            assert task.situation == spared.situation


@given(text=st.text(), aim=st.sampled_from([None, "]C1", "]E0", "]I1", "]d2", "]A0"]))
def test_no_text_can_crash_a_task(text: str, aim: str | None) -> None:
    for task in _tasks():
        answer = task.judge(Scan("left", text.encode("utf-8", "replace"), text, aim, 1.0, 1))
        assert len(answer.parsed) <= 80
        assert answer.parsed.isprintable()


def test_unkept_scans_are_withdrawn_newest_first() -> None:
    task = picking(stop_of("MUG", 3))
    say(task, "A-01", "MUG", "MUG", "MUG")

    task.withdraw_last()
    task.withdraw_last()

    assert task.situation.counted == 1


@pytest.mark.parametrize("task", [picking(stop_of("MUG", 3)), packing(line_of("MUG", 3))])
def test_a_lost_claim_answers_not_yours_and_keeps_every_scan(task: AnyTask) -> None:
    task.claim_lost()

    first = task.judge(scan_of("MUG"))

    assert (first.verdict, first.signal) == (Verdict.NOT_YOURS, Signal.STOP)
    assert isinstance(first.event, Refused)
    assert first.event.because is Because.CLAIM_LOST
    assert task.judge(scan_of(CONFIRM)).situation.is_over
    assert task.judge(scan_of("MUG")).verdict is Verdict.NOT_YOURS


def test_help_hides_nothing_and_the_next_scan_counts() -> None:
    task = picking(stop_of("MUG", 3))

    assert say(task, "A-01", HELP).situation.panel == "help"
    assert say(task, "MUG").situation.counted == 1
    assert task.situation.panel == ""
    assert say(task, HELP, UNDO).situation.counted == 1


def test_a_latched_stop_says_what_was_scanned_and_what_was_expected() -> None:
    task = packing(package=order_of(line_of("MUG", 3)))

    situation = say(task, BOX, "LAMP", "CLOCK", "MUG").situation

    assert situation.latch is not None
    assert (situation.latch.scanned, situation.latch.expected) == ("LAMP", "MUG")


def test_undo_goes_back_scan_by_scan_and_not_past_what_others_act_on() -> None:
    task = picking(stop_of("MUG", 2), stop_of("LAMP", 1, line=2, bin_code="A-02"))
    say(task, "A-01", SHORT, CONFIRM, "A-02", "LAMP", "T-1")

    assert say(task, UNDO).situation.state is PickState.TO_TOTE
    assert say(task, UNDO, UNDO).situation.state is PickState.GO_TO_BIN
    refused = say(task, UNDO)
    assert (refused.verdict, refused.signal) == (Verdict.WRONG_STATE, Signal.ATTENTION)


def test_withdrawing_before_the_first_scan_changes_nothing() -> None:
    task = picking(stop_of("MUG", 2))

    task.withdraw_last()

    assert task.situation == picking(stop_of("MUG", 2)).situation
