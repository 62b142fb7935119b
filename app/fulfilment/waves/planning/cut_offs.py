"""Which collection of a carrier an order must catch (F4, T2)."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from app.fulfilment.shipping.carriers import Destination, Parcel, choose_quote, promised_by, quote
from app.fulfilment.shipping.rate_card import RateCard
from app.fulfilment.waves.planning.grouping import Waiting

_SIDE_MM = 100  # the smallest parcel that every service takes


def cut_off_of(card: RateCard, waiting: Waiting, at: datetime) -> datetime:
    """When the carrier collects that is likely to carry the order; aware.

    The carrier is chosen as at the packing desk, by weight alone: the carton is not known yet.
    Where none takes it, it is the promised time of dispatch.
    """
    order = waiting.order
    parcel = Parcel(max(1, waiting.grams), _SIDE_MM, _SIDE_MM, _SIDE_MM)
    destination = Destination(order.country, order.postcode)
    arrive_by = promised_by(card, order.shipping_method, destination, at, order.dispatch_by)
    chosen = choose_quote(quote(card, parcel, destination, at), arrive_by).chosen
    if chosen is None:
        return order.dispatch_by
    cut_off = next(
        service.cut_off
        for carrier in card.carriers
        for service in carrier.services
        if service.code == chosen.service
    )
    return datetime.combine(chosen.leaves_on, cut_off, ZoneInfo(card.clock))
