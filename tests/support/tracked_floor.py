"""A small warehouse with lots and serial numbers, and the records of who takes and packs them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.fulfilment.events import (
    CartonOpened,
    PutInTote,
    Taken,
    UnitsPacked,
)
from app.fulfilment.work import PackPackage, PickPackage, PickStop
from app.store.schema.station import ScanOutcome
from app.store.schema.tracking import Serial
from app.store.unit_of_work import Store
from app.values import Tracking
from tests.support.floor_play import StationPlay, release_everything
from tests.support.warehouse import Warehouse, small_warehouse

APPLIED, INVALID, OVER = ScanOutcome.APPLIED, ScanOutcome.INVALID, ScanOutcome.OVER
SOON, LATE = date(2098, 1, 1), date(2099, 1, 1)


def tracked_warehouse(store: Store) -> Warehouse:
    """Tea in two lots of one bin and one lot of another; cameras with numbers of their own."""
    made = small_warehouse(store)
    made.add_product("TEA", tracking=Tracking.LOT)
    for lot, expires_on, bin_code, units in (
        ("SOON", SOON, "A-01", 3),
        ("LATE", LATE, "A-01", 4),
        ("FAR", LATE, "B-02", 4),
    ):
        made.add_lot("TEA", lot, expires_on)
        made.add_stock("TEA", bin_code, units, lot=lot)
    made.add_product("CAM", tracking=Tracking.SERIAL)
    made.add_stock("CAM", "A-02", 3)
    made.add_serials("CAM", "A-02", "S-1", "S-2", "S-3")
    return made


def add_coffee(warehouse: Warehouse) -> None:
    """Coffee in a lot of the same name as a lot of tea, in the same bin."""
    warehouse.add_product("COF", tracking=Tracking.LOT)
    warehouse.add_lot("COF", "SOON", SOON)
    warehouse.add_stock("COF", "A-01", 4, lot="SOON")


def claimed_walk(warehouse: Warehouse, **units: int) -> tuple[StationPlay, PickPackage]:
    """Order 1001 with its walk claimed."""
    warehouse.add_order("1001", units)
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    return picker, picker.claim_pick()


def put_of(stop: PickStop, *taken: Taken) -> PutInTote:
    units = sum(one.units for one in taken)
    return PutInTote(pick_line_id=stop.pick_line_id, units=units, tote=stop.tote, taken=taken)


def taken_of(lot: str, units: int, *serials: str) -> Taken:
    return Taken(lot=lot, units=units, serials=serials)


def packing_of(warehouse: Warehouse, order_no: str = "1001") -> tuple[StationPlay, PackPackage]:
    packer = StationPlay(warehouse.store, "PACK-1")
    package = packer.claim_pack(order_no)
    assert packer.play(package, CartonOpened(carton_number=1, carton_type="BOX-M")) == [APPLIED]
    return packer, package


def pack_of(package: PackPackage, units: int, lot: str = "", *serials: str) -> UnitsPacked:
    line = package.lines[0].order_line_id
    return UnitsPacked(order_line_id=line, units=units, carton_number=1, lot=lot, serials=serials)


def tea_in(warehouse: Warehouse, lot: str, bin_code: str = "A-01") -> tuple[int, int]:
    row = warehouse.stock_of("TEA", bin_code, lot)
    return row.on_hand, row.held


def serial_places(warehouse: Warehouse) -> dict[str, str]:
    with warehouse.store.reading() as uow:
        return dict(uow.session.execute(select(Serial.serial, Serial.place)).tuples().all())
