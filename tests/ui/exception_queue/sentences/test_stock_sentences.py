"""A receipt that differs says how."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ui.exception_queue.sentences.stock_sentences import (
    lot_recalled,
    recalled_at,
    receipt_differs,
)
from ui.widgets.content import Fact


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"apart": "over", "units": 3, "sku": "MUG"}, "3 of MUG came beyond the order"),
        ({"apart": "not ordered", "units": 1, "sku": "MUG"}, "1 of MUG came that nobody ordered"),
        (
            {"apart": "short", "lines": [{"units_missing": 2}, {"units_missing": 5}]},
            "7 units on 2 lines have not come",
        ),
        ({}, "0 of – came that nobody ordered"),
    ],
)
def test_a_receipt_says_what_is_different(facts: Mapping[str, object], said: str) -> None:
    assert receipt_differs(facts) == said


def test_a_recalled_lot_says_where_it_is() -> None:
    places = [{"place": "T-14", "units": 2, "order_no": "SO-4"}, {"place": "SO-5/1", "units": 1}]

    said = lot_recalled({"lot": "L1", "sku": "TEA", "places": places})

    assert said == "Lot L1 of TEA: 3 units are picked or packed"
    assert recalled_at(places[0]) == Fact("T-14", "2, order SO-4")
