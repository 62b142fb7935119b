"""Why an order is in no wave, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.fulfilment.waves.outside import Outside
from tests.support.waves_desk import OUTSIDE
from ui.messages.planning.waiting import outside_because, why_outside


def test_each_reason_is_told_by_other_words() -> None:
    told = {why_outside(replace(OUTSIDE[0], why=why)) for why in Outside}

    assert len(told) == len(Outside)


@pytest.mark.parametrize("why", list(Outside))
def test_a_scanned_order_is_named_with_what_it_waits_for(why: Outside) -> None:
    order = replace(OUTSIDE[0], why=why)

    assert outside_because(order) == f"SO-10466 is in no wave. {why_outside(order)}"


def test_a_short_order_says_how_much_is_missing() -> None:
    assert why_outside(replace(OUTSIDE[0], missing=7)) == "Short: 7 missing"
