"""Tests of ui/capture/order/order_desk.py: which keys an order has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.lifecycle import OrderState
from tests.support.order_data import held_order, passed_order
from ui.capture.order.order_desk import OrderActs, OrderDesk
from ui.capture.orders_display import OrderRead


def desk() -> OrderDesk:
    def nothing(*_args: object) -> None:
        """Nothing."""

    return OrderDesk(OrderActs(*[nothing] * 6))


def test_a_held_order_can_be_checked_corrected_looked_at_and_cancelled() -> None:
    held = desk()
    held.open(OrderRead(held_order()))

    assert [action.label for action in held.actions()] == [
        "Check again",
        "Correct address",
        "Show case",
        "Cancel order",
    ]


@pytest.mark.parametrize("state", [OrderState.SHIPPED, OrderState.CANCELLED])
def test_an_order_that_is_over_can_only_be_looked_back_at(state: OrderState) -> None:
    over = desk()
    over.open(OrderRead(replace(passed_order(), state=state)))

    assert {action.label for action in over.actions()} <= {"Replay scans"}


def test_another_order_takes_the_wish_for_a_badge_and_the_draft_away() -> None:
    busy = desk()
    busy.open(OrderRead(held_order()))
    assert busy.draft is not None
    busy.draft.type_in("city", "Leipzig")
    busy.asking = True

    busy.open(OrderRead(replace(held_order(), order_no="SO-2")))

    assert not busy.asking
    assert busy.draft is not None
    assert busy.draft.changes == {}


@pytest.mark.parametrize("state", list(OrderState))
def test_what_was_scanned_for_an_order_can_be_replayed(state: OrderState) -> None:
    scanned = desk()
    scanned.open(OrderRead(replace(passed_order(), state=state)))

    offered = any(one.label == "Replay scans" for one in scanned.actions())

    assert offered is (state in {OrderState(name) for name in _SCANNED})


_SCANNED = ("picked", "packing", "packed", "shipped")
