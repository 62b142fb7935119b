"""An offline day of 5,000 records comes back and is replayed: issue 4, "Goals measured".

Every record moves goods: 5,000 units packed one by one, the dearest day there can be.
"""

from __future__ import annotations

import time

from app.station.replay import replay
from app.station.sync import BATCH
from app.store.migrate import upgrade
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.benchmarks.rows import Row, at_most, told
from tests.support.floor_play import StationPlay, packs_of, picked_orders
from tests.support.postgres import PostgresServer
from tests.support.warehouse import NINE, small_warehouse

_RECORDS, _LINES, _UNITS = 5_000, 20, 250
_GOAL_S = 3.0


def measure() -> list[Row]:
    """Seconds from the first batch to the last acknowledgement."""
    with PostgresServer(durable=True) as server:
        server.execute("CREATE DATABASE bench")
        url = server.url("bench")
        upgrade(url)
        store = Store.open(url)
        seconds = _replayed(store)
        store.close()
    return [
        at_most("offline day of 5,000 records replayed", seconds, "s", _GOAL_S),
        told("offline day: records", _RECORDS / seconds, "/s"),
    ]


def _replayed(store: Store) -> float:
    warehouse = small_warehouse(store)
    skus = [f"ITEM-{number:02}" for number in range(_LINES)]
    for sku in skus:
        warehouse.add_product(sku, weight_grams=10)
        warehouse.add_bin(f"C-{sku}")
        warehouse.add_stock(sku, f"C-{sku}", _UNITS)
    warehouse.add_order("1900", dict.fromkeys(skus, _UNITS))
    picked_orders(store)
    packer = StationPlay(store, "PACK-1")
    package = packer.claim_pack("1900")
    records = [packer.record(event, package) for event in packs_of(package)]
    outcomes: list[ScanOutcome] = []
    began = time.perf_counter()
    for at in range(0, len(records), BATCH):
        done = replay(store, packer.name, packer.epoch, records[at : at + BATCH], NINE)
        outcomes += [outcome for _scan_id, outcome in done]
    seconds = time.perf_counter() - began
    if set(outcomes) != {ScanOutcome.APPLIED} or len(outcomes) <= _RECORDS:
        raise ValueError(f"{len(outcomes)} outcomes: {set(outcomes)}")
    return seconds
