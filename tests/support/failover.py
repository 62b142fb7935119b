"""Stations that pick under load while their primary dies and its standby takes over."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.errors import StoreUnreachable
from app.fulfilment.events import PutInTote
from app.fulfilment.work import PickPackage
from app.reconciliation.ledger import check_ledger
from app.station.records import ScanRecord
from app.store.schema.floor import PickLine
from app.store.schema.station import ScanEvent, ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, release_everything
from tests.support.postgres import PostgresServer
from tests.support.standby import StandbyServer, die
from tests.support.warehouse import small_warehouse

_UNITS = 60


@dataclass(frozen=True, slots=True)
class Failover:
    """What came of it.

    Attributes:
        acknowledged: scans that stations had an answer for when the primary died.
        lost: of those, how many the new primary does not have: none, or the test fails.
        sent: all scans, before and after.
    """

    acknowledged: int
    lost: int
    sent: int


class _Load:
    """What the stations have an answer for; ``enough`` is set at so many."""

    def __init__(self, enough_at: int) -> None:
        self.enough, self.back = threading.Event(), threading.Event()
        self._enough_at, self._lock = enough_at, threading.Lock()
        self.acknowledged: set[UUID] = set()

    def answered(self, scan_id: UUID) -> None:
        with self._lock:
            self.acknowledged.add(scan_id)
            if len(self.acknowledged) >= self._enough_at:
                self.enough.set()


def both(primary: PostgresServer, standby: PostgresServer, database: str) -> str:
    """The address of two servers, as it stands in a station's settings."""
    here, there = f"127.0.0.1:{primary.port}", f"127.0.0.1:{standby.port}"
    return primary.url(database).replace(here, f"{here},{there}")


def fail_over(
    primary: PostgresServer, standby: StandbyServer, database: str, stations: int
) -> Failover:
    """Let stations pick one unit a commit, kill the primary in their midst, promote the standby.

    Each station sends what had no answer again, to whichever server may be written.
    """
    store = Store.open(both(primary, standby, database))
    warehouse = small_warehouse(store)
    warehouse.add_stock("MUG", "A-01", stations * _UNITS)
    warehouse.add_totes(stations, first=10)
    players = []
    for number in range(stations):
        warehouse.add_order(str(1001 + number), {"MUG": _UNITS})
        release_everything(store)
        play = StationPlay(store, f"PICK-{number}")
        players.append((play, play.claim_pick()))
    load = _Load(enough_at=stations * _UNITS // 3)
    with ThreadPoolExecutor(stations) as pool:
        walks = [pool.submit(_walk, play, package, load) for play, package in players]
        load.enough.wait()
        die(primary)
        known = set(load.acknowledged)
        standby.promote()
        there = _scans(standby, database)
        load.back.set()
        sent = sum(walk.result() for walk in walks)
    _nothing_is_lost_or_doubled(store, sent)
    store.close()
    return Failover(len(known), len(known - there), sent)


def _walk(play: StationPlay, package: PickPackage, load: _Load) -> int:
    """Put unit after unit into the tote; returns how many."""
    (stop,) = package.stops
    for _unit in range(stop.units):
        event = PutInTote(pick_line_id=stop.pick_line_id, units=1, tote=stop.tote)
        kept = play.record(event, package)
        assert _until_answered(play, kept, load) == [ScanOutcome.APPLIED]
        load.answered(kept[1].scan_id)
    return stop.units


def _until_answered(
    play: StationPlay, kept: tuple[int, ScanRecord], load: _Load
) -> list[ScanOutcome]:
    while True:
        try:
            return play.send([kept])
        except StoreUnreachable:
            load.back.wait()


def _scans(server: PostgresServer, database: str) -> set[UUID]:
    """What is really there, asked of this server alone."""
    store = Store.open(server.url(database))
    with store.reading() as uow:
        found = set(uow.session.scalars(select(ScanEvent.id)))
    store.close()
    return found


def _nothing_is_lost_or_doubled(store: Store, sent: int) -> None:
    with store.reading() as uow:
        assert len(uow.session.scalars(select(ScanEvent.id)).all()) == sent
        assert sum(uow.session.scalars(select(PickLine.units_picked))) == sent
    assert check_ledger(store).agrees
