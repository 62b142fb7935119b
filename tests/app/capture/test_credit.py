"""Check C5: nothing is staged without its money."""

from __future__ import annotations

import pytest

from app.capture.credit import is_covered


@pytest.mark.parametrize("status", ["paid", "Paid", "authorized"])
def test_paid_or_authorised_money_covers_an_order(status: str) -> None:
    assert is_covered(status)


@pytest.mark.parametrize(
    "status",
    ["", "pending", "partially_paid", "refunded", "partially_refunded", "voided", "expired"],
)
def test_nothing_else_does(status: str) -> None:
    assert not is_covered(status)
