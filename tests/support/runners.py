"""Runners for tests: at once, or when the test says so."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from app.station.runner import done

T = TypeVar("T")


def unexpected(error: Exception) -> None:
    """A ``failed`` for what must not fail: the test ends with the error itself."""
    raise error


class AtOnce:
    """Runs every job where it is given: the order of a real runner without its thread."""

    def run(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        done(job, then, failed)()


class Held:
    """Keeps jobs until the test lets them go: a slow or blocked thread, without a clock."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[Callable[[], Any], Callable[[Any], None], Any]] = deque()

    def run(
        self,
        job: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.waiting.append((job, then, failed))

    def let_go(self, jobs: int | None = None) -> None:
        """Run the oldest ``jobs`` jobs, or all, including those that they give."""
        while self.waiting and (jobs is None or jobs > 0):
            AtOnce().run(*self.waiting.popleft())
            jobs = None if jobs is None else jobs - 1
