"""A picture holds a few orders with everything that moves with them, and nothing else."""

from __future__ import annotations

from app.store.unit_of_work import Store
from tests.support.floor_play import release_everything
from tests.support.warehouse import small_warehouse


def test_a_walk_brings_its_orders_with_lines_holds_stock_and_totes(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 12})
    warehouse.add_order("1002", {"PEN": 9})
    release_everything(store)

    with store.unit() as uow:
        picture = uow.waves.picture(work_ids=uow.waves.walks_of(warehouse.order_ids["1001"]))

    (work,) = picture.works
    (order,) = picture.orders
    assert order.order_no == "1001"
    assert [stop.units_needed for stop in picture.stops_of(work)] == [10, 2]
    assert [(row.bin_code, row.held) for row in picture.stock] == [("A-01", 10), ("B-02", 2)]
    assert [tote.code for tote in picture.totes] == ["T-01"]
    assert picture.pack_work_of(order) is None


def test_all_stock_of_a_product_is_there_when_it_is_asked_for(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1})
    release_everything(store)
    walks = [1]

    with store.unit() as uow:
        only_held = uow.waves.picture(work_ids=walks)
        stops = [stop.id for stop in only_held.pick_lines]
        everywhere = uow.waves.picture(work_ids=walks, stock_of_stops=stops)

    assert [row.bin_code for row in only_held.stock] == ["A-01"]
    assert [row.bin_code for row in everywhere.stock] == ["A-01", "B-02"]


def test_works_and_orders_that_do_not_exist_are_left_out(store: Store) -> None:
    with store.unit() as uow:
        picture = uow.waves.picture(work_ids=[987654], order_ids=[987654])

    assert list(picture.works) == []
    assert list(picture.orders) == []
