"""A carton that has its carrier, its SSCC and its papers: what a station labels it by (F4, F5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.fulfilment.shipping.parcel.facts import (
    Booking,
    DocumentRef,
    QuotedBooking,
)
from app.values import Money


@dataclass(frozen=True, slots=True)
class PreparedCarton:
    """A carton that is ready to be labelled.

    ``lost`` are letters of the address that no font has: the packer is told before it leaves.
    """

    order_no: str
    carton_id: int
    carton_number: int
    sscc: str
    tracking_no: str
    carrier: str
    service: str
    service_name: str
    price: Money
    weight_grams: int
    promised_on: date
    arrives_on: date
    quotes: tuple[QuotedBooking, ...]
    documents: tuple[DocumentRef, ...]
    lost: tuple[str, ...] = ()


def prepared(
    order_no: str,
    carton_id: int,
    carton_number: int,
    sscc: str,
    booking: Booking,
    documents: tuple[DocumentRef, ...],
    lost: tuple[str, ...],
) -> PreparedCarton:
    """The carton as it was booked, with its papers.

    ``carton_id`` is 0 where only the station knows it yet; ``lost`` as of ``PreparedCarton``.
    """
    return PreparedCarton(
        order_no=order_no,
        carton_id=carton_id,
        carton_number=carton_number,
        sscc=sscc,
        tracking_no=booking.tracking_no,
        carrier=booking.carrier,
        service=booking.service,
        service_name=booking.service_name,
        price=Money(booking.price_minor, booking.currency),
        weight_grams=booking.weight_grams,
        promised_on=booking.promised_on,
        arrives_on=booking.arrives_on,
        quotes=booking.quotes,
        documents=documents,
        lost=lost,
    )
