"""An order as its channel says it, typed: what every reader makes, whatever the format (C1)."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from app.capture.reading.problems import RowProblem


class Said(BaseModel):
    """Something a document says; frozen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Address(Said):
    """An address as the customer spelt it; "" where nothing was said.  ``country`` is ISO 3166."""

    name: str = ""
    company: str = ""
    street1: str = ""
    street2: str = ""
    city: str = ""
    postcode: str = ""
    region: str = ""
    country: str = ""
    phone: str = ""

    @property
    def is_blank(self) -> bool:
        """True if nothing of it was said."""
        return not any(self.model_dump().values())


class DocumentLine(Said):
    """One line; amounts in minor units.  ``units`` may be 0 or less: that is held, not guessed."""

    sku: str
    description: str
    units: int
    price_minor: int
    discount_minor: int


class OrderDocument(Said):
    """One order of one channel; amounts in minor units of ``currency``."""

    channel: str
    number: str
    email: str
    phone: str
    currency: str
    subtotal_minor: int
    shipping_minor: int
    tax_minor: int
    discount_minor: int
    total_minor: int
    financial_status: str
    payment_reference: str
    shipping_method: str
    placed_at: datetime
    cancelled_at: datetime | None
    shipping: Address
    billing: Address
    lines: tuple[DocumentLine, ...]

    def fingerprint(self) -> str:
        """SHA-256 of all that it says: the same again changes nothing, another is a revision."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


class OrderRead(NamedTuple):
    """An order and the row on which it starts."""

    row: int
    order: OrderDocument


class OrdersRead(NamedTuple):
    """The good orders of a document, and what is wrong with its other rows.

    ``fulfilled`` are the numbers of good orders that the channel says have been shipped already.
    """

    orders: list[OrderRead]
    problems: list[RowProblem]
    bad_orders: int
    fulfilled: frozenset[str] = frozenset()
