"""A packing is what the database says at the moment of the claim."""

from __future__ import annotations

from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, packs_of, picked_orders
from tests.support.warehouse import small_warehouse


def test_a_packing_says_what_is_in_cartons_already(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2, "BOOK": 1})
    picked_orders(store)
    packer = StationPlay(store, "PACK-1")
    package = packer.claim_pack("1001")
    packer.play(package, *packs_of(package))

    with store.reading() as uow:
        now = uow.packages.pack(package.work_id)

    assert [(before.carton_number, before.units) for before in now.packed_before] == [
        (1, 2),
        (1, 1),
    ]
    assert now.lines == package.lines
