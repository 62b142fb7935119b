"""What a pack scan is judged by."""

from __future__ import annotations

from dataclasses import replace

from app.fulfilment.events import Because, Refused, UnitsInHand
from app.fulfilment.packing.desk import Desk, PrintedLabel, at_the_wrong_moment, expected_code
from app.fulfilment.packing.progress import PackedCarton, PackProgress
from tests.support.packages import line_of, order_of

ORDER = PackProgress(order_of(line_of("MUG", 2), pickers=("B-1",), other_badge_required=True))
OPEN = replace(ORDER, cartons=(PackedCarton(1, "BOX", tare_grams=90),), in_hand=1)
FULL = replace(ORDER, cartons=(PackedCarton(1, "BOX", {1: 2}, tare_grams=90),))


def test_either_number_of_a_label_names_the_carton_and_an_empty_one_never_does() -> None:
    label = PrintedLabel("SSCC", "")

    assert label.bears("SSCC")
    assert not label.bears("")


def test_the_picker_is_the_picker_until_a_supervisor_lets_it_pass() -> None:
    assert Desk(ORDER, "B-1").is_picker
    assert not Desk(ORDER, "B-2").is_picker
    assert not Desk(replace(ORDER, check_approved_by="B-900"), "B-1").is_picker


def test_a_carton_is_weighed_only_where_a_scale_stands() -> None:
    assert Desk(FULL, "B-2").to_weigh is None
    assert Desk(FULL, "B-2", weighs=True).to_weigh == FULL.cartons[0]


def test_the_code_that_is_waited_for_follows_the_work() -> None:
    between = replace(OPEN, in_between=UnitsInHand(order_line_id=1, units=1))

    assert expected_code(Desk(ORDER, "B-2")) == ""
    assert expected_code(Desk(OPEN, "B-2")) == "MUG"
    assert expected_code(Desk(between, "B-2")) == "BOX"
    assert expected_code(Desk(FULL, "B-2", PrintedLabel("SSCC", ""))) == "SSCC"
    assert expected_code(Desk(FULL, "B-2", PrintedLabel("SSCC", ""), weighs=True)) == ""


def test_the_right_code_at_the_wrong_moment_says_what_is_waited_for() -> None:
    event = at_the_wrong_moment(Desk(OPEN, "B-2"), Because.CARTON_OPEN).event

    assert isinstance(event, Refused)
    assert (event.expected, event.latches, event.because) == ("MUG", False, Because.CARTON_OPEN)
