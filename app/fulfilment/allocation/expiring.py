"""Holds do not last for ever (F1): what no wave took in time may be promised to others again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from app.fulfilment.allocation.allocating import allocate
from app.fulfilment.cancelling import give_back
from app.lifecycle import OrderState
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import LineRow, OrderRow
from app.store.unit_of_work import Store, UnitOfWork

ORDERS_AT_ONCE = 100
"""Orders of one transaction: each is read and written row by row."""


@dataclass(frozen=True, slots=True)
class ExpiryReport:
    """What a round gave back."""

    orders: int = 0
    units: int = 0


def expire_holds(store: Store, at: datetime, keep_for: timedelta) -> ExpiryReport:
    """Free the holds of orders that were held longer than ``keep_for`` and are in no wave.

    An order of which nothing has been walked for is Staged again, one with units in totes or a
    delivery behind it is Backordered; stock is then allocated afresh, so that whoever must leave
    first gets it.  Every order's loss is in the audit.

    Raises:
        StoreUnreachable: orders of earlier transactions of this round are saved, of the last none.
    """
    report = ExpiryReport()
    while freed := store.run(partial(_expire_some, at=at, keep_for=keep_for)):
        report = ExpiryReport(report.orders + len(freed), report.units + sum(freed))
    if report.orders:
        allocate(store, at)
    return report


def _expire_some(uow: UnitOfWork, *, at: datetime, keep_for: timedelta) -> list[int]:
    expired = uow.standing.expired_orders(at - keep_for, ORDERS_AT_ONCE)
    if not expired:
        return []
    picture = uow.waves.picture(order_ids=expired)
    freed = {order.order_no: _free(picture, order) for order in picture.orders}
    uow.waves.save(picture, at)
    for order_no, units in freed.items():
        uow.people.audit(at, "", "", "holds expired", order_no, {"units": units})
    return list(freed.values())


def _free(picture: Picture, order: OrderRow) -> int:
    lines = picture.lines_of(order)
    before = sum(line.units_allocated for line in lines)
    for line in lines:
        give_back(picture, line, "")
    if _is_untouched(picture, lines):
        order.state = OrderState.STAGED.value
    else:
        order.state = OrderState.BACKORDERED.value
        for line in lines:
            line.units_backordered = max(0, line.units_ordered - line.units_allocated)
    return before - sum(line.units_allocated for line in lines)


def _is_untouched(picture: Picture, lines: list[LineRow]) -> bool:
    ids = {line.id for line in lines}
    return not any(
        stop.order_line_id in ids and (stop.left or stop.units_picked)
        for stop in picture.pick_lines
    )
