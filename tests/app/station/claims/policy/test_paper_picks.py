"""An order that was picked on paper comes to the packing station (policy item+carton)."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import select, update

from app.errors import NotAllowed
from app.fulfilment.events import CartonOpened, WorkFinished
from app.fulfilment.verification.policy import VerificationPolicy
from app.fulfilment.work import DoubleScan
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.scanning.verdicts import Verdict
from app.station.claims import ClaimRefusal
from app.store.schema.floor import PickLine, Wave, WaveState
from app.store.schema.station import ScanOutcome
from app.store.schema.stock import Hold, Stock
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    StationPlay,
    cases_of,
    packed_order,
    picked_units,
    release_everything,
)
from tests.support.flown_station import FlownStation
from tests.support.packages import CONFIRM, UNDO
from tests.support.tracked_floor import (
    APPLIED,
    INVALID,
    claimed_walk,
    pack_of,
    put_of,
    serial_places,
    taken_of,
    tracked_warehouse,
)
from tests.support.warehouse import (
    NINE,
    PACKER,
    SUPERVISOR,
    Warehouse,
    gtin_of,
    small_warehouse,
)


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
        assert uow.session.scalars(select(Wave.state)).all() == [WaveState.DONE]
    assert check_ledger(warehouse.store).agrees


def test_a_walk_that_a_station_scans_is_not_taken_for_paper(warehouse: Warehouse) -> None:
    pick_on_paper(warehouse)
    picker = StationPlay(warehouse.store, "PICK-1")
    walk = picker.claim_pick()

    with pytest.raises(NotAllowed) as refused:
        StationPlay(warehouse.store, "PACK-1").claim_pack("1001")

    assert refused.value.facts["reason"] is ClaimRefusal.WAITS_FOR_UNITS
    assert set(picker.pick(walk)) == {ScanOutcome.APPLIED}


def test_a_stop_whose_tote_nobody_has_scanned_was_not_picked_on_paper(
    warehouse: Warehouse,
) -> None:
    pick_on_paper(warehouse)
    with warehouse.store.unit() as uow:
        mug = select(Hold.id).join(Stock).where(Stock.bin_id == warehouse.bin_ids["A-01"])
        uow.session.execute(update(PickLine).where(PickLine.hold_id.in_(mug)).values(tote_id=None))
        uow.commit()

    with pytest.raises(NotAllowed):
        StationPlay(warehouse.store, "PACK-1").claim_pack("T-01")

    assert picked_units(warehouse, "1001") == [0, 0]
    assert warehouse.stock_of("MUG", "A-01").on_hand == 10


def test_under_the_usual_policy_nothing_is_taken_for_picked(warehouse: Warehouse) -> None:
    with pytest.raises(NotAllowed):
        StationPlay(warehouse.store, "PACK-1").claim_pack("1001")

    assert picked_units(warehouse, "1001") == [0, 0]


def test_a_number_that_was_picked_on_paper_is_named_at_the_desk_and_leaves_its_bin(
    store: Store,
) -> None:
    # given two cameras that were picked on paper, so that nobody has scanned their numbers
    warehouse = tracked_warehouse(store)
    warehouse.add_order("1001", {"CAM": 2})
    release_everything(store)
    pick_on_paper(warehouse)
    packer = FlownStation(store, "PACK-1")
    packer.pack_order("1001")
    assert packer.scan("BOX-M") is Verdict.ACCEPTED

    # when each is scanned with its number and its carton
    camera = gtin_of(warehouse.product_ids["CAM"])
    for number in ("S-1", "S-NEW"):  # one that the books know, and one that nobody has seen
        assert packer.scan(camera) is Verdict.SERIAL_REQUIRED
        packer.scan(number, "BOX-M")

    # then the books have them in the carton, and the label may follow
    places = serial_places(warehouse)
    assert (places["S-1"], places["S-NEW"], places["S-2"]) == ("carton", "carton", "bin")
    with store.reading() as uow:
        assert uow.shipments.unverified_lines(warehouse.order_ids["1001"]) == ()
    assert cases_of(warehouse) == []
    assert check_ledger(store).agrees


def test_a_number_that_lies_elsewhere_is_refused_at_the_desk_as_it_is_at_the_replay(
    store: Store,
) -> None:
    # given a camera picked on paper from bin A-02; S-1 is in another tote, S-9 in another bin
    warehouse = tracked_warehouse(store)
    warehouse.add_stock("CAM", "B-01", 1)
    warehouse.add_serials("CAM", "B-01", "S-9")
    other, walk = claimed_walk(warehouse, CAM=1)
    other.play(walk, put_of(walk.stops[0], taken_of("", 1, "S-1")), WorkFinished())
    warehouse.add_order("1002", {"CAM": 1})
    release_everything(store)
    pick_on_paper(warehouse)
    desk = FlownStation(store, "PACK-1")
    desk.pack_order("1002")
    desk.scan("BOX-M")

    # when they are scanned at the desk, and said by a station that did not know
    camera = gtin_of(warehouse.product_ids["CAM"])
    for number in ("S-1", "S-9"):
        assert desk.scan(camera, number) is Verdict.WRONG_SERIAL
        desk.scan(CONFIRM)
    told = StationPlay(store, "PACK-1")
    told.epoch = uuid4()
    package = told.claim_pack("1002")
    opened = CartonOpened(carton_number=2, carton_type="BOX-M")
    events = [
        pack_of(package, 1, "", number).model_copy(update={"carton_number": 2})
        for number in ("S-1", "S-9")
    ]

    # then neither is packed
    assert told.play(package, opened, *events) == [APPLIED, INVALID, INVALID]
    places = serial_places(warehouse)
    assert (places["S-1"], places["S-9"]) == ("tote", "bin")
    assert desk.scan(camera, "S-2") is Verdict.ACCEPTED  # the right one is


def test_another_number_is_packed_in_place_of_one_that_undo_took_out(store: Store) -> None:
    # given a camera that was picked on paper, and packed by the number of another unit
    warehouse = tracked_warehouse(store)
    warehouse.add_order("1001", {"CAM": 1})
    release_everything(store)
    pick_on_paper(warehouse)
    packer = FlownStation(store, "PACK-1")
    packer.pack_order("1001")
    camera = gtin_of(warehouse.product_ids["CAM"])
    packer.scan("BOX-M", camera, "S-1", "BOX-M")

    # when UNDO takes it out, down to the empty carton, and the right one is scanned
    assert packer.scan(UNDO, UNDO) is Verdict.ACCEPTED
    assert serial_places(warehouse)["S-1"] == "gone"
    packer.scan(camera, "S-2", "BOX-M")

    # then the books have just that one in the carton
    places = serial_places(warehouse)
    assert (places["S-1"], places["S-2"]) == ("gone", "carton")
    with store.reading() as uow:
        assert uow.shipments.unverified_lines(warehouse.order_ids["1001"]) == ()
    assert cases_of(warehouse) == []
    assert check_ledger(store).agrees


def test_a_lot_that_was_picked_on_paper_is_the_one_that_the_list_said(store: Store) -> None:
    warehouse = tracked_warehouse(store)
    warehouse.add_order("1001", {"TEA": 1})
    release_everything(store)
    pick_on_paper(warehouse)
    packer = FlownStation(store, "PACK-1")
    packer.pack_order("1001")
    packer.scan("BOX-M")
    tea = gtin_of(warehouse.product_ids["TEA"])

    assert packer.scan(tea, "LATE") is Verdict.WRONG_LOT
    assert packer.scan(CONFIRM, tea, "SOON", "BOX-M") is Verdict.LINE_DONE

    with store.reading() as uow:
        assert uow.shipments.unverified_lines(warehouse.order_ids["1001"]) == ()
    assert check_ledger(store).agrees
