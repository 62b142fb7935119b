"""Handovers: what each carrier has aboard, and which parcels it does not have yet (F6)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Integer, bindparam, func, or_, select
from sqlalchemy.orm import Session

from app.fulfilment.shipping.parcel.facts import MissingParcel, WaitingParcels
from app.lifecycle import OrderState
from app.store.schema.floor import Carton, CartonContent, CartonState
from app.store.schema.orders import Order
from app.store.schema.shipping import Shipment
from app.store.statements.ready import Ready

_FILLED = (
    select(CartonContent.id)
    .where(CartonContent.carton_id == Carton.id, CartonContent.units > 0)
    .exists()
)
_EXPECTED = (
    or_(*(Carton.state == one.value for one in (CartonState.LABELLED, CartonState.CLOSED))),
    Order.state != OrderState.CANCELLED.value,
    _FILLED,
)
"""A carrier's from the label on until it is aboard; a carton of a cancelled order is nobody's."""


class HandoverBook:
    """Parcels by their carrier."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def waiting(self) -> list[WaitingParcels]:
        """What is not aboard yet, by carrier and service."""
        self._session.flush()
        return [WaitingParcels(*row) for row in _WAITING.rows(self._session)]

    def aboard(self, since: datetime) -> dict[str, int]:
        """How many parcels each carrier was given since then; those without any are left out."""
        self._session.flush()
        return dict(_ABOARD.rows(self._session, since=since))

    def missing(self, carrier: str, limit: int) -> tuple[MissingParcel, ...]:
        """The parcels that a carrier does not have yet, the first closed first."""
        self._session.flush()
        rows = _MISSING.rows(self._session, carrier=carrier, most=limit)
        return tuple(
            MissingParcel(order_no, number, tracking_no, state == CartonState.CLOSED)
            for order_no, number, tracking_no, state in rows
        )


_WAITING = Ready(
    select(Shipment.carrier, Shipment.service, func.count())
    .join(Carton, Carton.id == Shipment.carton_id)
    .join(Order, Order.id == Carton.order_id)
    .where(*_EXPECTED)
    .group_by(Shipment.carrier, Shipment.service)
    .order_by(Shipment.carrier, Shipment.service)
)
_ABOARD = Ready(
    select(Shipment.carrier, func.count())
    .where(Shipment.dispatched_at >= bindparam("since"))
    .group_by(Shipment.carrier)
)
_MISSING = Ready(
    select(Order.order_no, Carton.number, Shipment.tracking_no, Carton.state)
    .join(Carton, Carton.order_id == Order.id)
    .join(Shipment, Shipment.carton_id == Carton.id)
    .where(*_EXPECTED, Shipment.carrier == bindparam("carrier"))
    .order_by(Carton.state, Carton.closed_at, Carton.id)
    .limit(bindparam("most", type_=Integer))
)
