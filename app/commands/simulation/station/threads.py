"""Threads of a station without a window: jobs go out, answers come back to the one loop."""

from __future__ import annotations

import heapq
import itertools
import queue
import threading
import time
from collections.abc import Callable
from functools import partial

from app.errors import AppError
from app.station.runner import JobLine, Step, stand_back
from app.store.change_feed import Change, ChangeFeed

_LOOK_S = 0.5


class Loop:
    """Runs whatever comes back, and what is due, on the thread that calls ``run``."""

    def __init__(self) -> None:
        self._answers: queue.SimpleQueue[Step] = queue.SimpleQueue()
        self._due: list[tuple[float, int, Step]] = []
        self._numbers = itertools.count()
        self._ended = False

    def answer(self, step: Step) -> None:
        """Have a step done on the loop's thread; any thread may call it."""
        self._answers.put(step)

    def later(self, delay_s: float, step: Step) -> None:
        """Have a step done after so many seconds; called on the loop's thread."""
        heapq.heappush(self._due, (time.monotonic() + delay_s, next(self._numbers), step))

    def end(self) -> None:
        """Let ``run`` return."""
        self._ended = True

    def run(self) -> None:
        """Do one step after another until ``end``."""
        while not self._ended:
            wait_s = self._due[0][0] - time.monotonic() if self._due else _LOOK_S
            try:
                step = self._answers.get(timeout=max(0.0, wait_s))
            except queue.Empty:
                if self._due and self._due[0][0] <= time.monotonic():
                    heapq.heappop(self._due)[2]()
            else:
                step()


class Hand(JobLine):
    """One thread of its own that does jobs in turn; the loop hears what came of them."""

    def __init__(self, name: str, loop: Loop, *, scans_wait: bool = False) -> None:
        super().__init__(name, loop.answer, scans_wait=scans_wait)


class Ear:
    """Listens to the shared database on a thread of its own; the loop hears of each change."""

    def __init__(self, feed: ChangeFeed, loop: Loop, changed: Callable[[Change], None]) -> None:
        self._feed, self._loop, self._changed = feed, loop, changed
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="change feed", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def stop(self) -> None:
        """Stop listening and wait for the thread's end."""
        self._ended.set()
        self._thread.join()

    def _listen(self) -> None:
        stand_back()
        while not self._ended.is_set():
            try:
                if heard := self._feed.wait(_LOOK_S):
                    self._loop.answer(partial(self._changed, heard))
            except AppError:  # the link is down: the sync says so, here it is tried again
                self._ended.wait(_LOOK_S)
        self._feed.close()
