"""``python -m tests.benchmarks.window_program``: ``main.py run`` that ends once its window is seen.

Prints the seconds from the start of the process to the window's first paint, to the end of the
first paint of the sign-in, and the resident MB then.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import main


def _seconds_since_start() -> float:
    """By the kernel's clock, so that the interpreter's own start counts too."""
    started = int(Path("/proc/self/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[19])
    return time.clock_gettime(time.CLOCK_BOOTTIME) - started / os.sysconf("SC_CLK_TCK")


def _leave_once_painted(_application: object) -> int:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 -- main imports it first, as always

    from tests.benchmarks.watching import resident_mb  # noqa: PLC0415 -- as above

    QApplication.processEvents()
    print(_seconds_since_start(), resident_mb(), flush=True)  # noqa: T201 -- its parent reads it
    return 0


class _FirstPaint:
    """Prints when the events of the shown window were first worked through."""

    def __init__(self, process: Callable[[], None]) -> None:
        self._process = process
        self._told = False

    def __call__(self) -> None:
        self._process()
        if not self._told:
            self._told = True
            print(_seconds_since_start(), end=" ", flush=True)  # noqa: T201 -- as below


def _run() -> int:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 -- costs what main's own import costs

    first = _FirstPaint(QApplication.processEvents)
    QApplication.processEvents = first  # type: ignore[method-assign, assignment]  # it listens in
    QApplication.exec = _leave_once_painted  # type: ignore[method-assign, assignment]  # it is left at once
    return main.main(["run", "--demo", "--devices", "simulated"])


if __name__ == "__main__":
    sys.exit(_run())
