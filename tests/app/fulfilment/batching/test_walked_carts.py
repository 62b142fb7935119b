"""Carts with their walks, and what they cost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.fulfilment.batching.cart_plan import BinVisit, Pace, PickOrder
from app.fulfilment.batching.walked_carts import CartWalks
from app.fulfilment.routing.floor import Floor
from app.fulfilment.routing.layout import Basis
from tests.app.fulfilment.routing.halls import hall

PACE = Pace(metres_per_minute=60, seconds_per_stop=6, seconds_per_unit=2)
ORDERS = [
    PickOrder(7, (BinVisit("A0-9", 3, key=70),)),
    PickOrder(8, (BinVisit("A0-6", 1, key=80), BinVisit("A0-9", 1, key=81))),
]


def test_a_cart_has_its_visits_in_walking_order_each_for_its_slot() -> None:
    cart = CartWalks(Floor(hall()), PACE).walked(ORDERS)

    assert [(v.order_key, v.slot, v.visit.key) for v in cart.visits] == [
        (8, 2, 80), (7, 1, 70), (8, 2, 81)
    ]  # fmt: skip
    assert cart.walk.metres == 18
    assert cart.minutes == pytest.approx(18 / 60 + (2 * 6 + 5 * 2) / 60)


def test_before_and_after_are_measured_on_the_same_floor() -> None:
    walks = CartWalks(Floor(hall()), PACE)

    by_code, in_s = walks.before([ORDERS])
    after = walks.after([walks.walked(ORDERS)])

    assert (by_code.metres, in_s.metres, after.metres, after.carts) == (18, 18, 18, 1)
    assert after.minutes == by_code.minutes == in_s.minutes == pytest.approx(40 / 60)


def test_an_estimate_shows_neither_metres_nor_minutes() -> None:
    walks = CartWalks(Floor(replace(hall(), basis=Basis.ESTIMATED)), PACE)
    cart = walks.walked(ORDERS)

    assert (cart.minutes, walks.after([cart]).metres, walks.after([cart]).minutes) == (None,) * 3
    assert walks.after([cart]).length_mm == 18_000
