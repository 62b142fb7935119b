"""Claims of 50 stations at once on PostgreSQL: issue 4, "Goals measured".

A claim is the lock, the fence, the lease: what decides who works (sync.md, "Measured floors").  The
whole claim of a cart, with its package made and kept, is told beside it.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from pathlib import Path

from sqlalchemy import insert

from app.commands.simulation.plan import Plan
from app.commands.simulation.warehouse import fill
from app.fulfilment.allocation import allocate
from app.fulfilment.waves import release_wave
from app.station.claims import claim_pick
from app.store.migrate import upgrade
from app.store.schema.floor import Work, WorkKind
from app.store.unit_of_work import Store, UnitOfWork
from tests.benchmarks.rows import Row, at_least, told
from tests.support.postgres import PostgresServer
from tests.support.warehouse import NINE

_STATIONS, _PROCESSES = 50, 5
_CLAIMS = 20  # of each station; a thousand open carts, more than any floor has waiting
_GOAL = 1_000
_LEASE = timedelta(minutes=15)


def measure() -> list[Row]:
    """Claims a second, all different, and whole claims of carts."""
    with PostgresServer() as server:
        bare = _claims_per_second(server, "bare", _fill_bare, _claim_bare)
        whole = _claims_per_second(server, "whole", _fill_whole, _claim_whole)
    return [
        at_least("claims, 50 stations", bare, "/s", _GOAL),
        told("claims of whole carts with packages, 50 stations", whole, "/s"),
    ]


Claim = Callable[[Store, str], int | None]


def _claims_per_second(
    server: PostgresServer, database: str, prepare: Callable[[Store], None], claim: Claim
) -> float:
    server.execute(f"CREATE DATABASE {database}")
    url = server.url(database)
    upgrade(url)
    store = Store.open(url)
    prepare(store)
    store.close()
    server.execute("ANALYZE", database)
    context = multiprocessing.get_context("forkserver")
    barrier, answers = context.Barrier(_PROCESSES), context.SimpleQueue()
    for number in range(_PROCESSES):
        context.Process(target=_claimants, args=(url, number, claim, barrier, answers)).start()
    done = [answers.get() for _process in range(_PROCESSES)]
    taken = [work for one in done for work in one[0]]
    if len(set(taken)) != len(taken) or not taken:
        raise ValueError(f"{len(taken)} claims of {len(set(taken))} works")
    seconds: float = max(one[2] for one in done) - min(one[1] for one in done)
    return len(taken) / seconds


def _claimants(
    url: str,
    number: int,
    claim: Claim,
    barrier: Barrier,
    answers: SimpleQueue[tuple[list[int], float, float]],
) -> None:
    """Ten stations in turn on one link, as fast as they are answered."""
    store = Store.open(url)
    stations = [f"SIM-{one + 1:02}" for one in range(number, _STATIONS, _PROCESSES)]
    barrier.wait()
    began, taken = time.perf_counter(), []
    for at in range(_CLAIMS * len(stations)):
        work = claim(store, f"{stations[at % len(stations)]} {at}")
        if work is None:
            break
        taken.append(work)
    answers.put((taken, began, time.perf_counter()))
    store.close()


def _fill_bare(store: Store) -> None:
    works = [
        {"work_no": f"W-{n:05}", "kind": WorkKind.PICK.value, "opened_at": NINE}
        for n in range(2 * _STATIONS * _CLAIMS)
    ]
    store.run(lambda uow: uow.session.execute(insert(Work), works))


def _claim_bare(store: Store, station: str) -> int | None:
    def take(uow: UnitOfWork) -> int | None:
        taken = uow.claims.take_pick(station, "P-1", uow.now + _LEASE, None)
        return None if taken is None else taken.work_id

    return store.run(take)


def _fill_whole(store: Store) -> None:
    plan = Plan("", Path(), _STATIONS, seconds=5 * 13, kill_every=0)
    fill(store, plan, datetime.now(UTC))
    allocate(store, datetime.now(UTC))
    while release_wave(store, datetime.now(UTC), totes_per_cart=2).wave_nos:
        pass


def _claim_whole(store: Store, station: str) -> int | None:
    package = claim_pick(store, station, "P-1")
    return package.work_id if package else None
