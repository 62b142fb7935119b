"""A receipt that differs says how."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ui.exception_queue.sentences.stock_sentences import receipt_differs


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
