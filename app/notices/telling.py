"""Telling a customer: a row of the outbox, in the same transaction as the fact (F6, Q1)."""

from __future__ import annotations

from datetime import date

from app.errors import NothingFound
from app.fulfilment.shipping.parcel.facts import OrderFacts
from app.notices.wording import (
    BackorderNotice,
    Notice,
    OwedUnits,
    ParcelOnItsWay,
    ShippedNotice,
    kind_of,
)
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


def tell_backordered(uow: UnitOfWork, order_no: str, restock_on: date | None = None) -> bool:
    """Tell a customer what is out of stock and when it is expected, once for each such date.

    False if that was told before, nothing is owed, or the order has no e-mail address.
    """
    order = _order(uow, order_no)
    lines = _owed(uow, order)
    if not lines:
        return False
    notice = BackorderNotice(
        to_name=order.ship_to.name,
        to_address=order.email,
        order_no=order_no,
        lines=lines,
        restock_on=restock_on,
    )
    return _put(uow, order, notice, f"backorder:{order_no}:{restock_on or 'unknown'}")


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
