"""Cancelling an order wherever it stands, and bringing its goods back."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from app.errors import NotAllowed
from app.fulfilment.allocation import allocate
from app.fulfilment.cancelling import cancel_order, release_holds
from app.fulfilment.events import WorkFinished
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.station.claims import claim_pick, orders_now
from app.store.schema.floor import Carton, Tote, Work
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    StationPlay,
    one_stop,
    packed_order,
    picked_orders,
    picks_of,
    release_everything,
)
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def _cancel(warehouse: Warehouse, order_no: str = "1001") -> None:
    order_id = warehouse.order_ids[order_no]
    warehouse.store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))


def test_what_was_held_for_a_cancelled_order_is_free_again(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 12, "PEN": 2})
    allocate(warehouse.store, NINE)

    _cancel(warehouse)
    _cancel(warehouse)

    order = warehouse.order("1001")
    assert (order.state, order.version) == (OrderState.CANCELLED, 2)
    assert [(line.units_allocated, line.units_backordered) for line in order.lines] == [(0, 0)] * 2
    assert warehouse.stock_of("MUG", "A-01").held == 0
    assert orders_now(warehouse.store, ["1001", "1002"]) == {"1001": None}
    assert check_ledger(warehouse.store).agrees


def test_of_an_order_that_is_picked_already_no_hold_is_given_back(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 2})
    picker.play(package, *picks_of(package))
    order_id = warehouse.order_ids["1001"]

    assert not warehouse.store.run(lambda uow: release_holds(uow, order_id, SUPERVISOR))

    assert [line.units_picked for line in warehouse.order("1001").lines] == [2]
    assert check_ledger(warehouse.store).agrees


def test_a_walk_that_nobody_took_and_nobody_needs_is_withdrawn_with_its_tote(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 1})
    release_everything(warehouse.store)

    _cancel(warehouse)

    assert claim_pick(warehouse.store, "PICK-1", PACKER) is None
    assert _works(warehouse) == ["withdrawn"]
    assert _bound_totes(warehouse) == []


def test_a_walk_that_another_order_needs_goes_on_without_the_cancelled_one(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 1})
    warehouse.add_order("1002", {"LAMP": 1})
    release_everything(warehouse.store)

    _cancel(warehouse)

    package = StationPlay(warehouse.store, "PICK-1").claim_pick()
    assert [stop.order_no for stop in package.stops] == ["1002"]
    assert package.order_versions == {"1002": 1}


def test_the_tote_of_a_cart_on_its_way_is_free_when_the_cart_is_back(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 1})

    _cancel(warehouse)
    assert _bound_totes(warehouse) == ["T-01"]

    picker.play(package, WorkFinished())
    assert _bound_totes(warehouse) == []
    assert warehouse.order("1001").state == OrderState.CANCELLED


def test_an_order_of_which_a_carton_left_cannot_be_cancelled(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 1})
    picked_orders(warehouse.store)
    packed_order(warehouse.store, "1001")
    left = update(Carton).values(state="shipped")
    warehouse.store.run(lambda uow: uow.session.execute(left))

    with pytest.raises(NotAllowed):
        _cancel(warehouse)


def _works(warehouse: Warehouse) -> list[str]:
    with warehouse.store.reading() as uow:
        return list(uow.session.scalars(select(Work.state).order_by(Work.id)))


def _bound_totes(warehouse: Warehouse) -> list[str]:
    with warehouse.store.reading() as uow:
        return list(uow.session.scalars(select(Tote.code).where(Tote.order_id.is_not(None))))
