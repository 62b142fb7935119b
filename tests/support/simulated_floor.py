"""A simulation small and quick enough for a test, and one station of it within the test."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.commands.simulation.plan import Plan
from app.commands.simulation.station.notebook import Notes, read_notes
from app.commands.simulation.warehouse import fill
from app.store.unit_of_work import Store

STATION = "SIM-01"
_PATIENCE_S = 60.0
_LOOK_EVERY = 10


def quick_plan(url: str, folder: Path, stations: int = 1, seconds: float = 1.5) -> Plan:
    """Hands fifty times as quick as human ones, and nothing that goes wrong but their mistakes."""
    return Plan(url, folder, stations, seconds, pause_s=0.02, kill_every=0, drop_every=0)


def patience() -> float:
    """How many times as long as a quiet machine this one takes just now, about; 1 at the least."""
    return min(4.0, max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1) / 2))


def filled(store: Store, plan: Plan) -> int:
    """Make the warehouse; returns how many orders are staged."""
    return fill(store, plan, datetime.now(UTC))


class ClockUntil(list[float]):
    """A clock that began now and ends once ``met``; it is asked a few times for each scan."""

    def __init__(self, met: Callable[[], bool]) -> None:
        now_s = time.monotonic()
        super().__init__([now_s, now_s + _PATIENCE_S])
        self._met = met
        self._asked = 0

    def __getitem__(self, index: Any) -> Any:
        """The time of begin or end."""
        self._asked += 1
        if index == 1 and self._asked % _LOOK_EVERY == 0 and self._met():
            self[1] = 0.0
        return super().__getitem__(index)


def clock_of_scans(plan: Plan, scans: int) -> ClockUntil:
    """All began now; the end is when one station has been shown so many more verdicts."""
    before = len(read_notes(plan.notebook(STATION)).shown)
    return ClockUntil(lambda: len(read_notes(plan.notebook(STATION)).shown) - before >= scans)


def notes_of(plan: Plan) -> dict[str, Notes]:
    """Every station's notes."""
    return {name: read_notes(plan.notebook(name)) for name in plan.names}
