"""When the checker must not be the picker (D7)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.fulfilment.verification.checker import (
    CheckReason,
    OrderToCheck,
    is_sampled,
    why_other_badge,
)
from app.fulfilment.verification.policy import CheckerPolicy
from tests.support.warehouse import NINE

ORDER = OrderToCheck("SO-1", 25_000, "CH", (NINE - timedelta(days=3),))


@pytest.mark.parametrize(
    ("policy", "why"),
    [
        (CheckerPolicy(), None),
        (CheckerPolicy(order_value_minor=25_000), CheckReason.ORDER_VALUE),
        (CheckerPolicy(order_value_minor=25_001), None),
        (CheckerPolicy(countries=("NO", "CH")), CheckReason.DESTINATION),
        (CheckerPolicy(countries=("NO",)), None),
        (CheckerPolicy(new_operator_days=3), CheckReason.NEW_OPERATOR),
        (CheckerPolicy(new_operator_days=2), None),
        (CheckerPolicy(sample_percent=100), CheckReason.SAMPLE),
    ],
)
def test_value_destination_a_new_picker_or_the_sample_want_another_badge(
    policy: CheckerPolicy, why: CheckReason | None
) -> None:
    assert why_other_badge(policy, ORDER, NINE) is why


def test_pickers_of_old_are_not_new() -> None:
    order = OrderToCheck("SO-1", 0, "CH", ())

    assert why_other_badge(CheckerPolicy(new_operator_days=365), order, NINE) is None


@given(st.text(), st.integers(0, 100))
def test_a_larger_sample_holds_the_smaller_one_and_the_number_alone_decides(
    order_no: str, percent: int
) -> None:
    assert not is_sampled(order_no, 0)
    assert is_sampled(order_no, 100)
    if is_sampled(order_no, percent):
        assert all(is_sampled(order_no, more) for more in range(percent, 101))


@pytest.mark.parametrize(("order_no", "drawn_from"), [("1007", 18), ("1001", 100), ("SO-1", 1)])
def test_an_order_is_drawn_at_the_same_percent_on_every_station_and_day(
    order_no: str, drawn_from: int
) -> None:
    assert next(percent for percent in range(101) if is_sampled(order_no, percent)) == drawn_from


def test_a_sample_of_ten_percent_is_about_a_tenth_of_the_orders() -> None:
    drawn = sum(is_sampled(f"SO-{number}", 10) for number in range(10_000))

    assert 900 < drawn < 1_100
