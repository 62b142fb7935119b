"""Who carries a carton, and how that is kept (F4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from app.errors import NotAllowed
from app.fulfilment.shipping.carriers import (
    Choice,
    Destination,
    Parcel,
    choose_quote,
    promised_by,
    quote,
    tracking_link,
)
from app.fulfilment.shipping.label_gate import LabelRefusal
from app.fulfilment.shipping.parcel.facts import Booking, CartonFacts, OrderFacts, QuotedBooking
from app.fulfilment.shipping.parcel.tracking import make_tracking_no
from app.fulfilment.shipping.rate_card import RateCard


@dataclass(frozen=True, slots=True)
class OtherService:
    """A service that a person chose instead of the cheapest, and why (F4)."""

    code: str
    reason: str


def choose_service(
    order: OrderFacts,
    carton: CartonFacts,
    card: RateCard,
    at: datetime,
    other: OtherService | None = None,
) -> tuple[date, Choice]:
    """Say when the parcel must arrive, and with whom it goes (F4)."""
    to = Destination(order.ship_to.country, order.ship_to.postcode)
    parcel = Parcel(carton.grams, carton.length_mm, carton.width_mm, carton.height_mm)
    promised_on = promised_by(card, order.shipping_method, to, at, order.dispatch_by)
    wanted = other.code if other is not None else ""
    return promised_on, choose_quote(quote(card, parcel, to, at), promised_on, wanted)


def booking_of(
    carton: CartonFacts,
    card: RateCard,
    choice: Choice,
    promised_on: date,
    take_serial: Callable[[str], int],
) -> Booking:
    """Book the chosen service; ``take_serial`` gives the next serial of a tracking prefix.

    Raises:
        NotAllowed: no service was chosen.
    """
    chosen = choice.chosen
    if chosen is None:
        raise NotAllowed(action="label", reason=LabelRefusal.NO_CARRIER.value)
    carrier = next(each for each in card.carriers if each.name == chosen.carrier)
    serial = take_serial(carrier.tracking_prefix)
    number = make_tracking_no(carrier.tracking_prefix, serial, carrier.tracking_country)
    return Booking(
        carrier=chosen.carrier,
        service=chosen.service,
        service_name=chosen.service_name,
        tracking_no=number,
        tracking_link=tracking_link(card, chosen.carrier, number),
        price_minor=chosen.price_minor,
        currency=chosen.currency,
        weight_grams=carton.grams,
        promised_on=promised_on,
        arrives_on=chosen.arrives_on,
        quotes=_kept_quotes(choice),
    )


def _kept_quotes(choice: Choice) -> tuple[QuotedBooking, ...]:
    return tuple(
        QuotedBooking(
            carrier=each.quote.carrier,
            service=each.quote.service,
            service_name=each.quote.service_name,
            standing=each.standing.value,
            price_minor=None if each.quote.refusal else each.quote.price_minor,
            arrives_on=None if each.quote.refusal else each.quote.arrives_on,
        )
        for each in choice.quotes
    )
