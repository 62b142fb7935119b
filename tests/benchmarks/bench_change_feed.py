"""Another station's act is on this screen: issue 4, "Goals measured" and item 5.

From the commit of one store to the answer of another's first query after it heard of it.
"""

from __future__ import annotations

import tempfile
import threading
import time
from pathlib import Path

from app.commands.simulation.station.threads import Ear, Hand, Loop
from app.store.change_feed import Change
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from tests.benchmarks.rows import Row, at_most, percentile
from tests.support.databases import sqlite_url
from tests.support.postgres import PostgresServer

_ACTS, _PAUSE_S = 40, 0.4
_POSTGRES_GOAL_S, _SQLITE_GOAL_S = 1.0, 2.0


def measure() -> list[Row]:
    """The slowest of forty acts on each engine."""
    with PostgresServer() as server:
        server.execute("CREATE DATABASE bench")
        on_postgres = _delays_s(server.url("bench"))
    with tempfile.TemporaryDirectory() as folder:
        on_sqlite = _delays_s(sqlite_url(Path(folder) / "packbench.db"))
    return [
        at_most("change feed: PostgreSQL, worst", max(on_postgres), "s", _POSTGRES_GOAL_S),
        at_most("change feed: PostgreSQL p50", percentile(on_postgres, 50), "s", _POSTGRES_GOAL_S),
        at_most("change feed: SQLite, worst", max(on_sqlite), "s", _SQLITE_GOAL_S),
    ]


def _delays_s(url: str) -> list[float]:
    upgrade(url)
    acting, watching = Store.open(url), Store.open(url)
    loop, seen = Loop(), threading.Event()
    hand = Hand("store", loop)

    def look() -> int:
        with watching.reading() as uow:
            return len(uow.people.all_active())

    def heard(_change: Change) -> None:
        hand.run(look, lambda _people: seen.set(), lambda _error: None)

    ear = Ear(watching.changes(), loop, heard)
    screen = threading.Thread(target=loop.run)
    ear.start()
    screen.start()
    delays = [_act(acting, number, seen) for number in range(_ACTS)]
    loop.end()
    screen.join()
    ear.stop()
    hand.close()
    for store in (acting, watching):
        store.close()
    return delays


def _act(store: Store, number: int, seen: threading.Event) -> float:
    """Commit once and wait until the other screen has read it; the pauses never fall in step."""
    threading.Event().wait(_PAUSE_S + number * 0.013)
    seen.clear()
    store.run(lambda uow: uow.people.put(f"P-{number}", "Mira", "packer", ""))
    began = time.perf_counter()
    if not seen.wait(30.0):
        raise TimeoutError("the other screen never heard of it")
    return time.perf_counter() - began
