"""What the checks C2 to C5 look at: one order as plain values."""

from __future__ import annotations

from typing import NamedTuple

from app.capture.reading.order_document import Address


class LineFacts(NamedTuple):
    """A line as the checks see it.  ``sellable`` is None where no product has this SKU."""

    position: int
    sku: str
    units: int
    price_minor: int
    sellable: bool | None


class OrderFacts(NamedTuple):
    """An order as the checks see it; amounts in minor units of ``currency``.

    ``odd_lines`` are the lines that cannot simply pass; ``goods_minor`` is what all lines
    come to, their own discounts subtracted.  A ``billing`` of which nothing was said is
    blank.
    """

    number: str
    email: str
    shipping: Address
    billing: Address
    odd_lines: tuple[LineFacts, ...]
    goods_minor: int
    discount_minor: int
    shipping_minor: int
    tax_minor: int
    total_minor: int
    currency: str
    financial_status: str
    is_cancelled: bool
