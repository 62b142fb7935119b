"""From a scan received to its verdict in the journal: issue 2, "Speed" (p99 at most 20 ms)."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from app.fulfilment.double_scan import DoubleScanTask
from app.scanning.verdicts import Verdict
from app.station.journal import Journal
from app.station.recorder import Judged, Recorder
from tests.benchmarks.rows import Row, at_most, percentile, told
from tests.support.packages import gtin_of, line_of, packing, picking, say, stop_of
from tests.support.runners import AtOnce
from tests.support.scans import scan_of
from tests.support.warehouse import NINE

ProgressT = TypeVar("ProgressT")
SituationT = TypeVar("SituationT")

_UNITS = 500
_GOAL_MS = 20
_RIGHT = {Verdict.ACCEPTED, Verdict.LINE_DONE}


def measure() -> list[Row]:
    """Every unit of a walk and of an order of 500, judged and kept with FULL."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Journal(Path(folder) / "journal.db", "Pack 04")
        recorder = Recorder(journal, AtOnce(), "Pack 04", lambda: NINE, kept=lambda: None)
        walk = picking(stop_of("MUG", _UNITS))
        order = packing(line_of("MUG", _UNITS))
        say(walk, "A-01")
        say(order, "BOX")
        picked = _milliseconds(walk, recorder)
        packed = _milliseconds(order, recorder)
        journal.close()
    return [*_rows("picking", picked), *_rows("packing", packed)]


def _rows(step: str, times: list[float]) -> Iterable[Row]:
    yield at_most(f"scan to journal p99, {step}", percentile(times, 99), "ms", _GOAL_MS)
    yield told(f"scan to journal p50, {step}", percentile(times, 50), "ms")


def _milliseconds(task: DoubleScanTask[ProgressT, SituationT], recorder: Recorder) -> list[float]:
    """What each unit of the task took, from the scan to the journal's answer."""
    return [_one(task, recorder) for _ in range(_UNITS)]


def _one(task: DoubleScanTask[ProgressT, SituationT], recorder: Recorder) -> float:
    scan = scan_of(gtin_of("MUG"))
    began = time.perf_counter()
    answer = task.judge(scan)
    judged = Judged(
        scan, answer.state, answer.parsed, answer.verdict, answer.event, "B-100", 7, fence=1
    )
    kept: list[float] = []
    recorder.keep(judged, lambda _record: kept.append(time.perf_counter()), _raise)
    if answer.verdict not in _RIGHT:
        raise RuntimeError(f"{answer.verdict}: not what should be measured")
    return (kept[0] - began) * 1000


def _raise(error: Exception) -> None:
    raise error
