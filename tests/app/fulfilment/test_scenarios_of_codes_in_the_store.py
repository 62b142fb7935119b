"""Scenarios of codes, lots and numbers that the shared database must hold; numbers as the page has.

Each is scanned at stations whose every answer is replayed at once, on both engines; what the
database counts at the end is what counts.
"""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.fulfilment.packing import PackTask
from app.fulfilment.work import PickPackage, PickStop
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.scanning.verdicts import Verdict
from app.store.schema.catalogue import ProductCodeRow
from app.store.schema.floor import Carton, CartonContent
from app.store.schema.orders import OrderLine
from app.store.unit_of_work import Store
from tests.support.floor_play import cases_of, picked_units, release_everything
from tests.support.flown_station import FlownStation
from tests.support.packages import CONFIRM
from tests.support.tracked_floor import add_coffee, serial_places, tea_in, tracked_warehouse
from tests.support.warehouse import Warehouse, gtin_of

CASE_OF_TWO = "14006381333938"


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """Tea and coffee in lots, cameras with numbers of their own, mugs by the case of two."""
    made = tracked_warehouse(store)
    add_coffee(made)
    case = ProductCodeRow(code=CASE_OF_TWO, product_id=made.product_ids["MUG"], units=2)
    with store.unit() as uow:
        uow.session.add(case)
        uow.commit()
    return made


def walk_with(warehouse: Warehouse, **units: int) -> FlownStation:
    """A picker who stands in bin A-01 with order 1001."""
    warehouse.add_order("1001", units)
    release_everything(warehouse.store)
    picker = FlownStation(warehouse.store, "PICK-1")
    picker.walk()
    return picker


def stops_of(picker: FlownStation) -> tuple[PickStop, ...]:
    """The stops of the walk in hand."""
    assert isinstance(picker.package, PickPackage)
    return picker.package.stops


def packing(warehouse: Warehouse) -> FlownStation:
    """A packer with order 1001 and an open carton."""
    packer = FlownStation(warehouse.store, "PACK-1")
    packer.pack_order("1001")
    assert packer.scan("BOX-M") is Verdict.ACCEPTED
    return packer


def item(warehouse: Warehouse, sku: str) -> str:
    """The product's own barcode."""
    return gtin_of(warehouse.product_ids[sku])


def unit(warehouse: Warehouse, sku: str, elements: str) -> str:
    """A GS1 composite of one unit."""
    return f"01{item(warehouse, sku)}{elements}"


def in_cartons(warehouse: Warehouse) -> dict[tuple[str, str], int]:
    """Units that the shared database has in cartons, by SKU and lot."""
    query = (
        select(OrderLine.sku, CartonContent.lot, CartonContent.units)
        .join(OrderLine, OrderLine.id == CartonContent.order_line_id)
        .join(Carton, Carton.id == CartonContent.carton_id)
    )
    with warehouse.store.reading() as uow:
        return {(sku, lot): units for sku, lot, units in uow.session.execute(query)}


def test_9_lot_tracked_product_scanned_without_lot_serial_likewise(warehouse: Warehouse) -> None:
    picker = walk_with(warehouse, TEA=1, CAM=1)
    tea, camera = item(warehouse, "TEA"), item(warehouse, "CAM")
    stops = {stop.sku: stop for stop in stops_of(picker)}

    # when the bare code of each is scanned at the bin, it is not counted until it is whole
    assert picker.scan("A-01", tea) is Verdict.LOT_REQUIRED
    assert picked_units(warehouse, "1001") == [0, 0]
    assert picker.scan("SOON", stops["TEA"].tote) is Verdict.LINE_DONE
    assert picker.scan("A-02", camera) is Verdict.SERIAL_REQUIRED
    picker.scan("S-2", stops["CAM"].tote, CONFIRM)
    assert warehouse.order("1001").state == OrderState.PICKED

    # and likewise at the desk
    packer = packing(warehouse)
    assert packer.scan(tea) is Verdict.LOT_REQUIRED
    assert in_cartons(warehouse) == {}
    assert packer.scan("SOON", camera) is Verdict.SERIAL_REQUIRED
    packer.scan("S-2")
    assert in_cartons(warehouse) == {("TEA", "SOON"): 1, ("CAM", ""): 1}
    assert serial_places(warehouse)["S-2"] == "carton"
    assert check_ledger(warehouse.store).agrees


def test_10_one_lot_name_shared_by_two_products(warehouse: Warehouse) -> None:
    picker = walk_with(warehouse, TEA=1, COF=1)
    for stop in stops_of(picker):
        assert picker.scan("A-01", item(warehouse, stop.sku)) is Verdict.LOT_REQUIRED
        assert picker.scan("SOON", stop.tote) is Verdict.LINE_DONE
    picker.scan(CONFIRM)

    packer = packing(warehouse)
    packer.scan(item(warehouse, "COF"), "SOON")
    assert in_cartons(warehouse) == {("COF", "SOON"): 1}
    assert packer.scan(item(warehouse, "COF")) is Verdict.OVER_QUANTITY
    packer.scan(CONFIRM, item(warehouse, "TEA"), "SOON")

    assert in_cartons(warehouse) == {("COF", "SOON"): 1, ("TEA", "SOON"): 1}
    assert tea_in(warehouse, "SOON") == (2, 0)
    assert warehouse.stock_of("COF", "A-01", "SOON").on_hand == 3
    assert check_ledger(warehouse.store).agrees


def test_12_loose_and_packed_units_of_one_product(warehouse: Warehouse) -> None:
    picker = walk_with(warehouse, MUG=3)
    (stop,) = stops_of(picker)
    loose = item(warehouse, "MUG")
    assert picker.scan("A-01", CASE_OF_TWO, CASE_OF_TWO) is Verdict.OVER_QUANTITY
    assert picker.scan(CONFIRM, loose, stop.tote) is Verdict.LINE_DONE
    picker.scan(CONFIRM)
    assert picked_units(warehouse, "1001") == [3]

    packer = packing(warehouse)
    assert packer.scan(loose) is Verdict.ACCEPTED
    assert in_cartons(warehouse) == {("MUG", ""): 1}
    assert packer.scan(CASE_OF_TWO) is Verdict.LINE_DONE
    assert packer.scan(loose) is Verdict.OVER_QUANTITY

    assert in_cartons(warehouse) == {("MUG", ""): 3}
    assert isinstance(packer.task, PackTask)
    assert packer.task.situation.all_verified
    assert check_ledger(warehouse.store).agrees


def test_32_gs1_with_mismatching_gtin_and_lot(warehouse: Warehouse) -> None:
    picker = walk_with(warehouse, TEA=1)
    (stop,) = stops_of(picker)

    # the lot is coffee's and the line is tea's; the lot is tea's but of another bin
    assert picker.scan("A-01", unit(warehouse, "COF", "10SOON")) is Verdict.WRONG_ITEM
    assert picker.scan(CONFIRM, unit(warehouse, "TEA", "10FAR")) is Verdict.WRONG_LOT
    # the lot is right and its date contradicts what the warehouse knows of it
    assert picker.scan(CONFIRM, unit(warehouse, "TEA", "1727010110SOON")) is Verdict.WRONG_LOT
    assert tea_in(warehouse, "SOON") == (3, 1)
    assert picker.scan(CONFIRM, unit(warehouse, "TEA", "10SOON")) is Verdict.ACCEPTED
    picker.scan(stop.tote, CONFIRM)

    packer = packing(warehouse)
    assert packer.scan(unit(warehouse, "COF", "10SOON")) is Verdict.WRONG_ITEM
    assert packer.scan(CONFIRM, unit(warehouse, "TEA", "10LATE")) is Verdict.WRONG_LOT
    assert in_cartons(warehouse) == {}
    packer.scan(CONFIRM, unit(warehouse, "TEA", "10SOON"))

    assert in_cartons(warehouse) == {("TEA", "SOON"): 1}
    assert [case.kind for case in cases_of(warehouse)] == []
    assert check_ledger(warehouse.store).agrees
