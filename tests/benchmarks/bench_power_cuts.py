"""25 kill -9 at each moment of a scan, the server's sessions ended in every third (issue 4).

Not a matter of speed: the long form of ``tests/journeys/test_power_cut.py``.  Whatever is lost or
counted twice ends the run.  ``PACKBENCH_POWER_SEED`` and ``PACKBENCH_POWER_ROUNDS`` look elsewhere.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.benchmarks.rows import Row, at_most, told
from tests.support.databases import PostgresDatabases, SqliteDatabases
from tests.support.postgres import PostgresServer
from tests.support.power_cuts import Round, Survived, pack_through, rounds_at
from tests.support.station_program import Moment

_MOMENTS = (Moment.JUDGED, Moment.KEPT, Moment.REPLAYED)
_ONCE_AN_ORDER = {Moment.CLAIMED, Moment.NOT_ON_PAPER, Moment.ON_PAPER, Moment.ENDED}
"""Waited for more than once, these would use up the orders before the power goes."""

_ROUNDS = int(os.environ.get("PACKBENCH_POWER_ROUNDS", "25"))
_SEED = int(os.environ.get("PACKBENCH_POWER_SEED", "20260302"))
_ORDERS = 2 + _ROUNDS // 3
_BACK_WITHIN_S = 5.0


def measure() -> list[Row]:
    """25 rounds at each moment on PostgreSQL, and as many at all moments in turn on SQLite."""
    with PostgresServer(durable=True) as server:
        databases = PostgresDatabases(server)
        every = {str(at): _on_postgresql(server, databases, at) for at in _MOMENTS}
    every["any, on SQLite"] = _on_sqlite()
    rows = [told(f"scans kept, cut {at}", one.scans, "scans") for at, one in every.items()]
    seconds = max(second for one in every.values() for second in one.seconds)
    cut = sum(one.links for one in every.values())
    return [
        *rows,
        told("sessions ended on the way", cut, "times"),
        at_most("back after a power cut, slowest", seconds, "s", _BACK_WITHIN_S),
    ]


def _on_postgresql(
    server: PostgresServer, databases: PostgresDatabases, moment: Moment
) -> Survived:
    rounds = list(rounds_at(moment, _ROUNDS, _SEED))
    with databases.fresh() as url, tempfile.TemporaryDirectory() as folder:
        name = url.rsplit("/", maxsplit=1)[1]
        return pack_through(
            url, Path(folder), rounds, _ORDERS, cut_link=lambda: server.terminate_sessions(name)
        )


def _on_sqlite() -> Survived:
    moments = list(Moment)
    rounds = [
        Round(moment, 1 if moment in _ONCE_AN_ORDER or not number % 3 else 1 + number % 4)
        for number, moment in ((one, moments[one % len(moments)]) for one in range(_ROUNDS))
    ]
    with tempfile.TemporaryDirectory() as kept, tempfile.TemporaryDirectory() as folder:
        url = SqliteDatabases(Path(kept)).fresh(Path(folder))
        return pack_through(url, Path(folder), rounds, _ORDERS)
