"""Who carries a carton: the cheapest in time, or another for a reason (F4)."""

from __future__ import annotations

from collections import defaultdict

import pytest

from app.errors import NotAllowed
from app.fulfilment.shipping.carriers import Choice
from app.fulfilment.shipping.parcel.facts import CartonFacts, ContentLine, OrderFacts, PostalAddress
from app.fulfilment.shipping.parcel.service_choice import OtherService, booking_of, choose_service
from app.fulfilment.shipping.rate_card import load_rate_card
from app.lifecycle import OrderState
from tests.support.warehouse import NINE

CARD = load_rate_card()
LINE = ContentLine(1, 1, "MUG", "Mug", wanted=1, here=1, earlier=0, later=0, unit_grams=250)
CARTON = CartonFacts(1, 1, 1, 1, "open", None, 300, 200, 150, 90, (LINE,))
TO = PostalAddress("Ada", street1="12 High Street", city="Oxford", postcode="OX1 2JD", country="GB")
ORDER = OrderFacts(
    1, "SO-1", "1001", OrderState.PACKING, "Standard", NINE, NINE, "ada@example.com", TO, TO
)


def test_the_choice_is_booked_with_every_quote_and_the_next_number_of_its_carrier() -> None:
    promised_on, choice = choose_service(ORDER, CARTON, CARD, NINE)
    serials: dict[str, int] = defaultdict(lambda: 7)

    booking = booking_of(CARTON, CARD, choice, promised_on, serials.__getitem__)

    assert choice.chosen is not None
    assert (booking.service, booking.weight_grams) == (choice.chosen.service, 340)
    assert booking.tracking_no.startswith(next(iter(serials)))
    assert booking.tracking_no in booking.tracking_link
    assert [quote.standing for quote in booking.quotes].count("chosen") == 1


def test_another_service_may_be_wanted() -> None:
    _, choice = choose_service(ORDER, CARTON, CARD, NINE, OtherService("MA-WORLD", "asked for"))

    assert choice.chosen is not None
    assert choice.chosen.service == "MA-WORLD"


def test_what_nobody_carries_is_not_booked() -> None:
    promised_on, _ = choose_service(ORDER, CARTON, CARD, NINE)

    with pytest.raises(NotAllowed):
        booking_of(CARTON, CARD, Choice(None, ()), promised_on, lambda _prefix: 1)
