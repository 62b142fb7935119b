"""An order that was picked on paper comes to the packing station (policy item+carton)."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed
from app.fulfilment.verification.policy import VerificationPolicy
from app.fulfilment.work import DoubleScan
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.station.claims import ClaimRefusal
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, packed_order, picked_units, release_everything
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """Two orders on one cart, released, their walk printed on paper."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2, "LAMP": 1})
    warehouse.add_order("1002", {"BOOK": 1})
    release_everything(store)
    return warehouse


def pick_on_paper(warehouse: Warehouse) -> None:
    """A supervisor says that picking is done on paper."""
    policy = VerificationPolicy(double_scan=DoubleScan.ITEM_AND_CARTON).model_dump(mode="json")
    warehouse.store.run(lambda uow: uow.policies.put("verification", policy, SUPERVISOR, NINE))


def test_the_tote_at_the_desk_says_that_its_order_was_picked(warehouse: Warehouse) -> None:
    pick_on_paper(warehouse)

    package = StationPlay(warehouse.store, "PACK-1").claim_pack("T-01")

    assert package.double_scan is DoubleScan.ITEM_AND_CARTON
    assert picked_units(warehouse, "1001") == [2, 1]
    assert picked_units(warehouse, "1002") == [0]
    assert warehouse.stock_of("MUG", "A-01").on_hand == 8
    assert warehouse.order("1001").state == OrderState.PICKED
    assert warehouse.order("1002").state == OrderState.RELEASED
    with warehouse.store.reading() as uow:
        (entry,) = uow.people.audited("1001", "picked on paper")
    assert entry.badge == PACKER
    assert check_ledger(warehouse.store).agrees


def test_it_is_packed_labelled_and_done_and_the_walk_ends_with_its_last_order(
    warehouse: Warehouse,
) -> None:
    pick_on_paper(warehouse)

    packed_order(warehouse.store, "1001")
    packed_order(warehouse.store, "1002")

    for order_no in ("1001", "1002"):
        assert warehouse.order(order_no).state == OrderState.PACKED
    with warehouse.store.reading() as uow:
        assert uow.waves.walks_of(warehouse.order_ids["1001"]) == []
    assert check_ledger(warehouse.store).agrees


def test_a_walk_that_a_station_scans_is_not_taken_for_paper(warehouse: Warehouse) -> None:
    pick_on_paper(warehouse)
    picker = StationPlay(warehouse.store, "PICK-1")
    walk = picker.claim_pick()

    with pytest.raises(NotAllowed) as refused:
        StationPlay(warehouse.store, "PACK-1").claim_pack("1001")

    assert refused.value.facts["reason"] is ClaimRefusal.WAITS_FOR_UNITS
    assert set(picker.pick(walk)) == {ScanOutcome.APPLIED}


def test_under_the_usual_policy_nothing_is_taken_for_picked(warehouse: Warehouse) -> None:
    with pytest.raises(NotAllowed):
        StationPlay(warehouse.store, "PACK-1").claim_pack("1001")

    assert picked_units(warehouse, "1001") == [0, 0]
