"""Check C3: a line must name goods that exist and may be sold."""

from __future__ import annotations

import pytest

from app.capture.skus import judge_line
from app.exception_queue.kinds import HoldReason
from tests.app.capture.test_facts import line_of


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        ({}, set()),
        ({"sku": "POST", "sellable": None}, {HoldReason.PSEUDO_SKU}),
        ({"sku": "m", "sellable": True}, {HoldReason.PSEUDO_SKU}),
        ({"sku": "MUGG", "sellable": None}, {HoldReason.SKU_UNKNOWN}),
        ({"sku": "", "sellable": None}, {HoldReason.SKU_UNKNOWN}),
        ({"sellable": False}, {HoldReason.SKU_RETIRED}),
        ({"price_minor": 0}, {HoldReason.ZERO_PRICE}),
        ({"price_minor": -1}, {HoldReason.ZERO_PRICE}),
        ({"units": 0}, {HoldReason.NEGATIVE_QUANTITY}),
        (
            {"sku": "D", "sellable": None, "units": -1, "price_minor": 0},
            {HoldReason.PSEUDO_SKU, HoldReason.NEGATIVE_QUANTITY, HoldReason.ZERO_PRICE},
        ),
    ],
)
def test_a_line_waits_for_everything_that_is_odd_about_it(
    changes: dict[str, object], reasons: set[HoldReason]
) -> None:
    assert judge_line(line_of(**changes)) == reasons
