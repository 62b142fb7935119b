"""Waves: carts of totes, walked once."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from app.fulfilment.allocation import allocate
from app.fulfilment.routing import StopPlace
from app.fulfilment.waves import Load, WaveReport, release_wave, share_carts
from app.lifecycle import OrderState
from app.store.books.floor.wave_book import FreeTote, HeldUnits, OrderToPick
from app.store.schema.floor import PickLine, Tote, Wave
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, picked_orders
from tests.support.warehouse import NINE, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def test_each_order_gets_a_tote_on_a_slot_and_its_stops_in_walking_order(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"BOOK": 1, "MUG": 12})
    warehouse.add_order("1002", {"LAMP": 1})
    allocate(warehouse.store, NINE)

    report = release_wave(warehouse.store, NINE)

    assert report == WaveReport(("W-0001",), ("P-0001",), orders_released=2)
    assert warehouse.order("1001").state == OrderState.RELEASED
    package = StationPlay(warehouse.store, "PICK-1").claim_pick()
    assert package.totes == ("T-01", "T-02")
    assert [(stop.bin_code, stop.units, stop.slot, stop.tote) for stop in package.stops] == [
        ("A-01", 10, 1, "T-01"),
        ("A-02", 1, 2, "T-02"),
        ("A-10", 1, 1, "T-01"),
        ("B-02", 2, 1, "T-01"),
    ]


def test_orders_without_a_free_tote_wait_visibly(warehouse: Warehouse) -> None:
    for number in range(8):
        warehouse.add_order(f"10{number:02}", {"BOOK": 1})
    allocate(warehouse.store, NINE)

    first = release_wave(warehouse.store, NINE, totes_per_cart=4)
    second = release_wave(warehouse.store, NINE, totes_per_cart=4)

    assert (first.orders_released, first.orders_without_tote) == (6, 2)
    assert first.work_nos == ("P-0001", "P-0002")
    assert second == WaveReport(orders_without_tote=2)
    assert warehouse.order("1007").state == OrderState.ALLOCATED


def test_nothing_to_release_makes_no_wave(warehouse: Warehouse) -> None:
    assert release_wave(warehouse.store, NINE) == WaveReport()


def test_the_walk_is_whatever_the_router_says(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 1, "BOOK": 1, "LAMP": 1})
    allocate(warehouse.store, NINE)

    def backwards(places: Sequence[StopPlace]) -> Sequence[int]:
        return sorted(range(len(places)), key=lambda index: -places[index].walk_order)

    release_wave(warehouse.store, NINE, walk=backwards)

    package = StationPlay(warehouse.store, "PICK-1").claim_pick()
    assert [stop.bin_code for stop in package.stops] == ["A-10", "A-02", "A-01"]


def test_a_wave_of_one_zone_says_so_and_ends_with_its_last_walk(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"PEN": 1})
    picked_orders(warehouse.store)

    with warehouse.store.reading() as uow:
        wave = uow.session.scalars(select(Wave)).one()

    assert (wave.wave_no, wave.zone, wave.state) == ("W-0001", "B", "done")


def test_two_waves_released_at_once_share_neither_orders_nor_totes(warehouse: Warehouse) -> None:
    for number in range(6):
        warehouse.add_order(f"10{number:02}", {"BOOK": 1})
    allocate(warehouse.store, NINE)

    with ThreadPoolExecutor(4) as pool:
        reports = list(
            pool.map(lambda _n: release_wave(warehouse.store, NINE, max_orders=2), range(4))
        )

    assert sum(report.orders_released for report in reports) == 6
    with warehouse.store.reading() as uow:
        bound = select(func.count(Tote.order_id), func.count(Tote.order_id.distinct()))
        assert tuple(uow.session.execute(bound).one()) == (6, 6)
        assert uow.session.scalar(select(func.count(PickLine.id))) == 6


def test_an_order_with_very_many_stops_gets_a_cart_of_its_own() -> None:
    loads = [_load(1, 2), _load(2, 200), _load(3, 2), _load(4, 2), _load(5, 2)]

    carts = [[order.order_id for order, _, _ in cart] for cart in share_carts(loads, 2, 100)]

    assert carts == [[1], [2], [3, 4], [5]]


def test_a_cart_takes_just_as_many_stops_as_it_may_and_none_goes_out_empty() -> None:
    stops = [60, 40, 101, 60, 40, 1]
    loads = [_load(number, some) for number, some in enumerate(stops, start=1)]

    carts = [[order.order_id for order, _, _ in cart] for cart in share_carts(loads, 9, 100)]

    assert carts == [[1, 2], [3], [4, 5], [6]]
    assert list(share_carts([_load(1, 101)], 9, 100)) == [[_load(1, 101)]]


def _load(order_id: int, stops: int) -> Load:
    held = HeldUnits(order_id, 1, 1, 1, "A-01", 1, "A", "A", None, None)
    return OrderToPick(order_id, str(order_id), 1), FreeTote(order_id, "T"), [held] * stops
