"""A table of 1,000,000 orders, 100,000 of them open, on both engines: issue 4, "Goals measured"."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    String,
    case,
    cast,
    func,
    insert,
    literal,
    literal_column,
    select,
    text,
)

from app.lifecycle import OrderState
from app.store.books.capture.orders.lists import OrderSort
from app.store.columns import UtcTime
from app.store.migrate import upgrade
from app.store.schema.orders import Order, OrderAddress, OrderLine, OrderWord
from app.store.unit_of_work import Store, UnitOfWork
from tests.benchmarks.rows import Row, at_most, median_seconds
from tests.support.databases import sqlite_url
from tests.support.postgres import PostgresServer

_ORDERS, _PAGE, _GOAL_MS = 1_000_000, 100, 200
_OPEN_EVERY = 10
_GONE = OrderState.SHIPPED
_LAST, _LAST_GONE = _ORDERS - _PAGE, _ORDERS - _ORDERS // _OPEN_EVERY - _PAGE


def measure() -> list[Row]:
    """Every list and search of orders, on each engine; the median of three."""
    rows = []
    with PostgresServer() as server:
        server.execute("CREATE DATABASE bench")
        rows += _rows("PostgreSQL", server.url("bench"))
    with tempfile.TemporaryDirectory() as folder:
        rows += _rows("SQLite", sqlite_url(Path(folder) / "packbench.db"))
    return rows


_LOOKS: dict[str, Callable[[UnitOfWork], object]] = {
    "first page by due": lambda uow: uow.orders.page(limit=_PAGE),
    "first page by newest": lambda uow: uow.orders.page(sort=OrderSort.NEWEST, limit=_PAGE),
    "first page of a state": lambda uow: uow.orders.page(OrderState.STAGED, limit=_PAGE),
    "last page": lambda uow: uow.orders.page(offset=_LAST, limit=_PAGE),
    "last page by newest": lambda uow: uow.orders.page(sort=OrderSort.NEWEST, offset=_LAST),
    "last page by number": lambda uow: uow.orders.page(sort=OrderSort.NUMBER, offset=_LAST),
    "last page of the shipped": lambda uow: uow.orders.page(_GONE, offset=_LAST_GONE),
    "last page of the shipped by number": lambda uow: uow.orders.page(
        _GONE, sort=OrderSort.NUMBER, offset=_LAST_GONE
    ),
    "last page of the shipped by newest": lambda uow: uow.orders.page(
        _GONE, sort=OrderSort.NEWEST, offset=_LAST_GONE
    ),
    "number searched": lambda uow: uow.orders.page(search="so-9999", limit=_PAGE),
    "e-mail searched": lambda uow: uow.orders.page(search="Ada99999@", limit=_PAGE),
    "recipient searched": lambda uow: uow.orders.page(search="lovelace 999", limit=_PAGE),
    "nobody of that name": lambda uow: uow.orders.page(search="babbage", limit=_PAGE),
    "recipient in a state": lambda uow: uow.orders.page(OrderState.STAGED, "lovelace 99"),
    "count of all": lambda uow: uow.orders.count(),
    "count of the shipped": lambda uow: uow.orders.count(_GONE),
    "count of a search": lambda uow: uow.orders.count(search="lovelace 999"),
    "count in each state": lambda uow: uow.orders.counts_by_state(),
    "totes that wait": lambda uow: uow.waiting.orders_to_pack(24),
    "what waits": lambda uow: uow.waiting.counts(),
}


def _rows(engine: str, url: str) -> list[Row]:
    upgrade(url)
    store = Store.open(url)
    store.run(_fill)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(_AS_AUTOVACUUM_WOULD[store.engine.dialect.name]))
    rows = [
        at_most(f"1,000,000 orders, {engine}: {name}", _ms(store, job), "ms", _GOAL_MS)
        for name, job in _LOOKS.items()
    ]
    store.close()
    return rows


_AS_AUTOVACUUM_WOULD = {"postgresql": "VACUUM ANALYZE", "sqlite": "ANALYZE"}


def _ms(store: Store, job: Callable[[UnitOfWork], object]) -> float:
    def look() -> None:
        with store.reading() as uow:
            job(uow)

    return median_seconds(look, runs=3) * 1000


def _fill(uow: UnitOfWork) -> None:
    """Made by the database itself: a million rows by the driver would take longer than all else."""
    n, placed = _numbers(sqlite=uow.session.get_bind().dialect.name == "sqlite")
    number = cast(n, String)
    is_open, is_staged = n % _OPEN_EVERY == 0, n % (2 * _OPEN_EVERY) == 0
    states = {OrderState.STAGED: is_staged, OrderState.ALLOCATED: is_open}
    state = case(*((when, one.value) for one, when in states.items()), else_="shipped")
    columns: dict[Any, dict[str, ColumnElement[Any]]] = {
        Order: {
            "id": n,
            "order_no": literal("SO-") + number,
            "channel": literal("shop"),
            "channel_order_no": number,
            "state": state,
            "fingerprint": literal(""),
            "email": literal("ada") + number + "@example.com",
            "currency": literal("EUR"),
            "placed_at": placed,
            "dispatch_by": placed,
            "received_at": placed,
        },
        OrderAddress: {
            "order_id": n,
            "purpose": literal("shipping"),
            "name": literal("Ada Lovelace ") + number,
        },
        OrderLine: {
            "order_id": n,
            "position": literal(0),
            "sku": literal("SKU-") + cast(n % 2000, String),
            "units_ordered": literal(2),
        },
    }
    words = ("so-", number), ("ada", number + "@example.com"), ("ada", ""), ("lovelace", "")
    for table, values in columns.items():
        uow.session.execute(insert(table).from_select(list(values), select(*values.values())))
    for begin, end in (*words, ("", number)):
        word = select(literal(begin) + end, n)
        uow.session.execute(insert(OrderWord).from_select(["word", "order_id"], word))


def _numbers(*, sqlite: bool) -> tuple[ColumnElement[int], ColumnElement[datetime]]:
    """1 to a million, and a time for each, in no order."""
    if not sqlite:
        one = func.generate_series(1, _ORDERS).table_valued("n").render_derived()
        at = "timestamptz '2026-03-01' - (n::bigint * 7919 % 1000000) * interval '1 minute'"
        return one.c.n, literal_column(at, UtcTime())
    series = select(literal(1).label("n")).cte("s", recursive=True)
    series = series.union_all(select(series.c.n + 1).where(series.c.n < _ORDERS))
    at = "strftime('%Y-%m-%d %H:%M:%f000', '2026-03-01', '-' || (n * 7919 % 1000000) || ' minutes')"
    return series.c.n, literal_column(at, UtcTime())
