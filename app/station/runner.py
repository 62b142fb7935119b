"""How work leaves the screen's thread and its answer comes back; no Qt.

``JobLine`` is the queue and the thread; who makes one says how answers are heard: a window by a
queued signal, a station without a window on its loop.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
Step = Callable[[], None]
Failed = Callable[[Exception], None]


_STEPS_BACK = 10
_HANDED_ON_S = 0.0005


def let_scans_go_first() -> None:
    """Have the threads of this program hand on what one of them at a time may have, at once.

    A scan changes threads a handful of times on its way to the verdict, and waits each time for
    whoever computes meanwhile: by Python's own measure for 5 ms, a label's drawing for 30 in all.
    """
    sys.setswitchinterval(_HANDED_ON_S)


def stand_back() -> None:
    """Let this thread wait where one that answers a scan wants to run, of this program or another.

    It takes nobody's place when it wakes, and gets a tenth of what a scan gets where there is not
    enough for all; it is never left standing, for others wait for what it holds.
    """
    if sys.platform == "linux":
        with suppress(OSError):  # a wish: a system that refuses it leaves all as it was
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
            os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0) + _STEPS_BACK)


class Runner(Protocol):
    """Runs jobs one after another elsewhere; ``then`` or ``failed`` is called back here.

    Jobs of one runner never overlap and end in the order in which they were given.
    """

    def run(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run ``job`` elsewhere, then answer with its result or its exception."""


def done(job: Callable[[], T], then: Callable[[T], None], failed: Failed) -> Step:
    """Do a job here; what is to be called with what came of it."""
    try:
        result = job()
    except Exception as error:  # noqa: BLE001 -- every failure must reach whoever asked
        return partial(failed, error)
    return partial(then, result)


class JobLine:
    """One thread of its own that does jobs in turn; keeps ``Runner``.

    Args:
        name: the thread's.
        answer: has a step done where answers are heard; it is called on the thread.
        scans_wait: a scan waits for its jobs; any other line stands back behind scans.
    """

    def __init__(
        self, name: str, answer: Callable[[Step], None], *, scans_wait: bool = False
    ) -> None:
        begin = None if scans_wait else stand_back
        self._pool = ThreadPoolExecutor(1, thread_name_prefix=name, initializer=begin)
        self._answer = answer
        self._closed = False

    def run(self, job: Callable[[], T], then: Callable[[T], None], failed: Failed) -> None:
        """Run ``job`` on this thread; ``then`` or ``failed`` is answered.

        Once ``close`` was called a job is not taken any more: the program is ending.
        """
        if not self._closed:
            self._pool.submit(lambda: self._answer(done(job, then, failed)))

    def call(self, job: Callable[[], T]) -> T:
        """Run ``job`` on this thread and wait: on another worker's thread, never the UI's.

        Except at the start and the end of the program, where nobody waits for the window.
        """
        return self._pool.submit(job).result()

    def close(self) -> None:
        """Finish what was given and end the thread; later jobs are not taken."""
        self._closed = True
        self._pool.shutdown(wait=True)


class OneAtATime(Generic[T]):
    """Reads again what a screen shows, whenever somebody says that it may have changed.

    However often that is said, one read waits in the line at most: it has not begun, so it will
    find what was changed until it does.  Once it has begun, the next word asks for another.

    Args:
        read: what is read, on ``elsewhere``.
        elsewhere: the line that it waits in.
        then: told what was read.
        failed: told why nothing was.
    """

    def __init__(
        self,
        read: Callable[[], T],
        elsewhere: Runner,
        then: Callable[[T], None],
        failed: Failed,
    ) -> None:
        self._read, self._elsewhere = read, elsewhere
        self._then, self._failed = then, failed
        self._waits = False

    def ask(self) -> None:
        """It may have changed: read it again, as soon as the line allows."""
        if not self._waits:
            self._waits = True
            self._elsewhere.run(self._begin, self._then, self._failed)

    def _begin(self) -> T:
        self._waits = False  # first: what is changed from here on may not be in what is read
        return self._read()
