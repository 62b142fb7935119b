"""Brings deliveries of order 1001 to the van, one after the other."""

from __future__ import annotations

from app.fulfilment.dispatch.loading import DispatchVerdict, dispatch_parcel
from app.fulfilment.events import (
    LabelMatched,
)
from app.fulfilment.shipping.booking import prepare_carton
from app.fulfilment.shipping.parcel.prepared import PreparedCarton
from tests.app.fulfilment.shipping.packed_orders import DESK
from tests.support.floor_play import StationPlay, picked_orders
from tests.support.warehouse import PACKER, Warehouse


def send_what_is_held(warehouse: Warehouse) -> tuple[PreparedCarton, DispatchVerdict]:
    """Hold, pick, pack, label and load whatever order 1001 can have now, in one carton."""
    picked_orders(warehouse.store)
    packer = StationPlay(warehouse.store, "PACK-1")
    package = packer.claim_pack("1001")
    packer.pack(package)
    number = package.first_carton
    prepared = prepare_carton(warehouse.store, "1001", number, DESK, PACKER)
    packer.play(package, LabelMatched(carton_number=number, sscc=prepared.sscc))
    answer = dispatch_parcel(warehouse.store, prepared.sscc, None, PACKER, "DOCK-1")
    return prepared, answer.verdict


def lines(warehouse: Warehouse) -> list[tuple[int, int, int, int]]:
    """Allocated, backordered, packed and shipped units, line by line."""
    return [
        (line.units_allocated, line.units_backordered, line.units_packed, line.units_shipped)
        for line in warehouse.order("1001").lines
    ]
