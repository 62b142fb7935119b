"""Check C4 in its first form: the total is what the lines, discount, shipping and tax come to."""

from __future__ import annotations

from typing import NamedTuple

from app.capture.facts import OrderFacts

TOLERANCE_MINOR = 0
"""By how many minor units a total may differ before somebody must look at it."""


class PriceCheck(NamedTuple):
    """Both calculations side by side, in minor units."""

    said: int
    recomputed: int
    recomputed_tax_included: int

    @property
    def agrees(self) -> bool:
        """True if the total is right, with tax on top or with tax included in the prices."""
        ways = (self.recomputed, self.recomputed_tax_included)
        return any(abs(self.said - way) <= TOLERANCE_MINOR for way in ways)


def check_total(order: OrderFacts) -> PriceCheck:
    """Recompute the total of an order.

    A shop's export does not say whether its prices include tax, so either way is right.
    """
    net = order.goods_minor - order.discount_minor + order.shipping_minor
    return PriceCheck(order.total_minor, net + order.tax_minor, net)
