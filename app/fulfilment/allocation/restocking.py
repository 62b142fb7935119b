"""When the units that a line misses are expected, and telling who waits for them (Q1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import partial
from types import MappingProxyType

from app.fulfilment.allocation.promising import available_to_promise, by_product
from app.notices.telling import tell_backordered
from app.store.books.allocation.standing import Expected, WaitingLine
from app.store.unit_of_work import Store, UnitOfWork

_ORDERS_AT_ONCE = 500
_NO_LEAD_TIMES: Mapping[int, int] = MappingProxyType({})


def restock_days(
    queue: Iterable[WaitingLine],
    free: int,
    expected: Iterable[Expected],
    today: date,
    lead_days: int = 0,
) -> dict[int, date]:
    """Say when each line of one product's queue can be served, by line id.

    Args:
        queue: lines that miss units, the first to be served first.
        free: units that may be promised now.
        expected: what suppliers still owe, the first day first.
        today: a day that has passed is no promise, nor is one that nobody named.
        lead_days: how long the supplier takes to bring what was not ordered yet; 0 unknown.

    Returns:
        The day on which enough has come for the line and all before it; ``today`` where enough is
        free.  A line that no open purchase order reaches waits as long as its supplier takes, if
        that is known; else it is left out.
    """
    receipts = [(one.on, one.units) for one in expected if one.on is not None and one.on >= today]
    days: dict[int, date] = {}
    supply, on = free, today
    for line in queue:
        supply -= line.units_missing
        while supply < 0 and receipts:
            on, units = receipts.pop(0)
            supply += units
        if supply < 0 and not lead_days:
            break
        days[line.order_line_id] = on if supply >= 0 else max(on, today + timedelta(lead_days))
    return days


def tell_who_waits(uow: UnitOfWork, order_ids: Collection[int], at: datetime) -> int:
    """Tell the customers of these orders what is missing and when it is expected, once a date."""
    if not order_ids:
        return 0
    lines = uow.standing.waiting_of_orders(order_ids)
    products = {line.product_id for line in lines}
    days = _days_of(uow, products, at.date(), uow.standing.lead_days(products))
    return tell_backordered(uow, order_ids, at, days)


def tell_new_dates(store: Store, at: datetime) -> int:
    """Tell every customer who waits and for whom a new day is known; returns how many.

    A day that only the supplier's usual time gives moves on with every day that passes: it was told
    at once, and is not told again.

    Raises:
        StoreUnreachable: those of the last transaction were not told.
    """
    with store.reading() as uow:
        lines = uow.standing.backordered()
        days = _days_of(uow, {line.product_id for line in lines}, at.date())
    orders = _dated_orders(lines, days, at.date())
    told = 0
    for start in range(0, len(orders), _ORDERS_AT_ONCE):
        some = orders[start : start + _ORDERS_AT_ONCE]
        told += store.run(partial(tell_backordered, order_ids=some, at=at, restock=days))
    return told


def _dated_orders(lines: Iterable[WaitingLine], days: Mapping[int, date], today: date) -> list[int]:
    """Orders of which every waiting line has its day, and not all of them today."""
    found: dict[int, list[date | None]] = {}
    for line in lines:
        found.setdefault(line.order_id, []).append(days.get(line.order_line_id))
    return [
        order_id for order_id, dated in found.items() if None not in dated and set(dated) != {today}
    ]


def _days_of(
    uow: UnitOfWork,
    products: Collection[int],
    today: date,
    lead_days: Mapping[int, int] = _NO_LEAD_TIMES,
) -> dict[int, date]:
    expected = by_product(uow.standing.expected(products))
    dated = set(expected) | set(lead_days)
    promises = available_to_promise(uow, dated, today)
    queues = by_product(uow.standing.waiting(dated))
    days: dict[int, date] = {}
    for product in dated:
        free = promises[product].free
        lead = lead_days.get(product, 0)
        days |= restock_days(queues[product], free, expected[product], today, lead)
    return days
