"""What a benchmark returns, and the arithmetic that all of them share."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure with its goal; ``goal`` is None for what is only told."""

    name: str
    figure: float
    unit: str
    goal: float | None
    holds: bool

    def as_json(self) -> dict[str, object]:
        """The row as ``build/bench.json`` keeps it."""
        return asdict(self)


def at_most(name: str, figure: float, unit: str, goal: float) -> Row:
    """A figure that holds while it is no larger than ``goal``: a time, a size."""
    return Row(name, figure, unit, goal, figure <= goal)


def at_least(name: str, figure: float, unit: str, goal: float) -> Row:
    """A figure that holds while it is no smaller than ``goal``: so many a second."""
    return Row(name, figure, unit, goal, figure >= goal)


def told(name: str, figure: float, unit: str) -> Row:
    """A figure without a goal."""
    return Row(name, figure, unit, None, holds=True)


def is_long() -> bool:
    """True if the long forms are asked for: PACKBENCH_BENCH_LONG=1 make bench."""
    return bool(os.environ.get("PACKBENCH_BENCH_LONG"))


def median_seconds(job: Callable[[], object], runs: int = 5) -> float:
    """The median time of ``runs`` runs of ``job``, after one that is not counted."""
    job()
    return statistics.median(_seconds(job) for _ in range(runs))


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that ``percent`` of a hundred values do not exceed; of 2 values or more."""
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]


def _seconds(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began
