"""A cancelled order's case says where its goods lie, and what of them is missing."""

from __future__ import annotations

from ui.exception_queue.sentences.cancelled_goods import cancelled, goods_left
from ui.widgets.content import Fact


def test_goods_that_lie_about_are_told_by_tote_and_carton() -> None:
    lying = [
        {"sku": "MUG", "units": 4, "place": "T-01"},
        {"sku": "TEA", "units": 1, "place": "1001/1"},
    ]
    facts = {"put_away": lying}

    assert cancelled(facts) == "5 units in T-01, 1001/1 to put away"
    assert goods_left(facts) == [Fact("MUG", "4 in T-01"), Fact("TEA", "1 in 1001/1")]


def test_missing_goods_say_where_they_are_not_and_where_they_came_from() -> None:
    row = {"sku": "TEA", "lot": "SOON", "units": 2, "place": "T-01", "bin": "A-01"}
    facts = {"missing": [row]}

    assert cancelled(facts) == "Not in T-01: 2 units, the bins are counted"
    assert goods_left(facts) == [Fact("TEA SOON", "2 not in T-01, picked from A-01")]


def test_a_parcel_is_cancelled_at_the_dock_and_other_cases_say_nothing_here() -> None:
    assert cancelled({"carrier": "Parcelway", "carton": 2}) == "Cancelled at the dock, carton 2"
    assert cancelled({"put_away": []}) == cancelled({"missing": "odd"}) == ""
