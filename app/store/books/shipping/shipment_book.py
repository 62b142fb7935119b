"""Cartons as the carrier sees them: what is in them, who carries them, when they left."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import bindparam, select, update
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
from app.store.books.shipping.handover_book import HandoverBook
from app.store.books.shipping.manifest_book import ManifestBook
from app.store.books.shipping.number_series import take_numbers
from app.store.books.tracking.two_counts import unverified_lines
from app.store.schema.catalogue import CartonTypeRow
from app.store.schema.floor import Carton, CartonContent, CartonState
from app.store.schema.orders import Order, OrderAddress, OrderLine
from app.store.schema.shipping import Shipment
from app.store.statements.ready import Ready, Row

_ORDER = select(
    Order.id, Order.order_no, Order.channel_order_no, Order.state, Order.shipping_method,
    Order.placed_at, Order.dispatch_by, Order.email,
).where(Order.order_no == bindparam("order_no"))  # fmt: skip
_SEEN_ORDER, _LOCKED_ORDER = Ready(_ORDER), Ready(_ORDER.with_for_update())
_ADDRESSES = Ready(
    select(
        OrderAddress.purpose, OrderAddress.name, OrderAddress.company, OrderAddress.street1,
        OrderAddress.street2, OrderAddress.city, OrderAddress.postcode, OrderAddress.region,
        OrderAddress.country,
    ).where(OrderAddress.order_id == bindparam("order"))
)  # fmt: skip
_CARTON = Ready(
    select(
        Carton.id, Carton.delivery, Carton.state, Carton.sscc, Carton.weight_grams,
        CartonTypeRow.length_mm, CartonTypeRow.width_mm, CartonTypeRow.height_mm,
        CartonTypeRow.tare_grams,
    )
    .outerjoin(CartonTypeRow, CartonTypeRow.code == Carton.carton_type)
    .where(Carton.order_id == bindparam("order"), Carton.number == bindparam("number"))
)  # fmt: skip
_FILLED = Ready(
    select(Carton.number)
    .join(CartonContent, CartonContent.carton_id == Carton.id)
    .where(Carton.order_id == bindparam("order"), Carton.delivery == bindparam("delivery"))
    .where(CartonContent.units > 0)
    .distinct()
)

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

    @cached_property
    def handovers(self) -> HandoverBook:
        """How far each carrier's handover is."""
        return HandoverBook(self._session)

    @cached_property
    def manifests(self) -> ManifestBook:
        """Handovers that were closed."""
        return ManifestBook(self._session)

    def take_sscc_serial(self) -> int:
        """The next serial reference; given once, in this transaction."""
        return take_numbers(self._session, SSCC_SERIES)[0]

    def take_tracking_serial(self, prefix: str) -> int:
        """The next serial of a carrier's own tracking numbers; given once."""
        return take_numbers(self._session, tracking_series(prefix))[0]

    def lock_order(self, order_no: str) -> OrderFacts | None:
        """Read an order and keep everybody else from changing it until this transaction ends."""
        return self._order(_LOCKED_ORDER, order_no)

    def order(self, order_no: str) -> OrderFacts | None:
        """Read an order."""
        return self._order(_SEEN_ORDER, order_no)

    def carton(self, order_id: int, number: int) -> CartonFacts | None:
        """Read carton ``number`` of an order with its contents."""
        self._session.flush()
        found = _CARTON.rows(self._session, order=order_id, number=number)
        if not found:
            return None
        carton_id, delivery, state, sscc, weighed, *size = found[0]
        filled = [row[0] for row in _FILLED.rows(self._session, order=order_id, delivery=delivery)]
        length, width, height, tare = size if size[0] is not None else (1, 1, 1, 0)
        return CartonFacts(
            carton_id=carton_id,
            number=number,
            place=max(1, sum(1 for other in filled if other <= number)),
            of=max(1, len(filled)),
            state=state,
            sscc=sscc,
            length_mm=length,
            width_mm=width,
            height_mm=height,
            tare_grams=tare,
            lines=carton_lines(self._session, carton_id, order_id, delivery),
            weighed_grams=weighed,
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
        return unverified_lines(self._session, order_id)

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

    def _order(self, query: Ready, order_no: str) -> OrderFacts | None:
        self._session.flush()
        found = query.rows(self._session, order_no=order_no)
        return self._order_facts(found[0]) if found else None

    def _order_facts(self, order: Row) -> OrderFacts:
        order_id, number, channel_no, state, method, placed_at, dispatch_by, email = order
        rows = _ADDRESSES.rows(self._session, order=order_id)
        addresses = {purpose: PostalAddress(*lines) for purpose, *lines in rows}
        return OrderFacts(
            order_id=order_id,
            order_no=number,
            channel_order_no=channel_no,
            state=OrderState(state),
            shipping_method=method,
            placed_at=placed_at,
            dispatch_by=dispatch_by,
            email=email,
            ship_to=addresses.get("shipping", PostalAddress()),
            bill_to=addresses.get("billing", PostalAddress()),
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
