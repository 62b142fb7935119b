"""A primary killed under the load of eight stations, and its standby promoted (issue 4).

Not a matter of speed: the long form of ``tests/app/store/test_failover.py``.
"""

from __future__ import annotations

from app.store.migrate import upgrade
from tests.benchmarks.rows import Row, at_most, told
from tests.support.failover import Failover, fail_over
from tests.support.postgres import PostgresServer
from tests.support.standby import StandbyServer

_TIMES = 5
_STATIONS = 8


def measure() -> list[Row]:
    """Five primaries, one after another; whatever was answered and is gone breaks the goal."""
    done = [_once() for _time in range(_TIMES)]
    return [
        told("scans answered before the primary died", sum(o.acknowledged for o in done), "scans"),
        at_most("of those lost at the standby", sum(one.lost for one in done), "scans", 0),
    ]


def _once() -> Failover:
    with PostgresServer(durable=True) as primary:
        primary.execute("CREATE DATABASE packbench")
        upgrade(primary.url("packbench"))
        with StandbyServer(primary) as standby:
            return fail_over(primary, standby, "packbench", _STATIONS)
