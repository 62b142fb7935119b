"""The price of a cart where no block programme fits."""

from __future__ import annotations

from app.fulfilment.batching.search.distance_price import DistancePrice

TABLE = [[0, 1, 5, 9], [1, 0, 4, 8], [5, 4, 0, 2], [9, 8, 2, 0]]


def test_a_cart_costs_the_walk_to_the_nearest_place_each_time_and_to_the_drop_off() -> None:
    price = DistancePrice(TABLE, [0, 3])

    assert price.price(0b11) == 1 + 4 + 2
    assert price.price(0b10) == 5 + 2
    assert price.price(0) == 9


def test_an_outline_names_the_aisles() -> None:
    assert DistancePrice(TABLE, [0, 3]).outline(0b11) == 0b1001
