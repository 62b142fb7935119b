"""From a stop of a walk to what lies there, and from stock to what it is."""

from __future__ import annotations

from sqlalchemy import select

from app.store.books.tracking.way_to_goods import to_goods, to_stock
from app.store.schema.catalogue import Bin, Product
from app.store.schema.floor import PickLine
from app.store.schema.orders import Order
from app.store.schema.stock import Stock
from app.store.schema.tracking import Lot
from app.store.unit_of_work import Store
from tests.support.floor_play import release_everything
from tests.support.warehouse import small_warehouse


def test_a_stop_leads_to_its_order_and_to_the_bin_of_its_goods(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 3})
    release_everything(store)

    query = select(Order.order_no, Product.sku, Bin.code).select_from(PickLine)
    with store.reading() as uow:
        found = uow.session.execute(to_goods(to_stock(query))).all()

    assert [tuple(row) for row in found] == [("1001", "MUG", "A-01")]


def test_stock_without_a_lot_is_found_all_the_same(store: Store) -> None:
    small_warehouse(store)

    with store.reading() as uow:
        found = uow.session.execute(
            to_goods(select(Stock.lot, Lot.id).select_from(Stock)).where(Stock.lot == "")
        ).all()

    assert found
    assert all(lot_id is None for _lot, lot_id in found)
