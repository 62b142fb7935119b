"""Jobs go down one line: in turn, on one thread, and whatever comes of them is answered."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from functools import partial

import pytest

from app.station.runner import JobLine, Step, done
from tests.support.runners import unexpected

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
