"""A list of 100,000 orders opens and scrolls: issue 2, "Speed" (no gap over 100 ms)."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import insert

from app.lifecycle import OrderState
from app.store.books.capture.orders.lists import OrderSort
from app.store.books.capture.orders.searching import note_words
from app.store.migrate import upgrade
from app.store.schema.orders import Order, OrderAddress, OrderLine
from app.store.unit_of_work import Store, UnitOfWork
from tests.benchmarks.rows import Row, at_most, median_seconds
from tests.support.warehouse import NINE

_ORDERS = 100_000
_LINES = 3
_PAGE = 100
_GOAL_MS = 100
_STATES = (OrderState.STAGED, OrderState.ALLOCATED, OrderState.SHIPPED, OrderState.SHIPPED)


def measure() -> list[Row]:
    """The first page, every hundredth page down to the last, and what is beside the list."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/packbench.db"
        upgrade(url)
        store = Store.open(url)
        store.run(_fill)
        rows = [_row(name, store, job) for name, job in _LOOKS.items()]
        slowest = max(_seconds_of_scroll(store, sort) for sort in OrderSort)
        store.close()
    return [*rows, at_most("orders list: slowest page of a scroll", slowest * 1000, "ms", _GOAL_MS)]


_LOOKS: dict[str, Callable[[UnitOfWork], object]] = {
    "first page": lambda uow: uow.orders.page(limit=_PAGE),
    "first page of a state": lambda uow: uow.orders.page(OrderState.STAGED, limit=_PAGE),
    "order number searched": lambda uow: uow.orders.page(search="SO-99", limit=_PAGE),
    "recipient searched": lambda uow: uow.orders.page(search="lovelace 99", limit=_PAGE),
    "how many in all": lambda uow: uow.orders.count(),
    "how many of a search": lambda uow: uow.orders.count(search="lovelace 99"),
    "how many in each state": lambda uow: uow.orders.counts_by_state(),
}


def _row(name: str, store: Store, job: Callable[[UnitOfWork], object]) -> Row:
    def look() -> None:
        with store.reading() as uow:
            job(uow)

    return at_most(f"orders list: {name}", median_seconds(look) * 1000, "ms", _GOAL_MS)


def _seconds_of_scroll(store: Store, sort: OrderSort) -> float:
    """The slowest page when somebody drags from the first order to the last."""
    slowest = 0.0
    for offset in (*range(0, _ORDERS, 100 * _PAGE), _ORDERS - _PAGE):
        began = time.perf_counter()
        with store.reading() as uow:
            page = uow.orders.page(sort=sort, offset=offset, limit=_PAGE)
        slowest = max(slowest, time.perf_counter() - began)
        if len(page) != _PAGE:
            raise RuntimeError(f"the page at {offset} has {len(page)} orders")
    return slowest


def _fill(uow: UnitOfWork) -> None:
    numbers = range(1, _ORDERS + 1)
    uow.session.execute(insert(Order), [_order(number) for number in numbers])
    uow.session.execute(insert(OrderAddress), [_address(number) for number in numbers])
    note_words(uow.session, numbers, new=True)
    uow.session.execute(
        insert(OrderLine), [_line(n, position) for n in numbers for position in range(_LINES)]
    )


def _order(number: int) -> dict[str, object]:
    placed = NINE - timedelta(minutes=(number * 7919) % _ORDERS)
    return {
        "id": number,
        "order_no": f"SO-{number}",
        "channel": "shop",
        "channel_order_no": str(number),
        "state": _STATES[number % len(_STATES)].value,
        "fingerprint": "0" * 64,
        "email": f"ada{number}@example.com",
        "currency": "EUR",
        "total_minor": 1999,
        "placed_at": placed,
        "dispatch_by": placed + timedelta(hours=24),
        "received_at": placed,
    }


def _address(number: int) -> dict[str, object]:
    name = f"Ada Lovelace {number}"
    return {"order_id": number, "purpose": "shipping", "name": name, "country": "DE"}


def _line(order_id: int, position: int) -> dict[str, object]:
    sku = f"SKU-{(order_id + position) % 2000}"
    return {"order_id": order_id, "position": position, "sku": sku, "units_ordered": 2}
