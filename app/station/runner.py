"""How work leaves the screen's thread and its answer comes back; no Qt, no threads here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


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
