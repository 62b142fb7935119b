"""Cartons and what is in them."""

from __future__ import annotations

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from app.store.books.tracking.two_counts import tracked_counts_differ
from app.store.schema.orders import Order, OrderLine


class CartonBook:
    """Cartons and what is in them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def is_verified(self, order_no: str) -> bool:
        """Say whether every line of an order was packed, picked and ordered alike (D1, D8).

        Lot by lot and serial by serial, where they are tracked.

        False for an order that does not exist or has nothing to ship.
        """
        mine = exists().where(Order.order_no == order_no, OrderLine.order_id == Order.id)
        wanted = mine.where(OrderLine.units_ordered > 0)
        differs = mine.where(
            or_(
                OrderLine.units_packed != OrderLine.units_picked,
                (OrderLine.units_ordered > 0) & (OrderLine.units_picked != OrderLine.units_ordered),
                (OrderLine.units_ordered <= 0) & (OrderLine.units_picked != 0),
                tracked_counts_differ(),
            )
        )
        return bool(self._session.scalar(select(wanted & ~differs)))
