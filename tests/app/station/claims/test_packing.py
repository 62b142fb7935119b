"""Claiming the packing of an order by its tote or number."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from app.errors import NotAllowed, NothingFound
from app.fulfilment.cancelling import cancel_order
from app.fulfilment.events import ProblemReported
from app.station.claims import ClaimRefusal, claim_pack
from app.store.change_feed import Change
from app.store.schema.orders import Order
from app.store.unit_of_work import Store
from tests.support.changes import changes_told
from tests.support.floor_play import StationPlay, packs_of, picked_orders
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2, "BOOK": 1}, country="FR")
    picked_orders(store)
    return warehouse


def test_the_package_says_what_must_be_packed_and_nothing_of_the_pick_count(
    warehouse: Warehouse,
) -> None:
    package = StationPlay(warehouse.store, "PACK-1").claim_pack("T-01")

    assert [(line.sku, line.units, line.bin_code) for line in package.lines] == [
        ("MUG", 2, "A-01"),
        ("BOOK", 1, "A-10"),
    ]
    assert (package.order_no, package.country, package.wave_no) == ("1001", "FR", "W-0001")
    assert package.totes == ("T-01",)
    assert package.pickers == (PACKER,)
    assert package.packed_before == ()
    assert "picked" not in package.model_dump_json()


def test_a_lost_answer_is_asked_for_again_and_is_the_same(warehouse: Warehouse) -> None:
    packer = StationPlay(warehouse.store, "PACK-1")

    assert packer.claim_pack("T-01") == packer.claim_pack("1001")


def test_a_station_that_begins_anew_is_told_what_is_in_cartons(warehouse: Warehouse) -> None:
    packer = StationPlay(warehouse.store, "PACK-1")
    package = packer.claim_pack("T-01")
    packer.play(package, *list(packs_of(package))[:2])

    again = packer.claim_pack("T-01")

    assert again.fence == package.fence + 1
    (before,) = again.packed_before
    assert (before.carton_number, before.carton_type, before.units) == (1, "BOX-M", 1)


def test_an_order_that_changed_after_the_claim_is_claimed_anew(warehouse: Warehouse) -> None:
    packer = StationPlay(warehouse.store, "PACK-1")
    package = packer.claim_pack("T-01")
    edited = update(Order).values(version=Order.version + 1)
    warehouse.store.run(lambda uow: uow.session.execute(edited))

    again = packer.claim_pack("T-01")

    assert (again.order_version, again.fence) == (2, package.fence + 1)


def test_what_is_cancelled_set_aside_or_unknown_is_not_packed(warehouse: Warehouse) -> None:
    packer = StationPlay(warehouse.store, "PACK-1")
    packer.play(packer.claim_pack("1001"), ProblemReported())

    assert _refusal(warehouse) is ClaimRefusal.SET_ASIDE
    warehouse.store.run(lambda uow: cancel_order(uow, warehouse.order_ids["1001"], SUPERVISOR))
    assert _refusal(warehouse) is ClaimRefusal.CANCELLED
    with pytest.raises(NothingFound) as unknown:
        claim_pack(warehouse.store, "T-77", "PACK-1", PACKER, NINE)
    assert unknown.value.facts["kind"] == "tote or order"


def test_a_claim_tells_the_floor_and_asking_again_for_the_same_tells_nobody(
    warehouse: Warehouse,
) -> None:
    packer = StationPlay(warehouse.store, "PACK-1")

    with changes_told(warehouse.store) as told:
        packer.claim_pack("T-01")
        packer.claim_pack("T-01")

    assert told == [Change.FLOOR, Change.NOTHING]


def _refusal(warehouse: Warehouse) -> object:
    with pytest.raises(NotAllowed) as refused:
        claim_pack(warehouse.store, "1001", "PACK-2", PACKER, NINE)
    return refused.value.facts["reason"]
