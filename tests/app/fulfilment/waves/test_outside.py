"""Which orders no wave holds yet, and why not."""

from __future__ import annotations

import pytest

from app.fulfilment.allocation import allocate
from app.fulfilment.waves.board import read_board
from app.fulfilment.waves.outside import Outside, judge_outside
from app.fulfilment.waves.releasing import release_draft
from app.lifecycle import OrderState
from app.store.schema.planning import ReleaseMode
from app.store.unit_of_work import Store
from tests.support.planned_waves import LENA, draft_of, waiting_warehouse
from tests.support.warehouse import NINE


@pytest.mark.parametrize(
    ("mode", "why"),
    [
        (ReleaseMode.SCHEDULE, Outside.NOT_DUE),
        (ReleaseMode.PICKER_ASKS, Outside.PICKER_ASKS),
        (ReleaseMode.BY_HAND, Outside.BY_HAND),
    ],
)
def test_an_order_that_is_held_in_full_goes_when_waves_go(mode: ReleaseMode, why: Outside) -> None:
    assert judge_outside(OrderState.ALLOCATED, mode) is why


@pytest.mark.parametrize("mode", list(ReleaseMode))
def test_what_is_not_held_waits_for_something_else_than_a_wave(mode: ReleaseMode) -> None:
    assert judge_outside(OrderState.HELD, mode) is Outside.NOT_CHECKED
    assert judge_outside(OrderState.RECEIVED, mode) is Outside.NOT_CHECKED
    assert judge_outside(OrderState.STAGED, mode) is Outside.NOT_HELD
    assert judge_outside(OrderState.BACKORDERED, mode) is Outside.SHORT


def test_each_order_in_no_wave_is_on_the_board_with_its_reason(store: Store) -> None:
    # given a released order, a planned one, and orders that wait for stock, checks and a picker
    warehouse = waiting_warehouse(store, orders=3)
    release_draft(store, draft_of(warehouse, ("1001",)), NINE, LENA)
    draft_of(warehouse, ("1002",))
    warehouse.add_order("1004", {"PEN": 2, "MUG": 1})  # there is one pen
    allocate(store, NINE)
    warehouse.add_order("1005", {"MUG": 2}, state=OrderState.HELD)
    warehouse.add_order("1006", {"MUG": 2})

    outside = read_board(store).outside

    assert [(one.order_no, one.units, one.missing, one.why) for one in outside] == [
        ("1003", 1, 0, Outside.PICKER_ASKS),
        ("1004", 3, 1, Outside.SHORT),
        ("1005", 2, 2, Outside.NOT_CHECKED),
        ("1006", 2, 2, Outside.NOT_HELD),
    ]


def test_the_order_that_leaves_first_stands_first(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=1)
    warehouse.add_order("0999", {"BOOK": 1}, dispatch_by=NINE)

    assert [one.order_no for one in read_board(store).outside] == ["0999", "1001"]
