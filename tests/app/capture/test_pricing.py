"""Check C4: the total is what the lines, discount, shipping and tax come to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.capture.pricing import check_total
from tests.app.capture.test_facts import order_of

amounts = st.integers(0, 10**9)


@given(goods=amounts, discount=amounts, shipping=amounts, tax=amounts)
def test_a_total_that_adds_up_agrees(goods: int, discount: int, shipping: int, tax: int) -> None:
    order = order_of(
        goods_minor=goods,
        discount_minor=discount,
        shipping_minor=shipping,
        tax_minor=tax,
        total_minor=goods - discount + shipping + tax,
    )

    assert check_total(order).agrees


def test_tax_may_be_included_in_the_prices() -> None:
    assert check_total(order_of(tax_minor=399, total_minor=2395)).agrees


def test_a_penny_too_much_is_shown_with_both_calculations() -> None:
    check = check_total(order_of(total_minor=2396))

    assert not check.agrees
    assert (check.said, check.recomputed) == (2396, 2395)


def test_a_discount_that_was_not_given_is_found() -> None:
    assert not check_total(order_of(discount_minor=100)).agrees
