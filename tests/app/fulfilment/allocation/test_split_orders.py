"""A split order goes round once for each delivery: what is held leaves, the rest follows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from app.fulfilment.allocation import AllocationReport, allocate
from app.fulfilment.dispatch.loading import DispatchVerdict
from app.fulfilment.events import (
    CartonOpened,
    UnitsPacked,
)
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.schema.cases import OutboxMessage
from app.store.schema.floor import Carton
from app.store.schema.stock import Hold
from app.store.unit_of_work import Store
from tests.app.fulfilment.allocation.deliveries import lines, send_what_is_held
from tests.support.floor_play import StationPlay, picked_orders
from tests.support.warehouse import NINE, Warehouse, small_warehouse

# PEN: there is one, three are wanted; MUG: two of fourteen.


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"PEN": 3, "MUG": 2}, ships_complete=False)
    return warehouse


def test_an_order_that_may_be_split_is_picked_as_far_as_there_is_stock(
    warehouse: Warehouse,
) -> None:
    report = allocate(warehouse.store, NINE)

    assert report == AllocationReport(orders_allocated=1, orders_split=1, lines_short=1)
    assert warehouse.order("1001").state == OrderState.ALLOCATED
    assert lines(warehouse) == [(1, 2, 0, 0), (2, 0, 0, 0)]


def test_an_order_that_may_be_split_waits_if_nothing_of_it_is_there(warehouse: Warehouse) -> None:
    warehouse.add_order("LATE", {"PEN": 1}, ships_complete=False)

    allocate(warehouse.store, NINE)

    assert warehouse.order("LATE").state == OrderState.BACKORDERED


def test_stock_that_comes_before_the_walk_goes_with_the_first_delivery(
    warehouse: Warehouse,
) -> None:
    allocate(warehouse.store, NINE)
    warehouse.add_stock("PEN", "B-02", 1)

    allocate(warehouse.store, NINE)

    assert lines(warehouse)[0] == (2, 1, 0, 0)
    assert warehouse.order("1001").state == OrderState.ALLOCATED


def test_the_first_delivery_leaves_and_the_rest_waits(warehouse: Warehouse) -> None:
    _prepared, verdict = send_what_is_held(warehouse)

    assert verdict is DispatchVerdict.PART_SHIPPED
    order = warehouse.order("1001")
    assert (order.state, order.delivery, order.shipped_at) == (OrderState.BACKORDERED, 2, None)
    assert lines(warehouse) == [(1, 2, 1, 1), (2, 0, 2, 2)]
    assert check_ledger(warehouse.store).agrees


def test_the_rest_follows_in_cartons_of_its_own_and_then_the_order_is_shipped(
    warehouse: Warehouse,
) -> None:
    first, _verdict = send_what_is_held(warehouse)
    warehouse.add_stock("PEN", "B-02", 5)

    second, verdict = send_what_is_held(warehouse)

    assert verdict is DispatchVerdict.ORDER_SHIPPED
    assert (first.carton_number, second.carton_number) == (1, 2)
    assert first.tracking_no != second.tracking_no
    order = warehouse.order("1001")
    assert (order.state, order.shipped_at is not None) == (OrderState.SHIPPED, True)
    assert lines(warehouse) == [(3, 0, 3, 3), (2, 0, 2, 2)]
    assert check_ledger(warehouse.store).agrees


def test_stock_may_come_in_three_times(warehouse: Warehouse) -> None:
    verdicts = []
    for _delivery in range(3):
        verdicts.append(send_what_is_held(warehouse)[1])
        warehouse.add_stock("PEN", "B-02", 1)

    part = DispatchVerdict.PART_SHIPPED
    assert verdicts == [part, part, DispatchVerdict.ORDER_SHIPPED]
    assert check_ledger(warehouse.store).agrees


def test_the_packer_of_the_rest_is_asked_for_the_rest_only(warehouse: Warehouse) -> None:
    send_what_is_held(warehouse)
    warehouse.add_stock("PEN", "B-02", 2)
    picked_orders(warehouse.store)

    package = StationPlay(warehouse.store, "PACK-2").claim_pack("1001")

    assert [(line.sku, line.units) for line in package.lines] == [("PEN", 2)]
    assert package.packed_before == ()
    assert package.first_carton == 2


def test_a_station_that_takes_over_the_rest_sees_what_the_other_packed_of_it(
    warehouse: Warehouse,
) -> None:
    send_what_is_held(warehouse)
    warehouse.add_stock("PEN", "B-02", 2)
    picked_orders(warehouse.store)
    packer = StationPlay(warehouse.store, "PACK-2")
    package = packer.claim_pack("1001")
    line = package.lines[0].order_line_id
    opened = CartonOpened(carton_number=2, carton_type="BOX-M")
    packer.play(package, opened, UnitsPacked(order_line_id=line, units=1, carton_number=2))

    again = packer.claim_pack("1001")

    assert [(box.carton_number, box.units) for box in again.packed_before] == [(2, 1)]


def test_each_slip_says_what_came_before_and_what_follows(warehouse: Warehouse) -> None:
    send_what_is_held(warehouse)
    order_id = warehouse.order_ids["1001"]
    with warehouse.store.reading() as uow:
        first = uow.shipments.carton(order_id, 1)
    warehouse.add_stock("PEN", "B-02", 2)
    send_what_is_held(warehouse)

    with warehouse.store.reading() as uow:
        second = uow.shipments.carton(order_id, 2)
        again = uow.shipments.carton(order_id, 1)

    assert first is not None
    assert second is not None
    pens = [
        (pen.wanted, pen.here, pen.earlier, pen.later) for pen in (first.lines[0], second.lines[0])
    ]
    assert pens == [(3, 1, 0, 2), (3, 2, 1, 0)]
    assert [(box.place, box.of) for box in (first, second)] == [(1, 1), (1, 1)]
    assert again is not None
    assert again.lines[0].later == 2  # printed again, the first slip says what it said


def test_the_customer_is_told_of_each_delivery_and_what_follows(warehouse: Warehouse) -> None:
    send_what_is_held(warehouse)
    warehouse.add_stock("PEN", "B-02", 2)
    send_what_is_held(warehouse)

    with warehouse.store.reading() as uow:
        query = select(OutboxMessage).where(OutboxMessage.kind == "mail shipped")
        told = uow.session.scalars(query.order_by(OutboxMessage.id)).all()
    assert [notice.key for notice in told] == ["shipped:1001", "shipped:1001/2"]
    assert [len(notice.payload["parcels"]) for notice in told] == [1, 1]
    assert told[0].payload["follows"] == [{"sku": "PEN", "name": "Pen", "units": 2}]
    assert told[1].payload["follows"] == []


def test_eight_allocators_never_oversell_to_orders_that_may_be_split(
    warehouse: Warehouse,
) -> None:
    # given twenty split orders of two mugs each, where twelve mugs are left beside order 1001
    for number in range(20):
        warehouse.add_order(f"S{number:02}", {"MUG": 2, "PEN": 1}, ships_complete=False)

    # when eight allocators work at once, and stock arrives meanwhile
    def bites() -> None:
        for _bite in range(8):
            allocate(warehouse.store, NINE, limit=3)

    with ThreadPoolExecutor(8) as pool:
        jobs = [pool.submit(bites) for _ in range(8)]
        pool.submit(warehouse.add_stock, "PEN", "A-10", 4)
    for job in jobs:
        job.result()
    allocate(warehouse.store, NINE)

    # then every unit is promised once, and no order that has something waits
    with warehouse.store.reading() as uow:
        held = uow.session.scalar(select(func.sum(Hold.units - Hold.picked - Hold.released)))
    assert held == 14 + 5
    assert check_ledger(warehouse.store).agrees
    for number in range(20):
        order = warehouse.order(f"S{number:02}")
        has_some = any(line.units_allocated for line in order.lines)
        assert order.state == (OrderState.ALLOCATED if has_some else OrderState.BACKORDERED)


def test_cartons_remember_their_delivery(warehouse: Warehouse) -> None:
    send_what_is_held(warehouse)
    warehouse.add_stock("PEN", "B-02", 2)
    send_what_is_held(warehouse)

    with warehouse.store.reading() as uow:
        query = select(Carton.number, Carton.delivery).order_by(Carton.number)
        assert uow.session.execute(query).tuples().all() == [(1, 1), (2, 2)]
