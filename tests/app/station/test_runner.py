"""Jobs go down one line: in turn, on one thread, and whatever comes of them is answered."""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Iterator
from functools import partial

import pytest

from app.station.runner import JobLine, OneAtATime, Step, done, let_scans_go_first
from tests.support.runners import Held, unexpected

Answers = queue.SimpleQueue[Step]
_PATIENCE_S = 20.0


@pytest.fixture
def answers() -> Answers:
    return queue.SimpleQueue()


@pytest.fixture
def line(answers: Answers) -> Iterator[JobLine]:
    opened = JobLine("test", answers.put)
    yield opened
    opened.close()


def test_jobs_are_done_in_turn_on_one_other_thread(line: JobLine, answers: Answers) -> None:
    heard: list[int] = []
    threads: list[int] = []
    for number in range(20):
        line.run(partial(int, number), heard.append, unexpected)
    line.run(threading.get_ident, threads.append, unexpected)

    for _job in range(21):
        answers.get(timeout=_PATIENCE_S)()

    assert heard == list(range(20))
    assert threads != [threading.get_ident()]


def test_what_came_of_a_job_is_called_where_it_is_heard_not_where_it_was_done() -> None:
    calls: list[object] = []

    good = done(lambda: 42, calls.append, unexpected)
    bad = done(lambda: 1 // 0, calls.append, lambda error: calls.append(type(error)))
    assert calls == []
    good()
    bad()

    assert calls == [42, ZeroDivisionError]


def test_a_line_that_is_closed_has_done_what_it_was_given_and_takes_no_more(
    answers: Answers,
) -> None:
    line = JobLine("test", answers.put)
    line.run(lambda: "given", lambda _word: None, unexpected)

    line.close()
    line.run(lambda: "late", lambda _word: None, unexpected)

    assert answers.qsize() == 1


def test_whatever_is_heard_before_a_read_begins_is_one_read() -> None:
    line, floor, shown = Held(), ["cart"], list[int]()
    counts = OneAtATime(lambda: len(floor), line, shown.append, unexpected)

    counts.ask()
    floor.append("tote")
    counts.ask()
    line.let_go(1)

    assert (shown, len(line.waiting)) == ([2], 0)


def test_what_changes_during_a_read_is_read_by_the_next() -> None:
    line, floor, shown = Held(), ["cart"], list[int]()

    def read() -> int:
        found = len(floor)
        if found == 1:  # a tote comes while the first read runs
            floor.append("tote")
            counts.ask()
        return found

    counts = OneAtATime(read, line, shown.append, unexpected)
    counts.ask()
    line.let_go(1)
    line.let_go(1)

    assert (shown, len(line.waiting)) == ([1, 2], 0)


def test_a_read_that_failed_is_told_and_the_next_word_asks_again() -> None:
    line, shown, failures = Held(), list[int](), list[Exception]()
    counts = OneAtATime(lambda: 1 // 0, line, shown.append, failures.append)

    counts.ask()
    line.let_go(1)
    counts.ask()
    line.let_go(1)

    assert [type(one) for one in failures] == [ZeroDivisionError] * 2
    assert shown == []


_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such words for threads")


def _standing() -> tuple[int, int]:
    """The kind and the place of the thread that asks."""
    return os.sched_getscheduler(0), os.getpriority(os.PRIO_PROCESS, 0)


@_LINUX
def test_a_line_stands_back_behind_whoever_answers_scans(line: JobLine) -> None:
    _kind, place = _standing()

    assert line.call(_standing) == (os.SCHED_BATCH, min(place + 10, 19))


@_LINUX
def test_a_line_that_scans_wait_for_stands_where_they_do(answers: Answers) -> None:
    journal = JobLine("journal", answers.put, scans_wait=True)

    assert journal.call(_standing) == _standing()
    journal.close()


@_LINUX
def test_a_line_works_where_the_system_lets_nobody_stand_back(
    answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "sched_setscheduler", refuse)
    line = JobLine("test", answers.put)

    assert line.call(lambda: 42) == 42
    line.close()


def test_a_thread_that_computes_hands_on_before_a_scan_is_seen_to_wait() -> None:
    before_s = sys.getswitchinterval()
    try:
        let_scans_go_first()
        assert sys.getswitchinterval() <= 0.001
    finally:
        sys.setswitchinterval(before_s)
