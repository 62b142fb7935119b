"""Cancelling an order wherever it stands, and bringing its goods back."""

from __future__ import annotations

import pytest
from sqlalchemy import select, update

from app.errors import NotAllowed
from app.fulfilment.allocation import allocate
from app.fulfilment.cancelling import cancel_order, release_holds
from app.fulfilment.events import PutInTote, WorkFinished
from app.fulfilment.waves import release_wave
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.station.claims import claim_pick, orders_now
from app.store.schema.floor import Carton, Tote, Work
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    StationPlay,
    cases_of,
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
    with warehouse.store.reading() as uow:
        (entry,) = uow.people.audited(subject="1001", action="cancel order")  # twice is once
    assert entry.badge == SUPERVISOR
    assert check_ledger(warehouse.store).agrees


def test_of_an_order_that_is_picked_already_no_hold_is_given_back(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 2})
    picker.play(package, *picks_of(package))
    order_id = warehouse.order_ids["1001"]

    assert not warehouse.store.run(lambda uow: release_holds(uow, order_id, SUPERVISOR))

    assert [line.units_picked for line in warehouse.order("1001").lines] == [2]
    assert check_ledger(warehouse.store).agrees


def test_what_is_held_is_given_back_as_long_as_nothing_is_in_picking(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 2})
    warehouse.add_order("1002", {"LAMP": 1, "BOOK": 1})
    allocate(warehouse.store, NINE)

    assert _release_holds(warehouse, "1001")
    assert warehouse.stock_of("MUG", "A-01").held == 0
    assert [line.units_allocated for line in warehouse.order("1001").lines] == [0]

    release_wave(warehouse.store, NINE)
    assert not _release_holds(warehouse, "1002")  # a cart is to fetch it
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    picker.play(package, *list(picks_of(package))[:1])
    assert not _release_holds(warehouse, "1002")  # half of it is aboard
    assert check_ledger(warehouse.store).agrees


def _release_holds(warehouse: Warehouse, order_no: str) -> bool:
    order_id = warehouse.order_ids[order_no]
    return warehouse.store.run(lambda uow: release_holds(uow, order_id, SUPERVISOR))


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
    assert _bound_totes(warehouse) == ["T-02"]


def test_a_cart_with_another_orders_goods_aboard_is_still_brought_back(
    warehouse: Warehouse,
) -> None:
    # given a cart that was given back when one of its two orders was picked
    warehouse.add_order("1001", {"MUG": 1})
    warehouse.add_order("1002", {"LAMP": 1})
    release_everything(warehouse.store)
    first = StationPlay(warehouse.store, "PICK-1")
    walk = first.claim_pick()
    (lamp,) = (stop for stop in walk.stops if stop.order_no == "1002")
    first.play(walk, PutInTote(pick_line_id=lamp.pick_line_id, units=1, tote=lamp.tote))
    first.give_back(walk)

    # when the other one is cancelled
    _cancel(warehouse)

    # then nothing is left to pick, and the next picker brings it to the drop point
    second = StationPlay(warehouse.store, "PICK-2")
    rest = second.claim_pick()
    assert rest.stops == ()
    second.pick(rest)
    assert warehouse.order("1002").state == OrderState.PICKED


def test_the_packing_of_an_order_of_the_same_cart_goes_on(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 1})
    warehouse.add_order("1002", {"LAMP": 1})
    picked_orders(warehouse.store)

    _cancel(warehouse)

    assert _works(warehouse) == ["done", "withdrawn", "open"]
    assert _bound_totes(warehouse) == ["T-01", "T-02"]


def test_of_an_order_that_is_packed_already_the_packing_stays_done(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 1})
    picked_orders(warehouse.store)
    packed_order(warehouse.store, "1001")

    _cancel(warehouse)

    assert _works(warehouse) == ["done", "done"]


def test_goods_of_one_line_that_are_aboard_make_a_case_though_the_others_are_in_their_bins(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 1, "LAMP": 1})
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    picker.play(package, *list(picks_of(package))[:1])

    _cancel(warehouse)

    (case,) = cases_of(warehouse)
    assert case.facts["put_away"] == [{"sku": "MUG", "units": 1, "place": "T-01"}]
    assert case.due_at > case.opened_at


def test_the_tote_of_a_cart_on_its_way_is_free_when_the_cart_is_back(warehouse: Warehouse) -> None:
    picker, package = one_stop(warehouse, {"MUG": 1})

    _cancel(warehouse)
    assert _bound_totes(warehouse) == ["T-01"]

    picker.play(package, WorkFinished())
    assert _bound_totes(warehouse) == []
    assert warehouse.order("1001").state == OrderState.CANCELLED


def test_an_order_that_was_sent_by_somebody_else_cannot_be_cancelled(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 1}, state=OrderState.SHIPPED)

    with pytest.raises(NotAllowed):
        _cancel(warehouse)


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
