"""What orders ask for just now: what a claimed package is held against (D10)."""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.fulfilment.work import OrderContents
from app.lifecycle import OrderState
from app.store.schema.orders import Order, OrderAddress, OrderLine

_ADDRESS = ("name", "company", "street1", "street2", "city", "postcode", "region", "country")


class NewsBook:
    """What orders ask for just now."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def contents(self, order_nos: Collection[str]) -> dict[str, OrderContents | None]:
        """Orders by number, None for the cancelled; unknown ones are left out."""
        query = select(Order.id, Order.order_no, Order.version, Order.state)
        orders = self._session.execute(query.where(Order.order_no.in_(order_nos))).all()
        ids = [row[0] for row in orders]
        lines, addresses = self._lines(ids), self._addresses(ids)
        return {
            order_no: None
            if state == OrderState.CANCELLED
            else OrderContents(
                order_no=order_no,
                version=version,
                lines=tuple(lines.get(order_id, ())),
                ship_to=addresses.get(order_id, ""),
            )
            for order_id, order_no, version, state in orders
        }

    def _lines(self, order_ids: Collection[int]) -> dict[int, list[tuple[str, int]]]:
        found: dict[int, list[tuple[str, int]]] = {}
        query = (
            select(OrderLine.order_id, OrderLine.sku, OrderLine.units_ordered)
            .where(OrderLine.order_id.in_(order_ids), OrderLine.units_ordered > 0)
            .order_by(OrderLine.order_id, OrderLine.position)
        )
        for order_id, sku, units in self._session.execute(query):
            found.setdefault(order_id, []).append((sku, units))
        return found

    def _addresses(self, order_ids: Collection[int]) -> dict[int, str]:
        """A fingerprint of each shipping address: enough to see that it is another one."""
        columns = [getattr(OrderAddress, name) for name in _ADDRESS]
        query = select(OrderAddress.order_id, *columns).where(
            OrderAddress.order_id.in_(order_ids), OrderAddress.purpose == "shipping"
        )
        return {row[0]: _fingerprint(row[1:]) for row in self._session.execute(query)}


def _fingerprint(fields: Collection[str]) -> str:
    return sha256("\n".join(fields).encode()).hexdigest()[:16]
