"""Loading: which parcel a label names, and what changes when it goes to the carrier (F6)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.fulfilment.shipping.parcel.facts import OwedLine, OwingOrder, ParcelFacts, SentParcel
from app.lifecycle import OrderState
from app.store.books.floor.postings import CUSTOMER, Posting, carton_of, post
from app.store.books.tracking.lot_book import LotBook
from app.store.schema.catalogue import Product
from app.store.schema.floor import Carton, CartonContent, CartonState
from app.store.schema.orders import Order, OrderAddress, OrderLine
from app.store.schema.shipping import Shipment
from app.store.schema.stock import Movement
from app.store.schema.tracking import Serial, SerialPlace
from app.store.statements.own_rights import MAY_LOAD


class DispatchBook:
    """Cartons that go to the carrier."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def lock_parcel(self, label: str) -> ParcelFacts | None:
        """Find the parcel of an SSCC or tracking number and lock its order; None if unknown."""
        # Two questions to two indexes; one OR over both tables would read all of them.
        by_sscc = select(Carton.id).where(Carton.sscc == label)
        by_tracking = select(Shipment.carton_id).where(Shipment.tracking_no == label)
        carton_id = self._session.scalar(by_sscc) or self._session.scalar(by_tracking)
        if carton_id is None:
            return None
        owner = select(Carton.order_id).where(Carton.id == carton_id).scalar_subquery()
        self._session.execute(select(Order.id).where(Order.id == owner).with_for_update())
        return self._parcel(carton_id)

    def load(self, parcel: ParcelFacts, at: datetime, badge: str, station: str) -> None:
        """Hand a parcel to its carrier: carton, shipment, line counts and ledger together."""
        mine = Carton.id == parcel.carton_id
        self._session.execute(update(Carton).where(mine).values(state=CartonState.SHIPPED.value))
        shipment = Shipment.carton_id == parcel.carton_id
        self._session.execute(update(Shipment).where(shipment).values(dispatched_at=at))
        self._count_shipped(parcel.carton_id)
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
        query = (
            select(Carton.number, Shipment)
            .join(Shipment, Shipment.carton_id == Carton.id)
            .where(Carton.order_id == order_id, Carton.delivery == delivery)
            .where(Carton.state == CartonState.SHIPPED.value)
            .order_by(Carton.number)
        )
        return tuple(
            SentParcel(
                number,
                row.carrier,
                row.quotes["service_name"],
                row.tracking_no,
                row.quotes["tracking_link"],
            )
            for number, row in self._session.execute(query).tuples()
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
        name = func.coalesce(Product.name, OrderLine.description)
        query = (
            select(OrderLine.order_id, OrderLine.sku, name)
            .add_columns(OrderLine.units_backordered, OrderLine.id)
            .outerjoin(Product, Product.id == OrderLine.product_id)
            .where(OrderLine.order_id.in_(order_ids), OrderLine.units_backordered > 0)
            .order_by(OrderLine.order_id, OrderLine.position)
        )
        found: dict[int, list[OwedLine]] = {}
        for order_id, *line in self._session.execute(query).tuples():
            found.setdefault(order_id, []).append(OwedLine(*line))
        return found

    def _parcel(self, carton_id: int) -> ParcelFacts | None:
        query = (
            select(Carton, Order, Shipment, MAY_LOAD)
            .join(Order, Order.id == Carton.order_id)
            .join(Shipment, Shipment.carton_id == Carton.id)
            .where(Carton.id == carton_id)
            .execution_options(populate_existing=True)
        )
        found = self._session.execute(query).tuples().first()
        if found is None:
            return None
        carton, order, shipment, may_load = found
        return ParcelFacts(
            carton_id=carton.id,
            order_id=order.id,
            order_no=order.order_no,
            order_state=OrderState(order.state),
            number=carton.number,
            carton_state=carton.state,
            sscc=carton.sscc or "",
            carrier=shipment.carrier,
            tracking_no=shipment.tracking_no,
            others_left=self._others_left(order.id, carton.id),
            delivery=carton.delivery,
            units_follow=sum(line.units for line in self.owed_lines(order.id)),
            recalled=LotBook(self._session).recalled_in(carton.id),
            may_load=bool(may_load),
        )

    def _others_left(self, order_id: int, carton_id: int) -> int:
        query = (
            select(func.count(Carton.id.distinct()))
            .join(CartonContent, CartonContent.carton_id == Carton.id)
            .where(CartonContent.units > 0)  # a carton that was left empty is never sent
            .where(Carton.order_id == order_id, Carton.id != carton_id)
            .where(Carton.state != CartonState.SHIPPED.value)
        )
        return self._session.execute(query).scalar_one()

    def _count_shipped(self, carton_id: int) -> None:
        inside = (CartonContent.carton_id == carton_id) & (CartonContent.units > 0)
        units = (
            select(func.sum(CartonContent.units))
            .where(inside, CartonContent.order_line_id == OrderLine.id)
            .scalar_subquery()
        )
        lines = select(CartonContent.order_line_id).where(inside)
        self._session.execute(
            update(OrderLine)
            .where(OrderLine.id.in_(lines))
            .values(units_shipped=OrderLine.units_shipped + units)
            .execution_options(synchronize_session=False)
        )
        self._session.execute(
            update(Serial)
            .where(Serial.carton_id == carton_id)
            .values(place=SerialPlace.SHIPPED.value)
            .execution_options(synchronize_session=False)
        )

    def _post(self, parcel: ParcelFacts, at: datetime, badge: str, station: str) -> None:
        content = (
            select(OrderLine.product_id, CartonContent.units, CartonContent.lot)
            .join(OrderLine, OrderLine.id == CartonContent.order_line_id)
            .where(CartonContent.carton_id == parcel.carton_id, CartonContent.units > 0)
            .order_by(OrderLine.position, CartonContent.lot)
        )
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
            for product_id, units, lot in self._session.execute(content).tuples()
            if product_id is not None
        ]
        post(self._session, postings, at)
