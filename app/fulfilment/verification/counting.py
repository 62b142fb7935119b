"""Which products may be counted by hand after the first scan (verification.md D5)."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_THEN_COUNT = "first then count"
"""The product's own policy that lets the rest be keyed after the first scan."""


@dataclass(frozen=True, slots=True)
class Countable:
    """A product as the quantity policy looks at it.

    Attributes:
        first_then_count: its own policy is ``FIRST_THEN_COUNT``; else EACH.
        tracked: by lot or serial number.
        price_minor: of one unit, in minor units of its currency.
        looks_alike: it is taken for another product.
    """

    first_then_count: bool
    tracked: bool
    price_minor: int
    looks_alike: bool


def may_count_by_hand(product: Countable, high_value_minor: int) -> bool:
    """Say whether its units may be keyed after one was scanned; else each one is scanned.

    Args:
        product: what is to be counted.
        high_value_minor: the price from which every unit is scanned; 0 for no such price.
    """
    costly = bool(high_value_minor) and product.price_minor >= high_value_minor
    return product.first_then_count and not (product.tracked or costly or product.looks_alike)
