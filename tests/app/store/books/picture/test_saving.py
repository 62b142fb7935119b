"""A changed picture is written back whole, new rows with what hangs on them."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.errors import StoreRefused
from app.store.books.picture.picture import Picture
from app.store.books.picture.rows import CartonRow, ContentRow
from app.store.schema.floor import Carton, CartonContent, Work
from app.store.unit_of_work import Store, UnitOfWork
from tests.support.floor_play import release_everything
from tests.support.warehouse import NINE, small_warehouse


def test_a_new_carton_is_saved_with_its_contents(store: Store) -> None:
    warehouse = small_warehouse(store)
    order_id = warehouse.add_order("1001", {"MUG": 1})

    def put_in(uow: UnitOfWork) -> None:
        picture = uow.waves.picture(order_ids=[order_id])
        (line,) = picture.lines
        row = CartonRow(0, order_id, 1, 1, "BOX-M", "open", None, NINE, None, "")
        carton = picture.cartons.add(row)
        picture.contents.add(ContentRow(0, carton.id, line.id, 1))
        uow.waves.save(picture, NINE)

    store.run(put_in)
    with store.reading() as uow:
        found = select(Carton.number, CartonContent.units).join(CartonContent)
        assert [tuple(row) for row in uow.session.execute(found)] == [(1, 1)]


def test_the_database_refuses_a_picture_that_breaks_a_rule(store: Store) -> None:
    warehouse = small_warehouse(store)
    order_id = warehouse.add_order("1001", {"MUG": 1})

    def spoil(uow: UnitOfWork) -> None:
        picture = uow.waves.picture(order_ids=[order_id])
        for line in picture.lines:
            line.units_picked = 1
        uow.waves.save(picture, NINE)

    with pytest.raises(StoreRefused) as refused:
        store.run(spoil)

    assert "never_picked_unallocated" in str(refused.value.facts["constraint"])


def test_packing_is_opened_with_a_number_of_its_own(store: Store) -> None:
    warehouse = small_warehouse(store)
    ids = [warehouse.add_order(order_no, {"MUG": 1}) for order_no in ("1001", "1002")]

    def open_packing(uow: UnitOfWork) -> None:
        picture = uow.waves.picture(order_ids=ids)
        picture.pack_orders.extend(picture.orders)
        uow.waves.save(picture, NINE)

    store.run(open_packing)

    with store.reading() as uow:
        works = uow.session.scalars(select(Work).order_by(Work.id)).all()
    assert [(work.work_no, work.kind, work.order_id) for work in works] == [
        ("K-0001", "pack", ids[0]),
        ("K-0002", "pack", ids[1]),
    ]


@pytest.mark.postgresql
def test_two_walks_that_take_from_one_bin_at_once_both_take(postgres_url: str) -> None:
    warehouse = small_warehouse(Store.open(postgres_url))
    orders = [warehouse.add_order(number, {"MUG": 2}) for number in ("1001", "1002")]
    release_everything(warehouse.store)

    def take(uow: UnitOfWork, order_id: int) -> Picture:
        picture = uow.waves.picture(order_ids=[order_id], lock_stock=False)
        (stock,), (hold,) = picture.stock, picture.holds
        stock.on_hand, stock.held, hold.picked = stock.on_hand - 2, stock.held - 2, 2
        return picture

    with warehouse.store.unit() as uow:
        mine = take(uow, orders[0])  # and while it is judged ...
        with warehouse.store.unit() as theirs:
            theirs.waves.save(take(theirs, orders[1]), NINE)
            theirs.commit()
        uow.waves.save(mine, NINE)
        uow.commit()

    stock = warehouse.stock_of("MUG", "A-01")
    assert (stock.on_hand, stock.held) == (6, 0)
    warehouse.store.close()
