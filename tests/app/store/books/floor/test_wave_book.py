"""What can be released and what was."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.fulfilment.allocation import allocate
from app.fulfilment.waves import release_wave
from app.store.schema.floor import Work
from app.store.unit_of_work import Store
from tests.support.floor_play import release_everything
from tests.support.warehouse import NINE, small_warehouse


def test_orders_that_are_held_in_full_wait_for_a_wave_with_what_is_held(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 12})
    warehouse.add_order("1002", {"PEN": 9})
    allocate(store, NINE)

    with store.unit() as uow:
        (order,) = uow.waves.orders_to_pick(10)
        held = uow.waves.held_units([order.order_id])
        totes = uow.waves.free_totes(2)
        assert uow.waves.count_to_pick() == 1

    assert (order.order_no, order.version) == ("1001", 1)
    assert [(units.bin_code, units.units) for units in held] == [("A-01", 10), ("B-02", 2)]
    assert [tote.code for tote in totes] == ["T-01", "T-02"]


def test_a_cart_must_leave_when_its_most_urgent_order_must(store: Store) -> None:
    warehouse = small_warehouse(store)
    for number, hour in (("1001", 5), ("1002", 2), ("1003", 9)):
        warehouse.add_order(number, {"MUG": 1}, dispatch_by=NINE + timedelta(hours=hour))
    allocate(store, NINE)
    release_wave(store, NINE, totes_per_cart=2)

    with store.reading() as uow:
        due = uow.session.scalars(select(Work.ship_by).order_by(Work.id)).all()

    assert due == [NINE + timedelta(hours=2), NINE + timedelta(hours=9)]


def test_released_orders_wait_for_no_wave_any_more(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 12})
    release_everything(store)

    with store.unit() as uow:
        assert uow.waves.orders_to_pick(10) == []
        assert len(uow.waves.free_totes(10)) == 5
        assert len(uow.waves.walks_of(warehouse.order_ids["1001"])) == 1
