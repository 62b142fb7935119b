"""Plays days on the floor and keeps what was recorded: the flight recorder's regression fixtures.

``python -m tests.support.recorded_sessions`` plays them afresh and writes one file for each claim.
The files are the past: write new ones for new days, and an old one only where its verdict was
wrong and is meant to change.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import update

from app.scanning.control_card import ControlCode, payload_of
from app.station.flight_recorder import RecordedSession
from app.store.migrate import upgrade
from app.store.schema.orders import Order
from app.store.unit_of_work import Store
from tests.support.floor_play import picked_orders, release_everything
from tests.support.flown_station import FlownStation
from tests.support.packages import sscc_of
from tests.support.warehouse import Warehouse, gtin_of, small_warehouse

FOLDER = Path(__file__).parents[1] / "app" / "station" / "flight_recorder" / "sessions"

CONFIRM, SHORT, EXCEPTION, REPRINT, UNDO, NEXT_CARTON, HELP = (
    payload_of(code)
    for code in (
        ControlCode.CONFIRM,
        ControlCode.SHORT,
        ControlCode.EXCEPTION,
        ControlCode.REPRINT,
        ControlCode.UNDO,
        ControlCode.NEXT_CARTON,
        ControlCode.HELP,
    )
)
BOX = "BOX-M"


def two_orders(store: Store) -> Warehouse:
    """Order 1001 wants two mugs and a lamp, 1002 one book; both stand on one cart."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2, "LAMP": 1})
    warehouse.add_order("1002", {"BOOK": 1})
    return warehouse


def code_of(warehouse: Warehouse, sku: str) -> str:
    """The barcode of a product of the small warehouse."""
    return gtin_of(warehouse.product_ids[sku])


def walk_with_every_mistake(store: Store) -> str:
    """Wrong bin, wrong item, one too many, wrong tote, an unknown code, a step back, a bounce."""
    warehouse = two_orders(store)
    release_everything(store)
    picker = FlownStation(store, "PICK-1")
    task = picker.walk()
    mug, pen = code_of(warehouse, "MUG"), code_of(warehouse, "PEN")
    picker.scan("B-02", CONFIRM, "A-01", pen, CONFIRM, mug)
    picker.scan(mug, after_s=0.1)
    picker.scan("NOBODY-KNOWS-THIS", mug, mug, CONFIRM, "T-09", UNDO, mug, HELP, HELP)
    while (stop := task.situation.stop) is not None:
        picker.scan(stop.bin_code)
        for _unit in range(task.situation.to_count):
            picker.scan(code_of(warehouse, stop.sku))
        picker.scan("T-06", CONFIRM, stop.tote)
    picker.scan(CONFIRM)
    return "1001"


def short_walk(store: Store) -> str:
    """The bin holds fewer than it should; what was found goes into the tote."""
    warehouse = two_orders(store)
    release_everything(store)
    picker = FlownStation(store, "PICK-1")
    task = picker.walk()
    stop = task.situation.stop
    assert stop is not None
    picker.scan(stop.bin_code, code_of(warehouse, stop.sku), SHORT, UNDO, SHORT, CONFIRM)
    return stop.order_no


def packing_with_every_mistake(store: Store) -> str:
    """A wrong item, one too many, an undo, two cartons, a reprint, another carton's label."""
    packer, warehouse = _packer_of_1001(store)
    mug, lamp, pen = (code_of(warehouse, sku) for sku in ("MUG", "LAMP", "PEN"))
    packer.scan(mug, BOX, pen, mug, CONFIRM, mug)
    packer.scan(mug, after_s=0.2)
    packer.scan(mug, mug, CONFIRM, UNDO, mug, NEXT_CARTON, mug, CONFIRM, BOX, lamp)
    first = packer.print_label(1)
    packer.scan(REPRINT, CONFIRM, f"00{sscc_of(5)}", CONFIRM, f"00{first}")
    packer.scan(f"00{packer.print_label(2)}")
    return "1001"


def packing_over_a_restart(store: Store) -> str:
    """The station is switched off and on in the middle; a product is renamed meanwhile."""
    packer, warehouse = _packer_of_1001(store)
    events = [packer.answer_to(code).event for code in (BOX, code_of(warehouse, "MUG"))]
    packer.begin()
    for event in events:
        packer.task.restore(event)
    renamed = {
        code: tuple(replace(one, name=f"New {one.name}") for one in products)
        for code, products in packer.names.products.items()
    }
    packer.names = replace(packer.names, products=renamed)
    packer.scan(code_of(warehouse, "MUG"), code_of(warehouse, "LAMP"))
    packer.scan(f"00{packer.print_label()}")
    return "1001"


def order_changed_in_mid_pack(store: Store) -> str:
    """The order is edited under the packer's hands."""
    packer, warehouse = _packer_of_1001(store)
    packer.scan(BOX, code_of(warehouse, "MUG"))
    store.run(lambda uow: uow.session.execute(update(Order).values(version=2)))
    packer.task.order_changed("1001", 2)
    packer.scan(code_of(warehouse, "MUG"), CONFIRM, code_of(warehouse, "LAMP"))
    return "1001"


def claim_lost_in_mid_pack(store: Store) -> str:
    """Another station took the order over; every scan says so."""
    packer, warehouse = _packer_of_1001(store)
    packer.scan(BOX, code_of(warehouse, "MUG"))
    packer.task.claim_lost()
    packer.scan(code_of(warehouse, "MUG"), CONFIRM)
    return "1001"


def packing_set_aside(store: Store) -> str:
    """The tote does not hold what the line needs."""
    packer, warehouse = _packer_of_1001(store)
    packer.scan(BOX, code_of(warehouse, "MUG"), EXCEPTION, EXCEPTION, SHORT, CONFIRM)
    return "1001"


def _packer_of_1001(store: Store) -> tuple[FlownStation, Warehouse]:
    warehouse = two_orders(store)
    picked_orders(store)
    packer = FlownStation(store, "PACK-1")
    packer.pack_order("1001")
    return packer, warehouse


DAYS: tuple[Callable[[Store], str], ...] = (
    walk_with_every_mistake,
    short_walk,
    packing_with_every_mistake,
    packing_over_a_restart,
    order_changed_in_mid_pack,
    claim_lost_in_mid_pack,
    packing_set_aside,
)
"""Each plays in an empty store and returns an order that it was about."""


def recorded(store: Store, day: Callable[[Store], str]) -> RecordedSession:
    """Play a day and read its session, as the flight recorder finds it."""
    order_no = day(store)
    with store.reading() as uow:
        sessions = uow.flights.sessions(order_no)
    return next(one for one in sessions if any(scan.record.circumstances for scan in one.scans))


def _main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for day in DAYS:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/day.db"
            upgrade(url)
            store = Store.open(url)
            (FOLDER / f"{day.__name__}.json").write_text(recorded(store, day).as_json())
            store.close()


if __name__ == "__main__":
    _main()
