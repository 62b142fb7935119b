"""A label that could not be true is not made."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from app.errors import BadValue
from tests.app.fulfilment.documents.examples import a_label


@pytest.mark.parametrize(
    "fault",
    [
        {"sscc": "340123451234567890"},
        {"sscc": "34012345123456789"},
        {"addressee": ()},
        {"addressee": ("", "  ")},
        {"carton": 0},
        {"carton": 3, "cartons": 2},
        {"weight_grams": 0},
        {"weight_grams": -5},
        {"reprint": 0},
        {"printed_at": datetime(2026, 1, 5)},  # noqa: DTZ001 -- the fault under test
    ],
)
def test_a_label_with_a_fault_is_refused(fault: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        a_label(**fault)


def test_a_carton_that_was_not_weighed_and_not_reprinted_has_a_label() -> None:
    label = a_label(weight_grams=None)

    assert label.reprint is None
