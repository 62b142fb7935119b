"""Orders that were picked and half packed when they were cancelled: their goods lie about."""

from __future__ import annotations

from app.fulfilment.cancelling import cancel_order
from app.fulfilment.events import UnitsPacked, WorkFinished
from app.store.schema.station import ScanOutcome
from tests.support.floor_play import StationPlay, packs_of, picked_orders, release_everything
from tests.support.tracked_floor import packing_of, put_of, taken_of
from tests.support.warehouse import SUPERVISOR, Warehouse


def half_packed(warehouse: Warehouse) -> None:
    """Order 1001: four mugs in carton 1, eight mugs and a lamp in tote T-01; then cancelled."""
    warehouse.add_order("1001", {"MUG": 12, "LAMP": 1})
    picked_orders(warehouse.store)
    packer = StationPlay(warehouse.store, "PACK-1")
    package = packer.claim_pack("1001")
    packer.play(package, *list(packs_of(package))[:5])
    cancel(warehouse)


def half_packed_tracked(warehouse: Warehouse) -> tuple[str, tuple[str, ...]]:
    """Order 1001 with two teas and two cameras, all in its tote but one tea and one camera.

    Returns:
        The lot of the teas and the numbers of the cameras, S-2 in the carton; not yet cancelled.
    """
    warehouse.add_order("1001", {"TEA": 2, "CAM": 2})
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    walk = picker.claim_pick()
    cams, tea = taken_of("", 2, "S-1", "S-2"), taken_of("SOON", 2)
    events = [put_of(stop, cams if stop.sku == "CAM" else tea) for stop in walk.stops]
    assert set(picker.play(walk, *events, WorkFinished())) == {ScanOutcome.APPLIED}
    packer, package = packing_of(warehouse)
    lines = {line.sku: line.order_line_id for line in package.lines}
    packed = packer.play(
        package,
        UnitsPacked(order_line_id=lines["TEA"], units=1, carton_number=1, lot="SOON"),
        UnitsPacked(order_line_id=lines["CAM"], units=1, carton_number=1, serials=("S-2",)),
    )
    assert set(packed) == {ScanOutcome.APPLIED}
    return "SOON", ("S-1", "S-2")


def cancel(warehouse: Warehouse) -> None:
    """Cancel order 1001 wherever it stands."""
    order_id = warehouse.order_ids["1001"]
    warehouse.store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))
