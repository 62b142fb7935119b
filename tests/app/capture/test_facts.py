"""The facts of an order by which it is judged: examples for the tests of the checks."""

from __future__ import annotations

from typing import Any

from app.capture.facts import LineFacts, OrderFacts
from app.capture.reading.order_document import Address
from app.capture.staging import judge_order

BATH = Address(
    name="Ada Rahimi", street1="1 Mill Lane", city="Bath", postcode="BA1 2QT", country="GB"
)


def order_of(**changes: Any) -> OrderFacts:
    """A good order: two mugs, shipped to Bath, paid; with ``changes``."""
    good = OrderFacts(
        number="SO-1",
        email="ada@example.com",
        shipping=BATH,
        billing=BATH,
        odd_lines=(),
        goods_minor=1900,
        discount_minor=0,
        shipping_minor=495,
        tax_minor=0,
        total_minor=2395,
        currency="GBP",
        financial_status="paid",
        is_cancelled=False,
    )
    return good._replace(**changes)


def line_of(**changes: Any) -> LineFacts:
    """A good line: two mugs at 9.50; with ``changes``."""
    good = LineFacts(position=1, sku="MUG", units=2, price_minor=950, sellable=True)
    return good._replace(**changes)


def test_a_good_order_has_nothing_to_wait_for() -> None:
    assert judge_order(order_of(odd_lines=(line_of(),))) == frozenset()
