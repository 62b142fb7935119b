"""What pack records do to cartons and lines."""

from __future__ import annotations

from app.fulfilment.events import CartonOpened, Undone, UnitsPacked
from app.lifecycle import OrderState
from app.store.schema.floor import Carton
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, packs_of, picked_orders
from tests.support.warehouse import Warehouse, small_warehouse

APPLIED, INVALID = ScanOutcome.APPLIED, ScanOutcome.INVALID


def test_a_packed_unit_is_in_the_carton_and_the_order_is_being_packed(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})
    picked_orders(store)
    packer = StationPlay(store, "PACK-1")
    package = packer.claim_pack("1001")

    packer.play(package, *list(packs_of(package))[:2])

    assert warehouse.order("1001").state == OrderState.PACKING
    assert warehouse.order("1001").lines[0].units_packed == 1


def test_a_carton_that_was_opened_by_mistake_goes_back_to_the_shelf_while_it_is_empty(
    store: Store,
) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1})
    picked_orders(store)
    packer = StationPlay(store, "PACK-1")
    package = packer.claim_pack("1001")
    small = CartonOpened(carton_number=1, carton_type="BOX-S")
    medium = CartonOpened(carton_number=1, carton_type="BOX-M")
    line = package.lines[0].order_line_id
    mug = UnitsPacked(order_line_id=line, units=1, carton_number=1)

    assert packer.play(package, small, Undone(event=small)) == [APPLIED, APPLIED]
    assert _cartons(warehouse) == ["BOX-S"]  # its row waits, empty, for the next one
    with store.reading() as uow:
        assert uow.orders.detail("1001").cartons == ()
    outcomes = packer.play(package, small, medium, mug, Undone(event=medium), small)

    assert outcomes == [APPLIED, APPLIED, APPLIED, INVALID, INVALID]
    assert _cartons(warehouse) == ["BOX-M"]


def _cartons(warehouse: Warehouse) -> list[str]:
    with warehouse.store.reading() as uow:
        return [carton.carton_type for carton in uow.session.query(Carton)]
