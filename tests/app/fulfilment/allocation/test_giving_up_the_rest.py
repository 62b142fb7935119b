"""What becomes of the rest of a split order that is not found or not wanted any more."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed
from app.fulfilment.allocation import allocate
from app.fulfilment.cancelling import cancel_order
from app.fulfilment.events import (
    PutInTote,
    ShortDeclared,
    ShortReason,
    WorkFinished,
)
from app.fulfilment.remedies import ship_short
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.station.claims import claim_pick
from app.store.unit_of_work import Store
from tests.app.fulfilment.allocation.deliveries import lines, send_what_is_held
from tests.support.floor_play import StationPlay, release_everything
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse, small_warehouse

# PEN: there is one, three are wanted; MUG: two of fourteen.


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"PEN": 3, "MUG": 2}, ships_complete=False)
    return warehouse


def test_a_short_pick_of_a_split_order_sends_on_what_was_found(warehouse: Warehouse) -> None:
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    for stop in package.stops:
        if stop.sku == "PEN":
            short = ShortDeclared(
                pick_line_id=stop.pick_line_id, missing=1, reason=ShortReason.BIN_EMPTY
            )
            picker.play(package, short)
        else:
            put = PutInTote(pick_line_id=stop.pick_line_id, units=stop.units, tote=stop.tote)
            picker.play(package, put)

    picker.play(package, WorkFinished())

    assert warehouse.order("1001").state == OrderState.PICKED
    assert lines(warehouse) == [(0, 3, 0, 0), (2, 0, 0, 0)]


def test_a_split_order_of_which_nothing_was_found_waits(warehouse: Warehouse) -> None:
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    shorts = [
        ShortDeclared(
            pick_line_id=stop.pick_line_id, missing=stop.units, reason=ShortReason.BIN_EMPTY
        )
        for stop in package.stops
    ]

    picker.play(package, *shorts)
    while (rest := claim_pick(warehouse.store, "PICK-1", PACKER)) is not None and rest.stops:
        more = [
            ShortDeclared(
                pick_line_id=s.pick_line_id, missing=s.units, reason=ShortReason.BIN_EMPTY
            )
            for s in rest.stops
        ]
        picker.play(rest, *more)
    picker.play(package if rest is None else rest, WorkFinished())

    assert warehouse.order("1001").state == OrderState.BACKORDERED


def test_the_rest_can_be_forgone_and_what_was_sent_is_the_order(warehouse: Warehouse) -> None:
    send_what_is_held(warehouse)

    order_id = warehouse.order_ids["1001"]
    warehouse.store.run(lambda uow: ship_short(uow, order_id, SUPERVISOR))

    order = warehouse.order("1001")
    assert (order.state, order.shipped_at is not None) == (OrderState.SHIPPED, True)
    assert lines(warehouse) == [(1, 0, 1, 1), (2, 0, 2, 2)]


def test_cancelling_after_a_delivery_cancels_the_rest_and_frees_its_holds(
    warehouse: Warehouse,
) -> None:
    send_what_is_held(warehouse)
    warehouse.add_stock("PEN", "B-02", 2)
    allocate(warehouse.store, NINE)
    assert warehouse.stock_of("PEN", "B-02").held == 2
    before = warehouse.order("1001").version

    order_id = warehouse.order_ids["1001"]
    warehouse.store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))

    assert warehouse.order("1001").state == OrderState.SHIPPED
    assert warehouse.order("1001").version == before + 1
    with warehouse.store.reading() as uow:
        (entry,) = uow.people.audited(subject="1001", action="cancel the rest")
    assert entry.facts == {"units_dropped": {"PEN": 2}}
    assert warehouse.stock_of("PEN", "B-02").held == 0
    assert [line.units_ordered for line in warehouse.order("1001").lines] == [1, 2]
    assert check_ledger(warehouse.store).agrees


def test_a_rest_that_is_being_picked_cannot_be_cancelled_behind_the_pickers_back(
    warehouse: Warehouse,
) -> None:
    send_what_is_held(warehouse)
    warehouse.add_stock("PEN", "B-02", 2)
    release_everything(warehouse.store)

    order_id = warehouse.order_ids["1001"]
    with pytest.raises(NotAllowed):
        warehouse.store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))

    assert warehouse.order("1001").state == OrderState.RELEASED
