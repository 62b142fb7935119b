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

from app.scanning.control_card import ControlCode, digit_payload, payload_of
from app.scanning.directory import Person
from app.station.flight_recorder import RecordedSession
from app.store.migrate import upgrade
from app.store.schema.orders import Order
from app.store.unit_of_work import Store
from tests.support.floor_play import picked_orders, release_everything
from tests.support.flown_station import FlownStation
from tests.support.packages import sscc_of
from tests.support.session_files import as_json
from tests.support.stock_play import count_by_hand, expect, stock_warehouse, track
from tests.support.warehouse import PACKER, SUPERVISOR, Warehouse, gtin_of, small_warehouse

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
DIGITS = [digit_payload(value) for value in range(10)]
LENA = Person(SUPERVISOR, "Lena Novak", "supervisor")


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


def receiving_with_every_mistake(store: Store) -> str:
    """A lot in a second scan, keyed units, too many, what nobody ordered, a bin too early."""
    warehouse = stock_warehouse(store)
    expect(warehouse, "PO-1", MUG=12, BOOK=4)
    track(warehouse, "BOOK", "lot")
    count_by_hand(warehouse, "MUG")
    dock = FlownStation(store, "DOCK-1")
    dock.names = replace(dock.names, people={**dock.names.people, LENA.badge: LENA})
    dock.receive("PO-1")
    mug, book, lamp = (code_of(warehouse, sku) for sku in ("MUG", "BOOK", "LAMP"))
    dock.scan("A-01", mug, DIGITS[1], DIGITS[0], UNDO, mug, DIGITS[9], CONFIRM, book)
    dock.scan(mug, "A-03", mug, mug, "A-03", mug, "A-03", CONFIRM, LENA.badge, "A-03")
    dock.scan(book, "A-03", DIGITS[2], "L-2026-07", UNDO, book, "L-2026-07", "A-03")
    dock.scan(lamp, LENA.badge, "Q-01", CONFIRM, mug)
    return "PO-1"


def count_with_every_mistake(store: Store) -> str:
    """A wrong bin, an unknown code, a keyed rest, and the question whether it is empty."""
    warehouse = stock_warehouse(store)
    count_by_hand(warehouse, "MUG")
    counter = FlownStation(store, "DOCK-1")
    counter.count("A-01")
    mug = code_of(warehouse, "MUG")
    counter.scan(CONFIRM, mug, "B-02", mug, CONFIRM, "NOBODY-KNOWS-THIS", DIGITS[3], DIGITS[0])
    counter.scan(CONFIRM, UNDO, HELP, HELP, mug, CONFIRM, mug)
    return "A-01"


def move_with_every_mistake(store: Store) -> str:
    """A product that is not here, too many, the same bin, a reason and who answers for it."""
    warehouse = stock_warehouse(store)
    mover = FlownStation(store, "DOCK-1")
    mover.names = replace(mover.names, people={**mover.names.people, LENA.badge: LENA})
    mover.move("A-01")
    mug, book = code_of(warehouse, "MUG"), code_of(warehouse, "BOOK")
    mover.scan(book, CONFIRM, "A-03", EXCEPTION, mug, UNDO, EXCEPTION, CONFIRM, mug, "A-01")
    mover.scan("A-03", PACKER, LENA.badge)
    return "A-01"


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
    receiving_with_every_mistake,
    count_with_every_mistake,
    move_with_every_mistake,
)
"""Each plays in an empty store and returns an order, purchase order or bin that it was about."""


def recorded(store: Store, day: Callable[[Store], str]) -> RecordedSession:
    """Play a day and read its session, as the flight recorder finds it."""
    code = day(store)
    with store.reading() as uow:
        sessions = uow.flights.sessions(code) or uow.flights.stock_sessions(code)
    return next(one for one in sessions if any(scan.record.circumstances for scan in one.scans))


def _main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for day in DAYS:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/day.db"
            upgrade(url)
            store = Store.open(url)
            (FOLDER / f"{day.__name__}.json").write_text(as_json(recorded(store, day)))
            store.close()


if __name__ == "__main__":
    _main()
