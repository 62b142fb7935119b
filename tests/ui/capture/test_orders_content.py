"""Tests of ui/capture/orders_content.py: what the list shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.exception_queue.kinds import CaseKind
from app.lifecycle import OrderState
from tests.support.desk_kit import NOW
from tests.support.order_data import order_row
from ui.capture.orders_content import chips_of, due_of, health_of, row_of, sorts, status_of
from ui.widgets.content import Health
from ui.widgets.desk_content import TextCell, TimeCell


def test_a_held_order_says_for_what_it_waits() -> None:
    row = replace(
        order_row(1),
        state=OrderState.HELD,
        holds=frozenset({CaseKind.PAYMENT, CaseKind.ADDRESS}),
    )

    assert status_of(row).text == "Held: Address, Payment"
    assert status_of(row).health is Health.WARN


@pytest.mark.parametrize(
    ("minutes", "health"), [(-1, Health.BAD), (30, Health.WARN), (300, Health.UNKNOWN)]
)
def test_time_left_has_its_shape(minutes: int, health: Health) -> None:
    cell = due_of(OrderState.STAGED, NOW + timedelta(minutes=minutes), NOW)

    assert isinstance(cell, TimeCell)
    assert cell.health is health


@pytest.mark.parametrize("state", [OrderState.SHIPPED, OrderState.CANCELLED])
def test_nothing_hurries_once_an_order_is_over(state: OrderState) -> None:
    assert due_of(state, NOW - timedelta(days=3), NOW) == TextCell("–", quiet=True)


def test_a_chosen_state_keeps_its_chip_when_nothing_is_in_it() -> None:
    chips = chips_of({OrderState.HELD: 5}, OrderState.PACKED)

    assert [(chip.key, chip.count) for chip in chips] == [
        ("all", 5),
        ("held", 5),
        ("packed", 0),
    ]


def test_every_state_has_a_shape_and_every_sort_its_words() -> None:
    assert {health_of(state) for state in OrderState} == {
        Health.WARN,
        Health.GOOD,
        Health.UNKNOWN,
    }
    assert len({words for _key, words in sorts()}) == 3


def test_the_key_of_a_row_is_its_order_number() -> None:
    assert row_of(order_row(3), NOW).key == "SO-10458"
