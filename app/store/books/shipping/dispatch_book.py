"""Loading: which parcel a label names, and what changes when it goes to the carrier (F6)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, func, select, update
from sqlalchemy.orm import Session

from app.fulfilment.shipping.parcel.facts import OwedLine, OwingOrder, ParcelFacts, SentParcel
from app.lifecycle import OrderState
from app.store.books.capture.upserting import table_of
from app.store.books.floor.postings import CUSTOMER, Posting, carton_of, post
from app.store.books.shipping.by_label import cartons_bearing
from app.store.books.tracking.lot_book import LotBook
from app.store.schema.catalogue import Product
from app.store.schema.floor import Carton, CartonContent, CartonState
from app.store.schema.orders import Order, OrderAddress, OrderLine
from app.store.schema.shipping import Shipment
from app.store.schema.stock import Movement
from app.store.schema.tracking import Serial, SerialPlace
from app.store.statements.among import among
from app.store.statements.own_rights import MAY_LOAD
from app.store.statements.ready import Ready

_THIS: BindParameter[int] = bindparam("carton")
_LABEL: BindParameter[str] = bindparam("label")
_BEARING = Ready(cartons_bearing(_LABEL))
_OWNER = select(Carton.order_id).where(Carton.id == _THIS).scalar_subquery()
_LOCK = Ready(select(Order.id).where(Order.id == _OWNER).with_for_update())
_PARCEL = Ready(
    select(
        Order.id, Order.order_no, Order.state, Carton.number, Carton.state, Carton.sscc,
        Shipment.carrier, Shipment.tracking_no, Carton.delivery, MAY_LOAD,
    )
    .join(Carton, Carton.order_id == Order.id)
    .join(Shipment, Shipment.carton_id == Carton.id)
    .where(Carton.id == _THIS)
)  # fmt: skip
_OTHERS_LEFT = Ready(
    select(func.count(Carton.id.distinct()))
    .join(CartonContent, CartonContent.carton_id == Carton.id)
    .where(CartonContent.units > 0)  # a carton that was left empty is never sent
    .where(Carton.order_id == _OWNER, Carton.id != _THIS)
    .where(Carton.state != CartonState.SHIPPED.value)
)
_OWED = Ready(
    select(OrderLine.order_id, OrderLine.sku, func.coalesce(Product.name, OrderLine.description))
    .add_columns(OrderLine.units_backordered, OrderLine.id)
    .outerjoin(Product, Product.id == OrderLine.product_id)
    .where(among(OrderLine.order_id, "orders"), OrderLine.units_backordered > 0)
    .order_by(OrderLine.order_id, OrderLine.position)
)
_SENT = Ready(
    select(Carton.number, Shipment.carrier, Shipment.tracking_no, Shipment.quotes)
    .join(Shipment, Shipment.carton_id == Carton.id)
    .where(Carton.order_id == bindparam("order"), Carton.delivery == bindparam("delivery"))
    .where(Carton.state == CartonState.SHIPPED.value)
    .order_by(Carton.number)
)
_INSIDE = (CartonContent.carton_id == _THIS) & (CartonContent.units > 0)
_CONTENT = Ready(
    select(OrderLine.product_id, CartonContent.units, CartonContent.lot)
    .join(OrderLine, OrderLine.id == CartonContent.order_line_id)
    .where(_INSIDE)
    .order_by(OrderLine.position, CartonContent.lot)
)
_CARTONS, _SHIPMENTS, _LINES = table_of(Carton), table_of(Shipment), table_of(OrderLine)
_SERIALS = table_of(Serial)
_UNITS = select(func.sum(CartonContent.units)).where(
    _INSIDE, CartonContent.order_line_id == _LINES.c.id
)
_LEAVES = (
    Ready(update(_CARTONS).where(_CARTONS.c.id == _THIS).values(state=CartonState.SHIPPED.value)),
    Ready(
        update(_SHIPMENTS)
        .where(_SHIPMENTS.c.carton_id == _THIS)
        .values(dispatched_at=bindparam("at"))
    ),
    Ready(
        update(_LINES)
        .where(_LINES.c.id.in_(select(CartonContent.order_line_id).where(_INSIDE)))
        .values(units_shipped=_LINES.c.units_shipped + _UNITS.scalar_subquery())
    ),
    Ready(
        update(_SERIALS)
        .where(_SERIALS.c.carton_id == _THIS)
        .values(place=SerialPlace.SHIPPED.value)
    ),
)


class DispatchBook:
    """Cartons that go to the carrier."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def lock_parcel(self, label: str) -> ParcelFacts | None:
        """Find the parcel of an SSCC or tracking number and lock its order; None if unknown."""
        self._session.flush()
        found = _BEARING.rows(self._session, label=label)
        return self._parcel(found[0][0]) if found else None

    def load(self, parcel: ParcelFacts, at: datetime, badge: str, station: str) -> None:
        """Hand a parcel to its carrier: carton, shipment, line counts and ledger together."""
        self._session.flush()
        for change in _LEAVES:
            change.run(self._session, {"carton": parcel.carton_id, "at": at})
        self._post(parcel, at, badge, station)

    def finish_order(self, order_id: int, at: datetime) -> None:
        """The last carton left: the order is Shipped."""
        self._move(order_id, state=OrderState.SHIPPED.value, shipped_at=at)

    def finish_delivery(self, order_id: int) -> None:
        """The last carton of this delivery left: the rest waits for stock as the next one."""
        backordered = OrderState.BACKORDERED.value
        self._move(order_id, state=backordered, delivery=Order.delivery + 1)

    def _move(self, order_id: int, **values: Any) -> None:
        change = update(Order).where(Order.id == order_id).values(**values)
        self._session.execute(change.execution_options(synchronize_session=False))

    def sent_parcels(self, order_id: int, delivery: int) -> tuple[SentParcel, ...]:
        """The parcels of one delivery of an order that left, by number."""
        self._session.flush()
        return tuple(
            SentParcel(number, carrier, kept["service_name"], tracking_no, kept["tracking_link"])
            for number, carrier, tracking_no, kept in _SENT.rows(
                self._session, order=order_id, delivery=delivery
            )
        )

    def owed_lines(self, order_id: int) -> tuple[OwedLine, ...]:
        """What follows later, by line."""
        found = self._owed({order_id})
        return tuple(found.get(order_id, ()))

    def owing(self, order_ids: Collection[int]) -> tuple[OwingOrder, ...]:
        """What these orders owe, and to whom; those that owe nothing are left out."""
        lines = self._owed(set(order_ids))
        query = (
            select(Order, func.coalesce(OrderAddress.name, ""))
            .outerjoin(
                OrderAddress,
                (OrderAddress.order_id == Order.id) & (OrderAddress.purpose == "shipping"),
            )
            .where(Order.id.in_(lines))
            .order_by(Order.id)
            .execution_options(populate_existing=True)
        )
        waiting = OrderState.BACKORDERED.value
        return tuple(
            OwingOrder(
                order.id, order.order_no, name, order.email, order.state != waiting,
                tuple(lines[order.id]),
            )
            for order, name in self._session.execute(query).tuples()
        )  # fmt: skip

    def _owed(self, order_ids: Collection[int]) -> dict[int, list[OwedLine]]:
        self._session.flush()
        found: dict[int, list[OwedLine]] = {}
        for order_id, *line in _OWED.rows(self._session, orders=order_ids):
            found.setdefault(order_id, []).append(OwedLine(*line))
        return found

    def _parcel(self, carton_id: int) -> ParcelFacts | None:
        _LOCK.soon(self._session, carton=carton_id)
        wanted = _PARCEL.soon(self._session, carton=carton_id)
        others_left = _OTHERS_LEFT.soon(self._session, carton=carton_id)
        recalled = LotBook(self._session).recalled_in(carton_id)
        found = wanted()
        if not found:
            return None
        order_id, order_no, order_state, number, state, sscc, carrier, tracking_no = found[0][:8]
        delivery, may_load = found[0][8:]
        return ParcelFacts(
            carton_id=carton_id,
            order_id=order_id,
            order_no=order_no,
            order_state=OrderState(order_state),
            number=number,
            carton_state=state,
            sscc=sscc or "",
            carrier=carrier,
            tracking_no=tracking_no,
            others_left=others_left()[0][0],
            delivery=delivery,
            units_follow=sum(line.units for line in self.owed_lines(order_id)),
            recalled=recalled,
            may_load=bool(may_load),
        )

    def _post(self, parcel: ParcelFacts, at: datetime, badge: str, station: str) -> None:
        content = _CONTENT.rows(self._session, carton=parcel.carton_id)
        postings = [
            Posting(
                Movement.SHIP,
                product_id,
                units,
                carton_of(parcel.order_no, parcel.number),
                CUSTOMER,
                lot=lot,
                reference=parcel.order_no,
                badge=badge,
                station=station,
            )
            for product_id, units, lot in content
            if product_id is not None
        ]
        post(self._session, postings, at)
