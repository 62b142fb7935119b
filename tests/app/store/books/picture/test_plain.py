"""Of a walk one stop can be had alone, with all that a unit into its tote moves."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest

from app.store.books.picture.picture import Picture
from app.store.books.picture.sheet import Sheet
from app.store.unit_of_work import Store
from tests.support.floor_play import release_everything
from tests.support.warehouse import NINE, small_warehouse


@pytest.fixture
def walk(store: Store) -> Picture:
    """The whole walk of two orders."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"PEN": 1})
    warehouse.add_order("1002", {"MUG": 3})
    release_everything(store)
    with store.unit() as uow:
        return uow.waves.picture(work_ids=[1])


def _stop_of(walk: Picture, sku: str) -> int:
    return next(one.id for one in walk.pick_lines if walk.lines[one.order_line_id].sku == sku)


def test_a_stop_has_its_own_goods_as_the_whole_walk_has_them(store: Store, walk: Picture) -> None:
    stop_id = _stop_of(walk, "MUG")

    with store.unit() as uow:
        stop = uow.waves.picture_of_stop(1, stop_id)

    assert stop is not None
    sheets: list[tuple[Sheet[Any], Sheet[Any]]] = [
        (stop.orders, walk.orders),
        (stop.works, walk.works),
        (stop.lines, walk.lines),
        (stop.holds, walk.holds),
        (stop.pick_lines, walk.pick_lines),
        (stop.totes, walk.totes),
        (stop.stock, walk.stock),
    ]
    for alone, whole in sheets:
        (row,) = alone
        assert row == whole[row.id]
    assert [order.order_no for order in stop.orders] == ["1002"]


def test_a_stop_of_another_walk_brings_nothing(store: Store, walk: Picture) -> None:
    with store.unit() as uow:
        assert uow.waves.picture_of_stop(2, _stop_of(walk, "MUG")) is None
        assert uow.waves.picture_of_stop(1, 987654) is None


def test_who_waited_for_a_stop_sees_what_the_other_did_to_it(store: Store, walk: Picture) -> None:
    stop_id, nobody = _stop_of(walk, "MUG"), Event()

    def pick_one() -> int:
        with store.unit() as uow:
            stop = uow.waves.picture_of_stop(1, stop_id)
            assert stop is not None
            picked = _pick_one(stop)
            nobody.wait(0.1)  # the others come to wait behind this one
            uow.waves.save(stop, NINE)
            uow.commit()
        return picked

    with ThreadPoolExecutor(3) as pool:
        found = list(pool.map(lambda _hand: pick_one(), range(3)))

    assert sorted(found) == [1, 2, 3]
    with store.unit() as uow:
        left = uow.waves.picture(work_ids=[1])
    mugs = left.stock_of(left.pick_lines[stop_id])
    assert (mugs.on_hand, mugs.held) == (7, 0)


def _pick_one(picture: Picture) -> int:
    """Take a unit in every row of the stop; how many are picked then, alike everywhere."""
    (stop,), (line,), (hold,) = picture.pick_lines, picture.lines, picture.holds
    stop.units_picked += 1
    line.units_picked += 1
    hold.picked += 1
    (stock,) = picture.stock
    stock.on_hand, stock.held = stock.on_hand - 1, stock.held - 1
    assert stop.units_picked == line.units_picked == hold.picked
    return stop.units_picked
