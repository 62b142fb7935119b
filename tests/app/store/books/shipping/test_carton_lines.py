"""Every line of an order as one carton sees it."""

from __future__ import annotations

from sqlalchemy import select

from app.store.books.shipping.carton_lines import carton_lines
from app.store.schema.floor import Carton
from app.store.unit_of_work import Store
from tests.support.tracked_floor import claimed_walk, pack_of, packing_of, tracked_warehouse


def test_a_line_in_two_lots_is_one_line_with_both_lots(store: Store) -> None:
    warehouse = tracked_warehouse(store)
    picker, package = claimed_walk(warehouse, TEA=4)
    picker.pick(package)
    packer, packing = packing_of(warehouse)
    packer.play(packing, pack_of(packing, 3, "SOON"), pack_of(packing, 1, "LATE"))

    with store.reading() as uow:
        carton = uow.session.scalars(select(Carton)).one()
        (line,) = carton_lines(uow.session, carton.id, carton.order_id, carton.delivery)

    assert (line.sku, line.wanted, line.here, line.later) == ("TEA", 4, 4, 0)
    assert line.tracked == "Lot LATE (1)\nLot SOON (3)"
