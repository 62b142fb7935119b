"""Telling a customer: a row of the outbox, in the same transaction as the fact (F6, Q1)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from app.errors import NothingFound
from app.fulfilment.shipping.parcel.facts import OrderFacts, OwingOrder
from app.notices.wording import (
    BackorderNotice,
    Notice,
    OwedUnits,
    ParcelOnItsWay,
    ShippedNotice,
    kind_of,
)
from app.store.books.shipping.outbox_book import NewMessage
from app.store.unit_of_work import UnitOfWork


def tell_shipped(uow: UnitOfWork, order_no: str, delivery: int = 1) -> bool:
    """Put the tracking numbers of a delivery's parcels into the outbox, once a delivery.

    False if the customer was told before, or has no e-mail address.
    """
    order = _order(uow, order_no)
    loading = uow.shipments.loading
    notice = ShippedNotice(
        to_name=order.ship_to.name,
        to_address=order.email,
        order_no=order_no,
        parcels=tuple(
            ParcelOnItsWay(
                carrier=parcel.carrier,
                service=parcel.service_name,
                tracking_no=parcel.tracking_no,
                tracking_link=parcel.tracking_link,
            )
            for parcel in loading.sent_parcels(order.order_id, delivery)
        ),
        follows=_owed(uow, order),
        delivery=delivery,
    )
    key = f"shipped:{order_no}" if delivery == 1 else f"shipped:{order_no}/{delivery}"
    return _put(uow, order, notice, key)


def tell_backordered(
    uow: UnitOfWork,
    order_ids: Collection[int],
    at: datetime,
    restock: Mapping[int, date] | None = None,
) -> int:
    """Tell customers what is out of stock and when it is expected, once for each such date (Q1).

    Args:
        uow: the transaction in which the orders were backordered.
        order_ids: orders that may owe something.
        at: now.
        restock: when an order line's units are expected, by its id; a missing one is not known.

    Returns:
        How many were told; not those that were told the same before, that owe nothing, or that
        have no e-mail address.
    """
    if not order_ids:
        return 0
    owing = uow.shipments.loading.owing(order_ids)
    messages = [_backorder(order, restock or {}) for order in owing if order.email]
    return uow.outbox.put_many(messages, at)


def _backorder(order: OwingOrder, restock: Mapping[int, date]) -> NewMessage:
    known = [restock[o.order_line_id] for o in order.lines if o.order_line_id in restock]
    restock_on = max(known) if len(known) == len(order.lines) else None
    notice = BackorderNotice(
        to_name=order.to_name,
        to_address=order.email,
        order_no=order.order_no,
        lines=tuple(OwedUnits(sku=o.sku, name=o.name, units=o.units) for o in order.lines),
        restock_on=restock_on,
        rest_leaves=order.rest_leaves,
    )
    key = f"backorder:{order.order_no}:{restock_on or 'unknown'}"
    return NewMessage(kind_of(notice), key, notice.model_dump(mode="json"), order.order_id)


def _order(uow: UnitOfWork, order_no: str) -> OrderFacts:
    order = uow.shipments.order(order_no)
    if order is None:
        raise NothingFound(kind="order", code=order_no)
    return order


def _owed(uow: UnitOfWork, order: OrderFacts) -> tuple[OwedUnits, ...]:
    lines = uow.shipments.loading.owed_lines(order.order_id)
    return tuple(OwedUnits(sku=line.sku, name=line.name, units=line.units) for line in lines)


def _put(uow: UnitOfWork, order: OrderFacts, notice: Notice, key: str) -> bool:
    if not order.email:
        return False
    payload = notice.model_dump(mode="json")
    return uow.outbox.put(kind_of(notice), key, payload, uow.now, order.order_id)
