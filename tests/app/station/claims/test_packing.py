"""Claiming the packing of an order by its tote or number."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from sqlalchemy import update

from app.errors import NotAllowed, NothingFound
from app.fulfilment.cancelling import cancel_order
from app.fulfilment.events import ProblemReported, PutInTote
from app.station.claims import ClaimRefusal, claim_pack
from app.store.change_feed import Change
from app.store.schema.orders import Order
from app.store.unit_of_work import Store
from tests.support.changes import changes_told
from tests.support.floor_play import (
    StationPlay,
    packed_order,
    packs_of,
    picked_orders,
    release_everything,
)
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


def test_who_asks_for_an_order_in_work_is_told_where_it_is_and_whether_it_is_his(
    warehouse: Warehouse,
) -> None:
    StationPlay(warehouse.store, "PACK-1").claim_pack("1001")

    for badge, yours in ((PACKER, True), ("B-200", False)):
        facts = _refused(warehouse, badge)
        assert (facts["reason"], facts["holder"]) == (ClaimRefusal.CLAIMED, "PACK-1")
        assert facts["yours"] is yours


def test_an_order_that_is_packed_is_finished(warehouse: Warehouse) -> None:
    packed_order(warehouse.store, "1001")

    assert _refusal(warehouse) is ClaimRefusal.FINISHED


def test_an_order_that_is_still_picked_says_how_many_units_it_waits_for(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1002", {"LAMP": 3})
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1")
    stop = (walk := picker.claim_pick()).stops[0]
    picker.play(walk, PutInTote(pick_line_id=stop.pick_line_id, units=1, tote=stop.tote))

    facts = _refused(warehouse, order_no="1002")

    assert facts["reason"] is ClaimRefusal.WAITS_FOR_UNITS
    assert (facts["units"], facts["to_put_away"]) == (2, 1)


def test_a_claim_tells_the_floor_and_asking_again_for_the_same_tells_nobody(
    warehouse: Warehouse,
) -> None:
    packer = StationPlay(warehouse.store, "PACK-1")

    with changes_told(warehouse.store) as told:
        packer.claim_pack("T-01")
        packer.claim_pack("T-01")

    assert told == [Change.FLOOR, Change.NOTHING]


def _refused(
    warehouse: Warehouse, badge: str = PACKER, order_no: str = "1001"
) -> Mapping[str, object]:
    with pytest.raises(NotAllowed) as refused:
        claim_pack(warehouse.store, order_no, "PACK-2", badge, NINE)
    return refused.value.facts


def _refusal(warehouse: Warehouse) -> object:
    return _refused(warehouse)["reason"]
