"""Replay through the product's own path against ``pgbench -N``: issue 4, "Goals measured".

Eight stations, a process each, on a PostgreSQL that keeps its promises (fsync on): first one scan
a transaction as pgbench does it, in the same minute on the same server, then in batches.  As
pgbench's, all eight are at work for as long as it is measured: the first that has nothing more to
send ends it.
"""

from __future__ import annotations

import multiprocessing
import re
import subprocess
import time
from ctypes import c_byte
from datetime import UTC, datetime
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path
from uuid import UUID

from app.commands.simulation.early_shift import walk_records
from app.commands.simulation.plan import Plan
from app.commands.simulation.warehouse import fill
from app.fulfilment.allocation import allocate
from app.fulfilment.waves import release_wave
from app.station.claims import claim_pick
from app.station.records import ScanRecord
from app.station.replay import replay
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from tests.benchmarks.rows import Row, at_least, told
from tests.support.postgres import PostgresServer, find_binaries

Kept = list[tuple[int, ScanRecord]]
Over = c_byte
"""Seen by all stations: no longer 0 once one of them is through."""

_CLIENTS, _CARTS = 8, 8
_SECONDS = 8
_START_S = 120  # until every station has its carts
_SCALE = 10
_RATIO_GOAL, _BATCH_GOAL = 0.5, 5_000
_TPS = re.compile(r"tps = ([\d.]+)")


def measure() -> list[Row]:
    """Transactions a second both ways, their ratio, and records a second in batches."""
    with PostgresServer(durable=True) as server:
        pgbench = _pgbench(server)
        single = _records_per_second(server, "single", at_once=1)
        batches = _records_per_second(server, "batches", at_once=500)
    return [
        told("pgbench -N, 8 clients", pgbench, "/s"),
        told("replay, 8 stations, one scan a transaction", single, "/s"),
        at_least("replay against pgbench -N", single / pgbench, "x", _RATIO_GOAL),
        at_least("replay, 8 stations, in batches", batches, "/s", _BATCH_GOAL),
    ]


def _pgbench(server: PostgresServer) -> float:
    server.execute("CREATE DATABASE pgbench")
    program, dsn = find_binaries() / "pgbench", server.dsn("pgbench")
    subprocess.run([program, "-i", "-q", "-s", str(_SCALE), dsn], check=True, capture_output=True)
    clients = ["-N", "-c", str(_CLIENTS), "-j", "2", "-T", str(_SECONDS)]
    done = subprocess.run([program, *clients, dsn], check=True, capture_output=True, text=True)
    found = _TPS.search(done.stdout)
    if found is None:
        raise ValueError(done.stdout)
    return float(found[1])


def _records_per_second(server: PostgresServer, database: str, at_once: int) -> float:
    server.execute(f"CREATE DATABASE {database}")
    url = server.url(database)
    upgrade(url)
    store = Store.open(url)
    # orders enough that each station has its carts
    plan = Plan(url, Path(), _CLIENTS * _CARTS, seconds=3 * 13, kill_every=0)
    fill(store, plan, datetime.now(UTC))
    allocate(store, datetime.now(UTC))
    while release_wave(store, datetime.now(UTC)).wave_nos:
        pass
    store.close()
    server.execute("ANALYZE", database)
    context = multiprocessing.get_context("forkserver")
    # one that fails before the start lets the others give up, too
    barrier, answers = context.Barrier(_CLIENTS, timeout=_START_S), context.SimpleQueue()
    over = context.Value("b", 0, lock=False)
    clients = [
        context.Process(target=_client, args=(plan, number, at_once, barrier, over, answers))
        for number in range(_CLIENTS)
    ]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    failed = [client.exitcode for client in clients if client.exitcode]
    if failed:
        raise ChildProcessError(failed)
    done = [answers.get() for _client in clients]
    seconds: float = max(one[2] for one in done) - min(one[1] for one in done)
    records: int = sum(one[0] for one in done)
    return records / seconds


def _client(
    plan: Plan,
    number: int,
    at_once: int,
    barrier: Barrier,
    over: Over,
    answers: SimpleQueue[tuple[int, float, float]],
) -> None:
    """Claim carts and walk them in memory; then, all at once, replay until the time is over.

    The first cart, and every station's first record, are replayed before that and not counted: a
    station works all day, and pgbench has no statements to make before its first one.
    """
    store = Store.open(plan.url)
    with store.reading() as uow:
        names = uow.catalogue.directory()
    walks = []
    for station in plan.names[number::_CLIENTS]:
        package = claim_pick(store, station, plan.picker(station))
        if package is not None:
            records = walk_records(plan, station, package, names)
            walks.append((station, list(enumerate(records, start=1))))
    first = [(station, records[:1]) for station, records in walks[1:]]
    _replayed(store, _batches([*walks[:1], *first], at_once), Over())
    rest = [(station, records[1:]) for station, records in walks[1:]]
    barrier.wait()
    began = time.perf_counter()
    sent = _replayed(store, _batches(rest, at_once), over)
    answers.put((sent, began, time.perf_counter()))
    store.close()


def epoch_of(station: str) -> UUID:
    """The journal that a station's records come from."""
    return UUID(int=int.from_bytes(station.encode().ljust(16)[:16]))


def _batches(walks: list[tuple[str, Kept]], at_once: int) -> list[tuple[str, Kept]]:
    return [
        (station, records[at : at + at_once])
        for station, records in walks
        for at in range(0, len(records), at_once)
    ]


def _replayed(store: Store, batches: list[tuple[str, Kept]], over: Over) -> int:
    """How many records came in until the time was over, or some station had no more."""
    began, sent = time.perf_counter(), 0
    for station, records in batches:
        replay(store, station, epoch_of(station), records)  # by the server's clock, as stations do
        sent += len(records)
        if over.value or time.perf_counter() - began > _SECONDS:
            break
    over.value = 1
    return sent
