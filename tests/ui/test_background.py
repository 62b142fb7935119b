"""Jobs go out, answers come back on the UI thread, in order, failures too."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from app.errors import StoreUnreachable
from app.store.change_feed import Change
from hardware.ports import (
    DeviceGone,
    DeviceHealth,
    DeviceState,
    Feedback,
    Scan,
    Weight,
)
from hardware.simulated import SimulatedScale
from tests.support.runners import unexpected
from tests.support.scans import scan_of
from ui.background import Background, FeedThread, ScaleThread, ScannerThread
from ui.tidying import Tidying

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def tidying(qapp: QCoreApplication) -> Iterator[None]:
    """Garbage of earlier windows is not collected on the threads that start here."""
    del qapp
    one = Tidying()
    yield
    one.stop()


@pytest.fixture
def background() -> Iterator[Background]:
    background = Background("test")
    yield background
    background.close()


def test_answers_come_back_on_the_ui_thread_in_the_order_of_the_jobs(
    qtbot: QtBot, background: Background
) -> None:
    answers: list[tuple[int, bool]] = []
    ui = threading.get_ident()

    def answered(number: int) -> None:
        answers.append((number, threading.get_ident() == ui))

    for number in range(50):
        background.run(partial(int, number), answered, unexpected)
    qtbot.waitUntil(lambda: len(answers) == 50)

    assert answers == [(number, True) for number in range(50)]


def test_jobs_run_on_one_other_thread(qtbot: QtBot, background: Background) -> None:
    threads: list[int] = []
    for _ in range(5):
        background.run(threading.get_ident, threads.append, unexpected)
    qtbot.waitUntil(lambda: len(threads) == 5)

    assert len(set(threads)) == 1
    assert threading.get_ident() not in threads


def test_a_job_that_fails_answers_with_its_error(qtbot: QtBot, background: Background) -> None:
    failed: list[Exception] = []
    trouble = StoreUnreachable(url="db", detail="gone")

    def job() -> None:
        raise trouble

    background.run(job, lambda _nothing: None, failed.append)
    background.run(lambda: 1 // 0, lambda _nothing: None, failed.append)
    qtbot.waitUntil(lambda: len(failed) == 2)

    assert failed[0] is trouble
    assert isinstance(failed[1], ZeroDivisionError)


def test_closing_finishes_what_was_given_and_takes_nothing_more() -> None:
    background = Background("test")
    gate, done = threading.Event(), []
    background.run(gate.wait, lambda _open: None, unexpected)
    background.run(lambda: done.append("second"), lambda _nothing: None, unexpected)

    gate.set()
    background.close()
    background.run(lambda: done.append("late"), lambda _nothing: None, unexpected)

    assert done == ["second"]


def test_a_call_waits_for_its_result(background: Background) -> None:
    assert background.call(lambda: 42) == 42


class Reader:
    """Keeps ``Scanner``: says what it is given until it is stopped."""

    source_id = "scanner-1"

    def __init__(self, codes: list[str]) -> None:
        self.codes = codes
        self.stopped = threading.Event()

    def listen(self, heard: Callable[[Scan], None], health: Callable[[DeviceHealth], None]) -> None:
        health(DeviceHealth(self.source_id, DeviceState.READY))
        for code in self.codes:
            heard(scan_of(code))
        self.stopped.wait(10)

    def stop(self) -> None:
        self.stopped.set()

    def tell(self, feedback: Feedback) -> None:
        """Cannot be told."""


def test_a_scanner_is_heard_on_the_ui_thread_and_stops(qtbot: QtBot) -> None:
    thread = ScannerThread(Reader(["A", "B", "C"]))
    heard: list[str] = []
    health: list[DeviceState] = []
    thread.heard.connect(lambda scan: heard.append(scan.text))
    thread.health.connect(lambda said: health.append(said.state))

    thread.start()
    qtbot.waitUntil(lambda: heard == ["A", "B", "C"])
    thread.stop()

    assert health == [DeviceState.READY]


class Feed:
    """Something that changes when the test says so."""

    def __init__(self) -> None:
        self.changed = threading.Event()
        self.breaks = False
        self.closed = False
        self.follows_progress = False

    def wait(self, timeout_s: float) -> Change:
        if self.breaks:
            self.breaks = False
            raise StoreUnreachable(url="db", detail="gone")
        heard = self.changed.wait(min(timeout_s, 0.02))
        self.changed.clear()
        return Change.FLOOR if heard else Change.NOTHING

    def close(self) -> None:
        self.closed = True


def test_a_change_by_others_is_heard_and_the_feed_is_closed_at_the_end(qtbot: QtBot) -> None:
    feed = Feed()
    thread = FeedThread(feed, poll_s=60)
    thread.start()

    thread.follow_progress(follows=True)
    with qtbot.waitSignal(thread.changed) as told:
        feed.changed.set()
    thread.stop()

    assert told.args == [Change.FLOOR]
    assert feed.follows_progress
    assert feed.closed


def test_without_a_word_the_screen_is_still_refreshed(qtbot: QtBot) -> None:
    thread = FeedThread(Feed(), poll_s=1)
    thread.start()

    with qtbot.waitSignal(thread.changed) as told:
        pass
    thread.stop()

    assert told.args == [Change.ANYTHING]


def test_a_lost_feed_is_told_and_watched_again(qtbot: QtBot) -> None:
    feed = Feed()
    feed.breaks = True
    thread = FeedThread(feed, poll_s=60)

    with qtbot.waitSignal(thread.lost) as lost:
        thread.start()
    feed.changed.set()
    with qtbot.waitSignal(thread.changed):
        pass
    thread.stop()

    assert lost.args is not None
    assert isinstance(lost.args[0], StoreUnreachable)


class LooseScale(SimulatedScale):
    """A scale whose plug is pulled for a while."""

    plugged_in = True

    def weigh(self) -> Weight:
        """What is on it, or that it is gone."""
        if not self.plugged_in:
            raise DeviceGone(self.name, "not plugged in")
        return super().weigh()


def test_a_scale_is_asked_again_and_again_and_a_loss_is_said_once(qtbot: QtBot) -> None:
    scale, weights, words = LooseScale("scale"), list[Weight](), list[DeviceHealth]()
    thread = ScaleThread(scale, every_s=0.001)
    thread.weighed.connect(weights.append)
    thread.health.connect(words.append)
    thread.start()
    qtbot.waitUntil(lambda: bool(weights))

    scale.put(Weight(1250, stable=True))
    qtbot.waitUntil(lambda: weights[-1].grams == 1250)
    scale.plugged_in = False
    qtbot.waitUntil(lambda: words[-1].state is DeviceState.GONE)
    scale.plugged_in = True
    qtbot.waitUntil(lambda: len(words) == 3)
    thread.stop()

    states = [DeviceState.READY, DeviceState.GONE, DeviceState.READY]
    assert [word.state for word in words] == states
    assert words[1].detail == "not plugged in"
