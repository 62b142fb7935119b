"""50 stations at a scan a second on one PostgreSQL: issue 4, "Goals measured".

A minute of it; ten where ``PACKBENCH_BENCH_LONG`` is set.  Nobody is killed here: what faults do is
proven by ``main.py simulate`` and its tests; here the clock counts.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from app.commands.simulation.plan import Plan
from app.commands.simulation.report import SimulationReport
from app.commands.simulation.simulate import play
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from tests.benchmarks.rows import Row, at_least, at_most, is_long, told
from tests.support.postgres import PostgresServer

_STATIONS = 50
_SECONDS, _LONG_SECONDS = 60.0, 600.0
_LATENCY_GOAL_MS, _FRESH_GOAL_S = 50.0, 1.0
_SCANS_GOAL = 0.9
"""Of a scan a second and station: looking for work and waiting for paper take time too."""


def measure() -> list[Row]:
    """What a simulation says, and that it found nothing wrong."""
    with PostgresServer(durable=True) as server, tempfile.TemporaryDirectory() as folder:
        server.execute("CREATE DATABASE bench")
        url = server.url("bench")
        upgrade(url)
        store = Store.open(url)
        seconds = _LONG_SECONDS if is_long() else _SECONDS
        plan = Plan(url, Path(folder), _STATIONS, seconds, kill_every=0, drop_every=0)
        report = play(store, plan)
        store.close()
    if report.faults:
        raise ValueError("; ".join(report.faults))
    return _rows(report)


def _rows(report: SimulationReport) -> list[Row]:
    worst = report.latencies[report.worst_station]
    rate = report.scans / report.seconds
    return [
        at_most("50 stations: scan to verdict p99, worst", worst.p99_ms, "ms", _LATENCY_GOAL_MS),
        at_most("50 stations: screens fresh, worst", report.fresh_worst_s, "s", _FRESH_GOAL_S),
        told("50 stations: screens fresh p99", report.fresh_p99_s, "s"),
        at_least("50 stations: scans", rate, "/s", _SCANS_GOAL * _STATIONS),
        told("50 stations: orders shipped", report.orders.shipped, "orders"),
        at_most("50 stations: invariants broken", len(report.faults), "faults", 0),
    ]
