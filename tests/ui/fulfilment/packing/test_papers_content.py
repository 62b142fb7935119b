"""A booked carton in words: the carrier taken, why the others lost, how the prints ended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.store.schema.shipping import PrintState
from tests.support.floor_data import SSCC, carton, papers
from ui.fulfilment.packing.papers_content import papers_content, papers_in_the_making
from ui.widgets.content import Health


def test_the_carrier_taken_comes_first_and_each_other_says_why_it_lost() -> None:
    content = papers_content(papers())

    assert content.title == "Parcelway Express"
    assert SSCC in content.facts
    assert [(row.name, row.why, row.chosen) for row in content.quotes] == [
        ("Parcelway Express", "cheapest in time", True),
        ("Northpost Economy", "too late", False),
        ("Northpost Next Day", "dearer", False),
        ("Cargolane Freight", "does not go there", False),
    ]
    assert content.quotes[0].price == "6.40 EUR"
    assert (content.quotes[3].price, content.quotes[3].day) == ("", "")


@pytest.mark.parametrize(
    ("state", "health"),
    [
        (PrintState.CONFIRMED, Health.GOOD),
        (PrintState.UNKNOWN, Health.WARN),
        (PrintState.FAILED, Health.BAD),
    ],
)
def test_how_the_label_came_out_is_a_shape_and_a_word(state: PrintState, health: Health) -> None:
    content = papers_content(papers(label=state))

    assert content.print_health is health
    assert content.print_word


def test_an_address_that_is_not_whole_on_the_label_is_told_before_it_leaves() -> None:
    greek = replace(papers(), carton=replace(carton(), lost=("ό",)))

    content = papers_content(greek)

    assert content.print_health is Health.WARN
    assert "ό" in content.print_word


def test_while_papers_are_made_the_card_says_so() -> None:
    content = papers_in_the_making("Box B2")

    assert (content.facts, content.print_health) == ("Box B2", Health.UNKNOWN)
