"""Cartons as the carrier sees them: what is in them, who carries them, when they left."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.fulfilment.shipping.parcel.facts import (
    Booking,
    CartonFacts,
    ContentLine,
    OrderFacts,
    PostalAddress,
    QuotedBooking,
)
from app.lifecycle import OrderState
from app.store.books.shipping.carton_lines import carton_lines, lines_to_pack
from app.store.books.shipping.dispatch_book import DispatchBook
from app.store.books.shipping.number_series import take_numbers
from app.store.books.tracking.two_counts import tracked_counts_differ
from app.store.schema.catalogue import CartonTypeRow
from app.store.schema.floor import Carton, CartonContent, CartonState
from app.store.schema.orders import Order, OrderAddress, OrderLine
from app.store.schema.shipping import Shipment

SSCC_SERIES = "sscc"


def tracking_series(prefix: str) -> str:
    """The series of a carrier's own tracking numbers."""
    return f"tracking-{prefix}"


class ShipmentBook:
    """Shipments of cartons."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def loading(self) -> DispatchBook:
        """What happens to parcels at the dock."""
        return DispatchBook(self._session)

    def take_sscc_serial(self) -> int:
        """The next serial reference; given once, in this transaction."""
        return take_numbers(self._session, SSCC_SERIES)[0]

    def take_tracking_serial(self, prefix: str) -> int:
        """The next serial of a carrier's own tracking numbers; given once."""
        return take_numbers(self._session, tracking_series(prefix))[0]

    def lock_order(self, order_no: str) -> OrderFacts | None:
        """Read an order and keep everybody else from changing it until this transaction ends."""
        query = select(Order).where(Order.order_no == order_no).with_for_update()
        order = self._session.scalar(query.execution_options(populate_existing=True))
        return None if order is None else self._order_facts(order)

    def order(self, order_no: str) -> OrderFacts | None:
        """Read an order."""
        order = self._session.scalar(select(Order).where(Order.order_no == order_no))
        return None if order is None else self._order_facts(order)

    def carton(self, order_id: int, number: int) -> CartonFacts | None:
        """Read carton ``number`` of an order with its contents."""
        query = (
            select(Carton, CartonTypeRow)
            .outerjoin(CartonTypeRow, CartonTypeRow.code == Carton.carton_type)
            .where(Carton.order_id == order_id, Carton.number == number)
            .execution_options(populate_existing=True)
        )
        found = self._session.execute(query).tuples().first()
        if found is None:
            return None
        carton, kind = found
        filled = self._filled_cartons(carton)
        return CartonFacts(
            carton_id=carton.id,
            number=carton.number,
            place=max(1, sum(1 for other in filled if other <= number)),
            of=max(1, len(filled)),
            state=carton.state,
            sscc=carton.sscc,
            length_mm=kind.length_mm if kind else 1,
            width_mm=kind.width_mm if kind else 1,
            height_mm=kind.height_mm if kind else 1,
            tare_grams=kind.tare_grams if kind else 0,
            lines=carton_lines(self._session, carton),
            weighed_grams=carton.weight_grams,
        )

    def carton_numbers(self, order_id: int) -> set[int]:
        """The numbers of all cartons of an order."""
        query = select(Carton.number).where(Carton.order_id == order_id)
        return set(self._session.scalars(query))

    def lines_to_pack(self, order_id: int) -> tuple[ContentLine, ...]:
        """Every line of an order as an empty carton of its present delivery sees it.

        Empty where what was picked is not what was allocated: then nobody can say beforehand that
        a packed order is a verified one (D8).
        """
        units_agree = (OrderLine.units_picked == OrderLine.units_allocated) & (
            OrderLine.units_allocated + OrderLine.units_backordered == OrderLine.units_ordered
        )
        doubtful = select(OrderLine.id).where(
            OrderLine.order_id == order_id, OrderLine.units_ordered > 0, ~units_agree
        )
        delivery = self._session.scalar(select(Order.delivery).where(Order.id == order_id))
        if delivery is None or self._session.scalar(doubtful.limit(1)) is not None:
            return ()
        return lines_to_pack(self._session, order_id, delivery)

    def unverified_lines(self, order_id: int) -> tuple[str, ...]:
        """The SKUs of an order's lines whose counts do not all agree (D1, D8).

        A line is verified when what is in the cartons, what was packed, what was picked and what
        was allocated are one number, and nothing of it is neither allocated nor backordered.
        Lines without units (postage that was approved, for one) need no scan.
        """
        in_cartons = (
            select(CartonContent.order_line_id, func.sum(CartonContent.units).label("units"))
            .join(Carton, Carton.id == CartonContent.carton_id)
            .where(Carton.order_id == order_id)
            .group_by(CartonContent.order_line_id)
            .subquery()
        )
        boxed = func.coalesce(in_cartons.c.units, 0)
        query = (
            select(OrderLine.sku)
            .outerjoin(in_cartons, in_cartons.c.order_line_id == OrderLine.id)
            .where(OrderLine.order_id == order_id, OrderLine.units_ordered > 0)
            .where(
                (boxed != OrderLine.units_packed)
                | (OrderLine.units_packed != OrderLine.units_picked)
                | (OrderLine.units_picked != OrderLine.units_allocated)
                | (
                    OrderLine.units_allocated + OrderLine.units_backordered
                    != OrderLine.units_ordered
                )
                | tracked_counts_differ()
            )
            .order_by(OrderLine.position)
        )
        return tuple(self._session.scalars(query))

    def book(
        self, order: OrderFacts, carton: CartonFacts, sscc: str, booking: Booking, at: datetime
    ) -> None:
        """Enter the shipment; its number is the carton's, which stays open."""
        self._session.add(shipment_of(carton.carton_id, order.order_id, booking, at))
        mine = update(Carton).where(Carton.id == carton.carton_id)
        self._session.execute(mine.values(sscc=sscc))
        self._session.flush()

    def label(self, carton_id: int, grams: int) -> None:
        """Say that a booked carton is verified and takes no more units, and what it weighs (D8)."""
        mine = Shipment.carton_id == carton_id
        self._session.execute(update(Shipment).where(mine).values(weight_grams=grams))
        values = {"weight_grams": grams, "state": CartonState.LABELLED.value}
        self._session.execute(update(Carton).where(Carton.id == carton_id).values(values))

    def booking_of(self, carton_id: int) -> Booking | None:
        """How a carton was booked; None if it was not."""
        row = self._session.scalar(select(Shipment).where(Shipment.carton_id == carton_id))
        return None if row is None else _booking(row)

    def _filled_cartons(self, carton: Carton) -> list[int]:
        """The numbers of the delivery's cartons that hold something: an empty one is never sent."""
        query = (
            select(Carton.number)
            .join(CartonContent, CartonContent.carton_id == Carton.id)
            .where(Carton.order_id == carton.order_id, Carton.delivery == carton.delivery)
            .where(CartonContent.units > 0)
            .distinct()
        )
        return list(self._session.scalars(query))

    def _order_facts(self, order: Order) -> OrderFacts:
        query = select(OrderAddress).where(OrderAddress.order_id == order.id)
        addresses = {row.purpose: _address(row) for row in self._session.scalars(query)}
        return OrderFacts(
            order_id=order.id,
            order_no=order.order_no,
            channel_order_no=order.channel_order_no,
            state=OrderState(order.state),
            shipping_method=order.shipping_method,
            placed_at=order.placed_at,
            dispatch_by=order.dispatch_by,
            email=order.email,
            ship_to=addresses.get("shipping", PostalAddress()),
            bill_to=addresses.get("billing", PostalAddress()),
        )


def _address(row: OrderAddress) -> PostalAddress:
    return PostalAddress(
        name=row.name,
        company=row.company,
        street1=row.street1,
        street2=row.street2,
        city=row.city,
        postcode=row.postcode,
        region=row.region,
        country=row.country,
    )


def shipment_of(carton_id: int, order_id: int, booking: Booking, at: datetime) -> Shipment:
    """A carton's shipment as it was booked; not saved yet."""
    return Shipment(
        carton_id=carton_id,
        order_id=order_id,
        carrier=booking.carrier,
        service=booking.service,
        tracking_no=booking.tracking_no,
        price_minor=booking.price_minor,
        currency=booking.currency,
        weight_grams=booking.weight_grams,
        promised_on=booking.promised_on,
        quotes=_quotes_out(booking),
        booked_at=at,
    )


def rebook(session: Session, fresh: Shipment) -> None:
    """Let a carton leave as ``fresh`` says; how it was booked before is void."""
    columns = {name: getattr(fresh, name) for name in _AS_BOOKED}
    mine = update(Shipment).where(Shipment.carton_id == fresh.carton_id)
    session.execute(mine.values(columns))


_AS_BOOKED = (
    "carrier", "service", "tracking_no", "price_minor", "currency", "weight_grams", "promised_on",
    "quotes", "booked_at",
)  # fmt: skip


def _quotes_out(booking: Booking) -> dict[str, Any]:
    return {
        "service_name": booking.service_name,
        "tracking_link": booking.tracking_link,
        "arrives_on": booking.arrives_on.isoformat(),
        "quotes": [
            {
                "carrier": each.carrier,
                "service": each.service,
                "service_name": each.service_name,
                "standing": each.standing,
                "price_minor": each.price_minor,
                "arrives_on": each.arrives_on.isoformat() if each.arrives_on else None,
            }
            for each in booking.quotes
        ],
    }


def _booking(row: Shipment) -> Booking:
    kept = row.quotes
    return Booking(
        carrier=row.carrier,
        service=row.service,
        service_name=kept["service_name"],
        tracking_no=row.tracking_no,
        tracking_link=kept["tracking_link"],
        price_minor=row.price_minor,
        currency=row.currency,
        weight_grams=row.weight_grams,
        promised_on=row.promised_on,
        arrives_on=date.fromisoformat(kept["arrives_on"]),
        quotes=tuple(_quote_in(each) for each in kept["quotes"]),
    )


def _quote_in(kept: dict[str, Any]) -> QuotedBooking:
    arrives_on = kept["arrives_on"]
    return QuotedBooking(
        carrier=kept["carrier"],
        service=kept["service"],
        service_name=kept["service_name"],
        standing=kept["standing"],
        price_minor=kept["price_minor"],
        arrives_on=date.fromisoformat(arrives_on) if arrives_on else None,
    )
