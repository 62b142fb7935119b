"""From the start of the program to its window on the demo warehouse: issue 2, "Speed"."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile

from tests.benchmarks.rows import Row, at_most, told

_STARTS = 5
_UP_GOAL_S, _MEMORY_GOAL_MB = 1.5, 350
_PLACES = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


def measure() -> list[Row]:
    """The first start makes the demo warehouse; those after it are warm and count."""
    with tempfile.TemporaryDirectory() as folder:
        _seen, first, _memory = _start(folder)
        starts = [_start(folder) for _ in range(_STARTS)]
    seen, ready, memory = zip(*starts, strict=True)
    return [
        at_most("window up, warm", statistics.median(seen), "s", _UP_GOAL_S),
        told("sign-in ready, warm", statistics.median(ready), "s"),
        told("sign-in ready, first start ever", first, "s"),
        at_most("window's memory at the start", max(memory), "MB", _MEMORY_GOAL_MB),
    ]


def _start(folder: str) -> tuple[float, float, float]:
    places = dict.fromkeys((*_PLACES, "XDG_RUNTIME_DIR"), folder)
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.window_program"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **places},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    seen, ready, memory = done.stdout.split()[-3:]
    return float(seen), float(ready), float(memory)
