"""Which products may be counted by hand (D5)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.fulfilment.verification.counting import Countable, may_count_by_hand

SCREWS = Countable(first_then_count=True, tracked=False, price_minor=12, looks_alike=False)


def test_a_product_whose_policy_says_so_is_scanned_once_and_counted() -> None:
    assert may_count_by_hand(SCREWS, 20_000)
    assert may_count_by_hand(SCREWS, 0)


@pytest.mark.parametrize(
    "product",
    [
        replace(SCREWS, first_then_count=False),
        replace(SCREWS, tracked=True),
        replace(SCREWS, price_minor=20_000),
        replace(SCREWS, looks_alike=True),
    ],
)
def test_lots_serials_dear_and_look_alike_products_are_scanned_one_by_one(
    product: Countable,
) -> None:
    assert not may_count_by_hand(product, 20_000)
