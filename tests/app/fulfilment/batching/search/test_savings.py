"""Orders put together two by two."""

from __future__ import annotations

import pytest

from app.fulfilment.batching.search.savings import likeness, save_by_pairs
from app.fulfilment.batching.search.sharing import first_come
from tests.app.fulfilment.batching.order_pools import numbered


@pytest.mark.parametrize("orders", [1, 40, 200])
def test_savings_make_fewer_metres_than_first_come_and_lose_no_order(orders: int) -> None:
    sharing = numbered(orders, seed=orders)

    carts = save_by_pairs(sharing, [[order] for order in range(orders)])

    assert sorted(order for cart in carts for order in cart) == list(range(orders))
    assert all(sharing.fit()(sharing.load_of(cart)) for cart in carts)
    assert sharing.length_of(carts) <= sharing.length_of(first_come(sharing))


def test_what_is_together_stays_together() -> None:
    sharing = numbered(20, seed=1)

    carts = save_by_pairs(sharing, [[0, 1], *([order] for order in range(2, 20))])

    assert any({0, 1} <= set(cart) for cart in carts)


def test_carts_of_the_same_aisles_are_more_alike() -> None:
    assert likeness(0b0011, 0b0011) > likeness(0b0011, 0b0110) > likeness(0b0011, 0b1100)
