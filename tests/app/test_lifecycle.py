"""The life of an order: forward to the customer, back when something is undone, never beyond."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lifecycle import MOVES, REST_FORGONE, OrderState, may_move

ENDS = {OrderState.SHIPPED, OrderState.CANCELLED}
_HAPPY_WAY = [
    OrderState.RECEIVED,
    OrderState.STAGED,
    OrderState.ALLOCATED,
    OrderState.RELEASED,
    OrderState.PICKED,
    OrderState.PACKING,
    OrderState.PACKED,
    OrderState.SHIPPED,
]


def test_a_good_order_goes_from_file_to_customer_step_by_step() -> None:
    assert all(may_move(a, b) for a, b in pairwise(_HAPPY_WAY))


@pytest.mark.parametrize("skipped", range(1, len(_HAPPY_WAY) - 1))
def test_no_step_of_the_way_can_be_left_out(skipped: int) -> None:
    assert not may_move(_HAPPY_WAY[skipped - 1], _HAPPY_WAY[skipped + 1])


def test_every_state_has_its_row_in_the_table() -> None:
    assert set(MOVES) == set(OrderState)


@pytest.mark.parametrize("state", OrderState)
def test_staying_is_always_allowed_and_is_no_move(state: OrderState) -> None:
    assert may_move(state, state)
    assert state not in MOVES[state]


@pytest.mark.parametrize("state", sorted(ENDS))
def test_what_is_shipped_or_cancelled_stays_so(state: OrderState) -> None:
    assert not any(may_move(state, other) for other in OrderState if other is not state)


def test_every_order_can_still_come_to_an_end() -> None:
    for state in OrderState:
        assert _reachable(state) & ENDS, f"an order in {state} is stuck"


def test_every_state_can_be_reached_by_an_order_that_came_in() -> None:
    assert _reachable(OrderState.RECEIVED) == set(OrderState)


def test_a_customer_may_cancel_until_the_carton_has_left() -> None:
    before = set(OrderState) - ENDS

    assert all(may_move(state, OrderState.CANCELLED) for state in before)


@pytest.mark.parametrize("state", sorted(REST_FORGONE))
def test_a_waiting_order_is_shipped_only_if_a_delivery_of_it_has_left(state: OrderState) -> None:
    assert not may_move(state, OrderState.SHIPPED)
    assert may_move(state, OrderState.SHIPPED, delivery=2)


@given(choices=st.lists(st.integers(0, 10), max_size=40))
def test_nothing_ships_that_was_not_packed_and_nothing_is_packed_unpicked(
    choices: list[int],
) -> None:
    # given an order that came in, and somebody who makes any moves that are allowed
    state, passed = OrderState.RECEIVED, [OrderState.RECEIVED]
    for choice in choices:
        onward = sorted(MOVES[state])
        if onward:
            state = onward[choice % len(onward)]
            passed.append(state)

    # then every state on the way stands where the SOP wants it
    for earlier, later in (
        (OrderState.PACKED, OrderState.SHIPPED),
        (OrderState.PACKING, OrderState.PACKED),
        (OrderState.PICKED, OrderState.PACKING),
        (OrderState.STAGED, OrderState.ALLOCATED),
    ):
        if later in passed:
            assert earlier in passed[: passed.index(later)]


def _reachable(start: OrderState) -> set[OrderState]:
    found, waiting = {start}, [start]
    while waiting:
        for state in MOVES[waiting.pop()] - found:
            found.add(state)
            waiting.append(state)
    return found
