"""A station's threads without a window: answers come back in turn, on the one loop."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator

import pytest

from app.commands.simulation.station.threads import Ear, Hand, Loop
from app.store.change_feed import Change
from app.store.unit_of_work import Store


def _must_not_fail(error: Exception) -> None:
    raise error


@pytest.fixture
def loop() -> Loop:
    return Loop()


@pytest.fixture
def hand(loop: Loop) -> Iterator[Hand]:
    opened = Hand("store", loop)
    yield opened
    opened.close()


def test_jobs_run_elsewhere_and_answer_on_the_loop(loop: Loop, hand: Hand) -> None:
    ran_on: list[threading.Thread] = []
    answered_on: list[threading.Thread] = []

    def answer(_done: None) -> None:
        answered_on.append(threading.current_thread())
        loop.end()

    hand.run(lambda: ran_on.append(threading.current_thread()), answer, _must_not_fail)
    loop.run()

    assert answered_on == [threading.current_thread()]
    assert ran_on != answered_on


def test_a_job_that_fails_answers_with_its_reason(loop: Loop, hand: Hand) -> None:
    reasons: list[Exception] = []

    def failed(error: Exception) -> None:
        reasons.append(error)
        loop.end()

    hand.run(lambda: 1 // 0, lambda _none: pytest.fail("it has no answer"), failed)
    loop.run()

    assert isinstance(reasons[0], ZeroDivisionError)


def test_what_is_due_sooner_comes_sooner(loop: Loop) -> None:
    done: list[str] = []
    loop.later(0.02, loop.end)
    loop.later(0.01, lambda: done.append("second"))
    loop.later(0.0, lambda: done.append("first"))

    loop.run()

    assert done == ["first", "second"]


def test_the_ear_hears_what_another_station_commits(loop: Loop, store: Store) -> None:
    heard: list[Change] = []

    def hear(change: Change) -> None:
        heard.append(change)
        loop.end()

    ear = Ear(store.changes(), loop, hear)
    ear.start()
    commits, names = threading.Event(), itertools.count(1)

    def commit_until_heard() -> None:
        if not commits.is_set():
            name = f"Mira the {next(names)}."  # who commits nothing new is not heard
            store.run(lambda uow: uow.people.put("P-1", name, "packer", ""))
            loop.later(0.05, commit_until_heard)  # the first may come before anybody listens

    loop.later(0.0, commit_until_heard)
    loop.run()
    commits.set()
    ear.stop()
    assert heard == [Change.ANYTHING]
