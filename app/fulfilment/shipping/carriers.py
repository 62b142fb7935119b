"""Carrier selection (F4): every quote of the rate card, the choice, and why each other one lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never

from app.fulfilment.shipping.calendar import add_working_days, leaving_day
from app.fulfilment.shipping.rate_card import (
    Carrier,
    Rate,
    RateCard,
    Service,
    Surcharge,
    SurchargeKind,
)
from app.scanning.directory import CartonType

_MM3_PER_CM3 = 1000
_GRAMS_PER_KG = 1000
_BASIS = 10_000


class Standing(StrEnum):
    """How a quote stands: chosen, or why it lost."""

    CHOSEN = "chosen"
    DEARER = "dearer"
    LATE = "late"
    TOO_HEAVY = "too heavy"
    TOO_LARGE = "too large"
    NOT_SERVED = "not served"
    HAZARDOUS_REFUSED = "hazardous refused"
    PASSED_OVER = "passed over"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is to be carried: grams with the carton, outer size in millimetres."""

    grams: int
    length_mm: int
    width_mm: int
    height_mm: int
    hazardous: bool = False

    @property
    def sides_mm(self) -> tuple[int, int, int]:
        """The sides, longest first."""
        longest, middle, shortest = sorted(
            (self.length_mm, self.width_mm, self.height_mm), reverse=True
        )
        return longest, middle, shortest

    @property
    def girth_mm(self) -> int:
        """The longest side plus twice the two others."""
        longest, middle, shortest = self.sides_mm
        return longest + 2 * (middle + shortest)

    def billed_grams(self, divisor: int) -> int:
        """The higher of the weight and the dimensional weight (``divisor`` cm3 a kilogram)."""
        if divisor == 0:
            return self.grams
        volume = self.length_mm * self.width_mm * self.height_mm
        return max(self.grams, -(-volume * _GRAMS_PER_KG // (divisor * _MM3_PER_CM3)))


@dataclass(frozen=True, slots=True)
class Destination:
    """Where it goes: ISO 3166-1 alpha-2 country, and the postcode as the customer wrote it."""

    country: str
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What one service would do.

    ``refusal`` is None where it would take the parcel; only then price and days are meant.
    """

    carrier: str
    service: str
    service_name: str
    refusal: Standing | None
    price_minor: int = 0
    currency: str = ""
    billed_grams: int = 0
    leaves_on: date = date.max
    arrives_on: date = date.max


@dataclass(frozen=True, slots=True)
class JudgedQuote:
    """A quote and how it stands."""

    quote: Quote
    standing: Standing


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen quote, None if no carrier keeps the promise, and how all of them stand."""

    chosen: Quote | None
    quotes: tuple[JudgedQuote, ...]


def quote(
    card: RateCard, parcel: Parcel, destination: Destination, at: datetime
) -> tuple[Quote, ...]:
    """Ask every service of the card, in the card's order; ``at`` is when the parcel is ready."""
    zone = card.zone_of(destination.country, destination.postcode)
    return tuple(
        _quote_of(card, carrier, service, zone, parcel, destination, at)
        for carrier in card.carriers
        for service in carrier.services
    )


def promised_by(
    card: RateCard,
    shipping_method: str,
    destination: Destination,
    at: datetime,
    dispatch_by: datetime | None = None,
) -> date:
    """The last day on which the parcel may arrive.

    Counted from the day on which it was to leave, or from today where that has passed: a parcel
    that leaves late still gets the speed that was bought, it does not wait for the impossible.
    """
    promise = card.promise_for(shipping_method)
    zone = card.zone_of(destination.country, destination.postcode)
    days = promise.days.get(zone or "", max(promise.days.values(), default=0))
    ready = at if dispatch_by is None else max(at, dispatch_by)
    leaves_on = leaving_day(ready, card.ready_by, card.clock, card.holidays)
    return add_working_days(leaves_on, days, card.holidays)


def choose_quote(quotes: Sequence[Quote], arrive_by: date, wanted: str = "") -> Choice:
    """Choose the cheapest service that arrives by ``arrive_by``; ties by speed, then by name.

    Args:
        quotes: of ``quote``.
        arrive_by: the promise to the customer.
        wanted: the code of a service that a person chose instead; it must take the parcel, and
            whether it keeps the promise is then the person's business.
    """
    able = [each for each in quotes if each.refusal is None]
    if wanted:
        fit = [each for each in able if each.service == wanted]
    else:
        fit = [each for each in able if each.arrives_on <= arrive_by]
    chosen = min(fit, key=_rank, default=None)
    return Choice(
        chosen,
        tuple(JudgedQuote(each, _standing(each, chosen, arrive_by, wanted)) for each in quotes),
    )


def takes(card: RateCard, parcel: Parcel, destination: Destination, at: datetime) -> bool:
    """Say whether any service takes such a parcel there, whatever it costs."""
    return any(each.refusal is None for each in quote(card, parcel, destination, at))


def refused_cartons(
    card: RateCard, cartons: Sequence[CartonType], destination: Destination, at: datetime
) -> tuple[str, ...]:
    """The codes of the carton types that no carrier takes there, however little is in them.

    None is refused where no carrier takes any: then it is the address, and a clerk's business.

    Source: design/verification.md, scenario 22.
    """
    refused = tuple(
        carton.code for carton in cartons if not takes(card, _empty_parcel(carton), destination, at)
    )
    return refused if len(refused) < len(cartons) else ()


def _empty_parcel(carton: CartonType) -> Parcel:
    grams = max(1, carton.tare_grams)
    return Parcel(grams, carton.length_mm, carton.width_mm, carton.height_mm)


def tracking_link(card: RateCard, carrier_name: str, tracking_no: str) -> str:
    """Where the customer follows the parcel; "" for a carrier that the card does not know."""
    for carrier in card.carriers:
        if carrier.name == carrier_name:
            return carrier.tracking_link.replace("{tracking_no}", tracking_no)
    return ""


def _rank(each: Quote) -> tuple[int, date, str, str]:
    return each.price_minor, each.arrives_on, each.carrier, each.service


def _standing(each: Quote, chosen: Quote | None, arrive_by: date, wanted: str) -> Standing:
    if each is chosen:
        return Standing.CHOSEN
    if each.refusal is not None:
        return each.refusal
    if each.arrives_on > arrive_by:
        return Standing.LATE
    return Standing.PASSED_OVER if wanted else Standing.DEARER


def _quote_of(
    card: RateCard,
    carrier: Carrier,
    service: Service,
    zone: str | None,
    parcel: Parcel,
    destination: Destination,
    at: datetime,
) -> Quote:
    billed = parcel.billed_grams(service.divisor)
    rate = next((rate for rate in service.rates if rate.zone == zone), None)
    refusal = _refusal(service, rate, parcel, billed, destination)
    answer = Quote(carrier.name, service.code, service.name, refusal, billed_grams=billed)
    if refusal is not None or rate is None:
        return answer
    leaves_on = leaving_day(at, service.cut_off, card.clock, card.holidays)
    return replace(
        answer,
        price_minor=_price(service, rate, parcel, billed),
        currency=card.currency,
        leaves_on=leaves_on,
        arrives_on=add_working_days(leaves_on, rate.days, card.holidays),
    )


def _refusal(
    service: Service, rate: Rate | None, parcel: Parcel, billed: int, destination: Destination
) -> Standing | None:
    if rate is None or destination.country in service.not_to:
        return Standing.NOT_SERVED
    if parcel.hazardous and not service.hazardous:
        return Standing.HAZARDOUS_REFUSED
    if parcel.grams > service.max_grams or _past_breaks(rate, billed):
        return Standing.TOO_HEAVY
    if parcel.sides_mm[0] > service.max_side_mm or parcel.girth_mm > service.max_girth_mm:
        return Standing.TOO_LARGE
    return None


def _past_breaks(rate: Rate, billed: int) -> bool:
    return rate.per_kg_minor is None and billed > rate.breaks[-1][0]


def _price(service: Service, rate: Rate, parcel: Parcel, billed: int) -> int:
    price = _price_by_weight(rate, billed)
    return price + sum(_surcharge(each, price, parcel, billed) for each in service.surcharges)


def _price_by_weight(rate: Rate, billed: int) -> int:
    for limit, price in rate.breaks:
        if billed <= limit:
            return price
    limit, price = rate.breaks[-1]
    begun_kg = -(-(billed - limit) // _GRAMS_PER_KG)
    return price + begun_kg * (rate.per_kg_minor or 0)


def _surcharge(surcharge: Surcharge, price: int, parcel: Parcel, billed: int) -> int:
    match surcharge.kind:
        case SurchargeKind.FUEL:
            due = True
        case SurchargeKind.OVERSIZE:
            due = parcel.sides_mm[0] > surcharge.above
        case SurchargeKind.OVERWEIGHT:
            due = billed > surcharge.above
        case _:
            assert_never(surcharge.kind)
    if not due:
        return 0
    # A begun minor unit counts whole, so that the carrier's invoice is never above the quote.
    return surcharge.amount_minor + -(-price * surcharge.basis_points // _BASIS)
