"""Which collection an order must catch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.fulfilment.shipping.rate_card import load_rate_card
from app.fulfilment.waves.planning.cut_offs import cut_off_of
from tests.support.planned_waves import waiting_order
from tests.support.warehouse import NINE

CARD = load_rate_card()
ORDER = waiting_order(1, ("MUG", 2, "A-01"))


def test_an_order_must_catch_the_collection_of_the_carrier_that_will_carry_it() -> None:
    cut_off = cut_off_of(CARD, ORDER, NINE)

    times = {service.cut_off for carrier in CARD.carriers for service in carrier.services}
    assert cut_off.timetz().replace(tzinfo=None) in times
    assert cut_off >= NINE
    assert cut_off.date() == date(2026, 3, 2)


def test_an_order_that_no_carrier_takes_must_leave_when_it_was_promised() -> None:
    heavy = replace(ORDER, units=(replace(ORDER.units[0], unit_grams=2_000_000),))

    assert cut_off_of(CARD, heavy, NINE) == ORDER.order.dispatch_by
