"""How far a handover is, in the words of the dock's cards and its top bar."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.fulfilment.dispatch.handover import Handover, Handovers
from tests.support.desk_kit import NOW
from tests.support.floor_data import handovers
from ui.fulfilment.dispatch.handover_content import (
    carriers_of,
    how_far,
    missing_of,
    top_bar_of,
    unknown,
)
from ui.widgets.content import Health, StepMark


def test_the_carrier_in_hand_says_how_far_it_is_and_what_it_misses() -> None:
    card = missing_of(handovers(), NOW)

    assert (card.title, card.summary) == ("Parcelway", "31 of 40 · missing 9")
    assert (card.done, card.needed, len(card.lines)) == (31, 40, 9)
    assert card.lines[0].name == "SO-10480 · carton 1"
    assert [line.said for line in card.lines].count("At packing") == 2


def test_missing_parcels_that_are_too_many_to_name_are_counted() -> None:
    found = handovers()
    short = replace(found, missing=found.missing[:4])

    assert missing_of(short, NOW).lines[-1].name == "and 5 others"


def test_a_complete_handover_may_leave() -> None:
    card = missing_of(handovers(0), NOW)

    assert (card.summary, card.lines[0].name) == ("40 of 40", "Ready to leave")
    assert card.lines[0].mark is StepMark.DONE


def test_all_carriers_stand_there_with_their_collections() -> None:
    card = carriers_of(handovers(), NOW)

    assert card.summary == "46 of 61"
    assert [(line.name, line.mark) for line in card.lines] == [
        ("Parcelway · Pickup 16:00", StepMark.NOW),
        ("Northpost · Pickup 17:30", StepMark.TODO),
        ("Meridian Air · Pickup 03.03. 15:00", StepMark.TODO),
        ("Redgate Post · Ready to leave", StepMark.DONE),
    ]


@pytest.mark.parametrize(
    ("minutes", "missing", "health"),
    [(61, 3, Health.UNKNOWN), (60, 3, Health.WARN), (60, 0, Health.GOOD)],
)
def test_the_top_bar_warns_an_hour_before_the_collection(
    minutes: int, missing: int, health: Health
) -> None:
    one = Handover("Parcelway", 5, missing, NOW + timedelta(minutes=minutes))
    facts, _pickup, found = top_bar_of(Handovers((one,), "Parcelway"), NOW)

    assert found is health
    assert [fact.value for fact in facts][:2] == ["Parcelway", f"5 of {5 + missing}"]
    assert [fact.label for fact in facts].count("Missing") == (1 if missing else 0)


def test_a_carrier_whose_collection_nobody_knows_names_none() -> None:
    one = Handover("Parcelway", 0, 1)

    assert top_bar_of(Handovers((one,), "Parcelway"), NOW)[1:] == ("", Health.UNKNOWN)
    assert how_far(one) == "0 of 1 · missing 1"


def test_nothing_to_load_and_nothing_known_are_told_apart() -> None:
    assert missing_of(Handovers(), NOW).summary == "nothing waits"
    assert unknown().summary == "not known yet"
    assert top_bar_of(None, NOW) == top_bar_of(Handovers(), NOW) == ((), "", Health.UNKNOWN)


def test_a_lane_where_nothing_waits_is_named_and_no_other_in_its_place() -> None:
    found = replace(handovers(), carrier="Meridian Sea", missing=())

    card = missing_of(found, NOW)

    assert (card.title, card.summary, card.lines) == ("Meridian Sea", "nothing waits", ())
    facts, pickup, _health = top_bar_of(found, NOW)
    assert ([fact.value for fact in facts], pickup) == (["Meridian Sea"], "")
