"""What the item card says of a tracked unit."""

from __future__ import annotations

from app.values import Tracking
from ui.messages.floor.goods.tracked_facts import tracked_facts


def test_an_untracked_unit_has_nothing_to_tell() -> None:
    assert tracked_facts(Tracking.NONE, "", (), "") == ()


def test_lot_numbers_so_far_and_kit_stand_on_the_card() -> None:
    facts = tracked_facts(Tracking.LOT_AND_SERIAL, "L-7", ("S-1", "S-2"), "SET")

    assert [(fact.label, fact.value) for fact in facts] == [
        ("Lot", "L-7"),
        ("Serial 2", "S-2"),
        ("Kit", "SET"),
    ]


def test_a_number_is_asked_for_before_the_first_scan() -> None:
    (fact,) = tracked_facts(Tracking.SERIAL, "", (), "")

    assert (fact.label, fact.value) == ("Serial", "each unit")
