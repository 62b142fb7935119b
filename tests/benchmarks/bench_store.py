"""How fast the shared database saves one thing at a time, and opens: sync.md, "Measured floors"."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import update

from app.store.migrate import upgrade
from app.store.schema.stock import Stock
from app.store.unit_of_work import Store, UnitOfWork
from tests.benchmarks.rows import Row, median_seconds, told
from tests.support.warehouse import small_warehouse

_COMMITS = 300


def measure() -> list[Row]:
    """Commits through ``Store.run`` on SQLite, and a start."""
    with _migrated() as url:
        opened = median_seconds(lambda: Store.open(url).close(), runs=15)
        store = Store.open(url)
        small_warehouse(store)
        seconds = median_seconds(lambda: _commit_many(store))
        store.close()
    return [
        told("store opened (SQLite)", opened * 1000, "ms"),
        told("commits through Store.run (SQLite)", _COMMITS / seconds, "/s"),
    ]


def _commit_many(store: Store) -> None:
    for _ in range(_COMMITS):
        store.run(_count_one)


def _count_one(uow: UnitOfWork) -> None:
    uow.session.execute(update(Stock).where(Stock.id == 1).values(on_hand=Stock.on_hand + 1))


@contextmanager
def _migrated() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/packbench.db"
        upgrade(url)
        yield url
