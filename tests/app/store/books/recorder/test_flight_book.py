"""Claims come back one by one, with the packages and scans of each."""

from __future__ import annotations

from app.store.unit_of_work import Store
from tests.support.floor_play import picked_orders
from tests.support.flown_station import FlownStation
from tests.support.recorded_sessions import BOX, code_of, two_orders


def test_each_claim_of_a_work_is_a_session_of_its_own(store: Store) -> None:
    warehouse = two_orders(store)
    picked_orders(store)
    first, second = FlownStation(store, "PACK-1"), FlownStation(store, "PACK-2")
    first.pack_order("1001")
    first.scan(BOX, code_of(warehouse, "MUG"))
    store.run(lambda uow: uow.claims.give_back(first.package.work_id, "PACK-1"))
    second.pack_order("1001")
    second.scan(BOX)

    with store.reading() as uow:
        packings = [one for one in uow.flights.sessions("1001") if one.kind == "pack"]

    assert [(one.fence, len(one.scans)) for one in packings] == [(1, 2), (2, 1)]
    assert [one.packages[1] for one in packings] == [first.package, second.package]
    assert packings[0].scans[1].record.circumstances is not None


def test_a_scan_comes_back_as_the_scanner_sent_it(store: Store) -> None:
    two_orders(store)
    picked_orders(store)
    packer = FlownStation(store, "PACK-1")
    packer.pack_order("1001")
    sent = [packer.answer_to(code).scan for code in ("ÄÖ\x1d", BOX)]

    with store.reading() as uow:
        packings = [one for one in uow.flights.sessions("1001") if one.kind == "pack"]

    assert [scan.record.scan for scan in packings[0].scans] == sent


def test_nobody_gave_an_sscc_that_is_not_there(store: Store) -> None:
    with store.reading() as uow:
        assert uow.flights.cartons("340123450000000017") == []
        assert uow.flights.sessions("1001") == []
