"""Allocation of 10,000 orders of 3 lines with 8 allocators on PostgreSQL: issue 4, "Goals"."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, insert, select

from app.fulfilment.allocation import AllocationReport, allocate
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.migrate import upgrade
from app.store.schema.catalogue import Bin, Product
from app.store.schema.orders import Order, OrderLine
from app.store.schema.stock import LedgerEntry, Movement, Place, Stock
from app.store.unit_of_work import Store, UnitOfWork
from tests.benchmarks.rows import Row, at_least, told
from tests.support.postgres import PostgresServer
from tests.support.warehouse import NINE

_ORDERS, _LINES, _ALLOCATORS = 10_000, 3, 8
_PRODUCTS, _UNITS_EACH = 2_000, 100
_GOAL = 2_000.0


def measure() -> list[Row]:
    """Orders held a second by all allocators together, and that nothing was oversold."""
    with PostgresServer() as server:
        server.execute("CREATE DATABASE bench")
        url = server.url("bench")
        upgrade(url)
        store = Store.open(url)
        store.run(_fill)
        server.execute("ANALYZE", "bench")  # as autovacuum would have by the time of a night's run
        began = time.perf_counter()
        with ThreadPoolExecutor(_ALLOCATORS) as pool:
            reports = list(pool.map(lambda _n: allocate(store, NINE), range(_ALLOCATORS)))
        seconds = time.perf_counter() - began
        total = sum(reports, AllocationReport())
        faults = len(check_ledger(store).findings)
        store.close()
    orders = total.orders_allocated + total.orders_backordered
    if orders < _ORDERS or faults:
        raise ValueError(f"{orders} orders looked at, {faults} faults in the ledger")
    return [
        at_least("allocation: orders of 3 lines, 8 allocators", _ORDERS / seconds, "/s", _GOAL),
        told("allocation: orders that had to wait", total.orders_backordered, "orders"),
    ]


def _fill(uow: UnitOfWork) -> None:
    numbers = range(1, _PRODUCTS + 1)
    run = uow.session.execute
    products = [{"sku": f"P-{n:05}", "name": f"Product {n}", "currency": "EUR"} for n in numbers]
    run(insert(Product), products)
    run(insert(Bin), [{"code": f"A-{n:05}", "walk_order": n} for n in numbers])
    stock = [{"product_id": n, "bin_id": n, "on_hand": _UNITS_EACH} for n in numbers]
    run(insert(Stock), stock)
    run(insert(LedgerEntry), [side for n in numbers for side in _opening(n)])
    run(insert(Order), [_order(n) for n in range(1, _ORDERS + 1)])
    run(insert(OrderLine), [line for n in range(1, _ORDERS + 1) for line in _lines(n)])
    if run(select(func.count(OrderLine.id))).scalar_one() != _ORDERS * _LINES:
        raise ValueError("not all lines are there")


def _opening(number: int) -> list[dict[str, object]]:
    row: dict[str, object] = {
        "movement_id": UUID(int=number),
        "movement": Movement.RECEIPT.value,
        "product_id": number,
        "at": NINE,
    }
    free = {"place_kind": Place.FREE.value, "place": f"A-{number:05}", "units": _UNITS_EACH}
    supplier = {"place_kind": Place.SUPPLIER.value, "place": "", "units": -_UNITS_EACH}
    return [row | free, row | supplier]


def _order(number: int) -> dict[str, object]:
    return {
        "order_no": f"SO-{number:05}",
        "channel": "bench",
        "channel_order_no": f"{number}",
        "state": OrderState.STAGED.value,
        "fingerprint": "",
        "email": "ada@example.com",
        "currency": "EUR",
        "placed_at": NINE,
        "dispatch_by": NINE + timedelta(seconds=number * 7919 % 86_400),
        "received_at": NINE,
    }


def _lines(number: int) -> list[dict[str, object]]:
    """Three lines of a product each, the first ones of the catalogue asked for more often."""
    wanted = {
        (number * 31 + place * 977) * (number % 7 + 1) % _PRODUCTS + 1 for place in range(1, 4)
    }
    while len(wanted) < _LINES:
        wanted.add(max(wanted) % _PRODUCTS + 1)
    return [
        {
            "order_id": number,
            "position": position,
            "sku": f"P-{product:05}",
            "product_id": product,
            "units_ordered": 1 + (number + position) % 3,
        }
        for position, product in enumerate(sorted(wanted), start=1)
    ]
