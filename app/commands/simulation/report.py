"""The figures of a simulation: throughput, latencies, freshness, conflicts, and what is wrong."""

from __future__ import annotations

import statistics
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.commands.simulation.station.notebook import Look, Notes
from app.insight.order_figures import OrderFigures

_TOO_FEW = 2


@dataclass(frozen=True, slots=True)
class Latency:
    """From the scan to its verdict on one station, in milliseconds."""

    scans: int
    p50_ms: float
    p99_ms: float
    worst_ms: float


@dataclass(frozen=True, slots=True)
class SimulationReport:
    """Everything that a simulation says; ``faults`` is empty if every invariant is proven.

    Attributes:
        seconds: how long the stations worked after their warm-up.
        orders: where the orders stand at the end.
        latencies: by station.
        fresh_p99_s, fresh_worst_s: from a commit to every other screen having read it.
        conflicts: what somebody else was quicker at, by reason.
        wrong: wrong scans made on purpose.
        kills, drops: processes killed, links cut.
        faults: what is not as it must be.
        own_logins: every station worked under a login of its own.
        one_login_because: why they did not, where there are logins.
        manifests: handovers that were closed at the dock.
    """

    seconds: float
    orders: OrderFigures
    latencies: Mapping[str, Latency]
    fresh_p99_s: float
    fresh_worst_s: float
    conflicts: Mapping[str, int]
    wrong: int
    kills: int
    drops: int
    faults: Sequence[str] = field(default_factory=tuple)
    own_logins: bool = False
    one_login_because: str = ""
    manifests: int = 0

    @property
    def scans(self) -> int:
        """Verdicts that were shown in that time."""
        return sum(one.scans for one in self.latencies.values())

    @property
    def worst_station(self) -> str:
        """The station with the highest p99."""
        return max(self.latencies, key=lambda name: self.latencies[name].p99_ms, default="")

    def as_json(self) -> dict[str, Any]:
        """Figures for machines."""
        stations = {
            name: {
                "scans": one.scans,
                "p50_ms": one.p50_ms,
                "p99_ms": one.p99_ms,
                "worst_ms": one.worst_ms,
            }
            for name, one in self.latencies.items()
        }
        return {
            "seconds": round(self.seconds, 1),
            "scans": self.scans,
            "scans_per_s": round(self.scans / self.seconds, 2),
            "wrong_scans": self.wrong,
            "orders": {
                "picked": self.orders.picked,
                "packed": self.orders.packed,
                "shipped": self.orders.shipped,
                "backordered": self.orders.backordered,
            },
            "manifests": self.manifests,
            "kills": self.kills,
            "drops": self.drops,
            "conflicts": dict(self.conflicts),
            "fresh_p99_s": self.fresh_p99_s,
            "fresh_worst_s": self.fresh_worst_s,
            "stations": stations,
            "own_logins": self.own_logins,
            "one_login_because": self.one_login_because,
            "faults": list(self.faults),
        }

    def as_lines(self) -> list[str]:
        """Figures for people."""
        orders, name = self.orders, self.worst_station
        worst = self.latencies.get(name, Latency(0, 0.0, 0.0, 0.0))
        slowest_ms = max((one.worst_ms for one in self.latencies.values()), default=0.0)
        p50s = [one.p50_ms for one in self.latencies.values()] or [0.0]
        said = ", ".join(f"{count} x {what}" for what, count in sorted(self.conflicts.items()))
        return [
            (
                f"{len(self.latencies)} stations, {self.seconds:.0f} s: {self.scans} scans, "
                f"{self.scans / self.seconds:.1f} a second, {self.wrong} of them wrong on purpose"
            ),
            (
                f"orders: {orders.picked} picked, {orders.packed} packed, "
                f"{orders.shipped} shipped, {orders.backordered} wait for stock; "
                f"handovers closed: {self.manifests}"
            ),
            (
                f"scan to verdict: p50 {statistics.median(p50s):.1f} ms; worst p99 of a station "
                f"{worst.p99_ms:.1f} ms ({name}); slowest scan {slowest_ms:.1f} ms"
            ),
            f"screens fresh: p99 {self.fresh_p99_s:.2f} s, worst {self.fresh_worst_s:.2f} s",
            f"{self.kills} stations killed, {self.drops} links cut; conflicts: {said or 'none'}",
            *self._logins_in_words(),
        ]

    def _logins_in_words(self) -> list[str]:
        if self.own_logins:
            return ["each station under a login of its own, in the groups pick, pack and ship"]
        if self.one_login_because:
            why = f"all stations under one login, because {self.one_login_because}"
            return [f"{why}; what a station may not do was not tried"]
        return []


def latencies_of(notes: Mapping[str, Notes]) -> dict[str, Latency]:
    """How long each station's scans took."""
    took = {
        name: [one.took_ms for one in noted.shown if one.took_ms is not None]
        for name, noted in notes.items()
    }
    return {name: _latency(took_ms) for name, took_ms in took.items()}


def _latency(took_ms: Sequence[float]) -> Latency:
    if not took_ms:
        return Latency(0, 0.0, 0.0, 0.0)
    return Latency(
        len(took_ms), round(statistics.median(took_ms), 2), _p99(took_ms), round(max(took_ms), 2)
    )


def freshness_of(notes: Mapping[str, Notes], since_s: float = 0.0) -> tuple[float, float]:
    """From a commit of one station to every other screen having read it: p99 and worst, in s.

    Commits before ``since_s`` are not counted.

    A screen counts for as long as its station lived: from its first look to its last.
    """
    delays = [
        delay
        for name, noted in notes.items()
        for other, watching in notes.items()
        if other != name
        for looks in watching.looks
        for delay in _delays([at_s for at_s in noted.sent_s if at_s >= since_s], looks)
    ]
    return (_p99(delays), round(max(delays), 3)) if delays else (0.0, 0.0)


def _delays(sent_s: Sequence[float], looks: Sequence[Look]) -> Iterator[float]:
    asked = [look.asked_s for look in looks]
    for at_s in sent_s:
        if asked and asked[0] <= at_s < asked[-1]:
            yield looks[bisect_left(asked, at_s)].answered_s - at_s


def _p99(values: Sequence[float]) -> float:
    if len(values) < _TOO_FEW:
        return round(max(values, default=0.0), 3)
    return round(statistics.quantiles(values, n=100, method="inclusive")[98], 3)


def conflicts_of(notes: Mapping[str, Notes]) -> Counter[str]:
    """What stations were too late for."""
    return sum((one.conflicts for one in notes.values()), Counter[str]())
