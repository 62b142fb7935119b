"""Shipped units are counted again from the scans themselves."""

from __future__ import annotations

from sqlalchemy import update

from app.fulfilment.events import Undone, UnitsPacked
from app.store.books.ledger.evidence import shipped_without_scans
from app.store.schema.orders import OrderLine
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, packs_of, picked_orders
from tests.support.warehouse import Warehouse, small_warehouse


def test_a_unit_that_was_scanned_twice_may_ship_and_one_whose_scan_was_undone_may_not(
    store: Store,
) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})
    picked_orders(store)
    packer = StationPlay(store, "PACK-1")
    package = packer.claim_pack("1001")
    packer.play(package, *packs_of(package))
    _ship(warehouse, 2)
    assert _found(store) == []

    _ship(warehouse, 0)
    line = package.lines[0].order_line_id
    mug = UnitsPacked(order_line_id=line, units=1, carton_number=1)
    packer.play(package, Undone(event=mug))
    store.run(lambda uow: uow.session.execute(update(OrderLine).values(units_packed=2)))
    _ship(warehouse, 2)

    assert _found(store) == [
        {
            "order_no": "1001",
            "sku": "MUG",
            "shipped": 2,
            "scanned_at_bin": 2,
            "scanned_into_carton": 1,
        }
    ]


def _ship(warehouse: Warehouse, units: int) -> None:
    change = update(OrderLine).values(units_shipped=units)
    warehouse.store.run(lambda uow: uow.session.execute(change))


def _found(store: Store) -> list[dict[str, object]]:
    with store.reading() as uow:
        return uow.stock.findings(shipped_without_scans())
