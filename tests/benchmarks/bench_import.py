"""How long the shop's export takes from files to staged orders, on SQLite: issue 2, "Speed"."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from app.capture.receipt import receive_orders
from app.capture.staging import stage_orders
from app.catalogue.imports import ImportKind, import_file
from app.station.sign_in import hash_pin
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from tests.benchmarks.rows import Row, at_most, told
from tests.support.warehouse import NINE

_ROOT = Path(__file__).parents[2]
_RETAIL = Path(os.environ.get("PACKBENCH_DATA", _ROOT / ".." / "shared" / "data")) / "retail"
_RUNS = 3


def measure() -> list[Row]:
    """Products, bins and stock imported, then the orders received and staged; the median."""
    if not _RETAIL.exists():
        sys.stderr.write(f"no retail data at {_RETAIL}: set PACKBENCH_DATA\n")
        return []
    catalogue, orders = zip(*(_once() for _ in range(_RUNS)), strict=True)
    whole = statistics.median(a + b for a, b in zip(catalogue, orders, strict=True))
    return [
        at_most("retail imported and staged", whole, "s", 5),
        told("  of it products, bins, stock", statistics.median(catalogue), "s"),
        told("  of it orders received, staged", statistics.median(orders), "s"),
    ]


def _once() -> tuple[float, float]:
    """Seconds for the catalogue and for the orders, on a database that knows nothing yet."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/packbench.db"
        upgrade(url)
        store = Store.open(url)
        try:
            return _seconds_of_catalogue(store), _seconds_of_orders(store)
        finally:
            store.close()


def _seconds_of_catalogue(store: Store) -> float:
    began = time.perf_counter()
    for kind in (ImportKind.PRODUCTS, ImportKind.BINS, ImportKind.STOCK):
        name = f"{kind.value}.csv"
        import_file(store, kind, name, (_RETAIL / name).read_bytes(), "bench", hash_pin)
    return time.perf_counter() - began


def _seconds_of_orders(store: Store) -> float:
    began = time.perf_counter()
    name = "orders_shopify.csv"
    receive_orders(store, name, (_RETAIL / name).read_bytes(), NINE)
    if not stage_orders(store, NINE).staged:
        raise RuntimeError("no order was staged: nothing was measured")
    return time.perf_counter() - began
