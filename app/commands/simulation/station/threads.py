"""Threads of a station without a window: jobs go out, answers come back to the one loop."""

from __future__ import annotations

import heapq
import itertools
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from app.errors import AppError
from app.store.change_feed import Change, ChangeFeed

T = TypeVar("T")
Step = Callable[[], None]

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


class Hand:
    """One thread of its own that does jobs in turn; keeps ``Runner``."""

    def __init__(self, name: str, loop: Loop) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._loop = loop

    def run(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run ``job`` on this thread; the loop hears ``then`` or ``failed``."""
        self._pool.submit(self._work, job, then, failed)

    def call(self, job: Callable[[], T]) -> T:
        """Run ``job`` on this thread and wait: at the start and the end only."""
        return self._pool.submit(job).result()

    def close(self) -> None:
        """Finish what was given and end the thread."""
        self._pool.shutdown(wait=True)

    def _work(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            result = job()
        except Exception as error:  # noqa: BLE001 -- every failure is told on the loop
            reason = error
            self._loop.answer(lambda: failed(reason))
        else:
            self._loop.answer(lambda: then(result))


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
        while not self._ended.is_set():
            try:
                if heard := self._feed.wait(_LOOK_S):
                    self._loop.answer(partial(self._changed, heard))
            except AppError:  # the link is down: the sync says so, here it is tried again
                self._ended.wait(_LOOK_S)
        self._feed.close()
