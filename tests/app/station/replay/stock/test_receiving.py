"""A delivery comes in: scanned, put away, in the ledger; who waits for it is served at once."""

from __future__ import annotations

import pytest

from app.errors import NotAllowed, NothingFound
from app.fulfilment.allocation import allocate
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.scanning.verdicts import Verdict
from app.station.claims import ClaimRefusal
from app.station.replay.stock.receiving import is_supervisor
from app.stock.events import Apart, Goods, UnitsReceived
from app.store.schema.station import ScanOutcome
from app.store.schema.stock import LedgerEntry
from app.store.schema.tracking import Lot, Serial
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay
from tests.support.packages import CONFIRM
from tests.support.stock_play import (
    NINE,
    PACKER,
    SUPERVISOR,
    StockStation,
    expect,
    stock_warehouse,
    track,
)
from tests.support.warehouse import Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return stock_warehouse(store)


def _agrees(warehouse: Warehouse) -> bool:
    return check_ledger(warehouse.store).findings == ()


def test_a_delivery_is_scanned_put_away_and_entered_in_the_ledger(warehouse: Warehouse) -> None:
    expect(warehouse, "PO-1", MUG=3)
    dock = StockStation(warehouse.store)
    package = dock.receive("PO-1")
    assert package.lines[0].bins[0] == "A-01"  # where mugs lie already

    assert dock.scan("MUG", "MUG", "MUG").verdict is Verdict.ACCEPTED
    assert dock.scan("A-01").verdict is Verdict.LINE_DONE
    assert dock.scan(CONFIRM).verdict is Verdict.TASK_DONE
    assert set(dock.send()) == {ScanOutcome.APPLIED}

    assert warehouse.stock_of("MUG", "A-01").on_hand == 13
    with warehouse.store.reading() as uow:
        entry = uow.session.query(LedgerEntry).filter_by(reference="PO-1", place="A-01").one()
        assert (entry.units, entry.movement, entry.badge) == (3, "receipt", PACKER)
        assert entry.station == "DOCK-1"
        order = uow.purchases.find("PO-1")
        assert order is not None
        assert (order.state, order.units_received) == ("received", 3)
    assert _agrees(warehouse)


def test_waiting_orders_are_served_at_once_in_their_order_and_the_receiver_is_told(
    warehouse: Warehouse,
) -> None:
    later = warehouse.add_order("LATER", {"PEN": 2})
    warehouse.add_order("FIRST", {"PEN": 3}, placed_at=NINE.replace(hour=8))
    allocate(warehouse.store, NINE)
    assert later
    expect(warehouse, "PO-2", PEN=4)
    dock = StockStation(warehouse.store)
    package = dock.receive("PO-2")
    assert [one.order_no for one in package.lines[0].waiting] == ["FIRST", "LATER"]

    told = dock.scan("PEN", "PEN", "PEN").situation.progress.for_orders
    assert told == ("FIRST", "FIRST", "LATER")
    dock.scan("B-01")
    dock.send()

    assert warehouse.order("FIRST").state == OrderState.ALLOCATED
    assert warehouse.order("LATER").lines[0].units_allocated == 1
    assert _agrees(warehouse)


def test_what_nobody_ordered_goes_to_quarantine_and_is_a_case(warehouse: Warehouse) -> None:
    expect(warehouse, "PO-1", MUG=3)
    dock = StockStation(warehouse.store)
    dock.receive("PO-1")

    assert dock.scan("LAMP").verdict is Verdict.SET_APART
    refused = dock.scan("A-02")
    assert (refused.verdict, refused.expected) == (Verdict.WRONG_BIN, "Q-01")
    assert dock.scan(CONFIRM, "Q-01").verdict is Verdict.ACCEPTED
    dock.send()

    row = warehouse.stock_of("LAMP", "Q-01")
    assert (row.on_hand, row.quarantined) == (1, 1)
    with warehouse.store.reading() as uow:
        (case,) = uow.cases.page(limit=9)
        assert (case.kind.value, case.facts["apart"]) == ("receipt", "not ordered")
        assert sum(place.free for place in uow.stock.where(warehouse.product_ids["LAMP"])) == 5
    assert _agrees(warehouse)


def test_more_than_was_ordered_needs_a_supervisors_badge_or_is_a_case(
    warehouse: Warehouse,
) -> None:
    expect(warehouse, "PO-1", MUG=1)
    dock = StockStation(warehouse.store)
    dock.receive("PO-1")

    dock.scan("MUG", "A-01")
    assert dock.scan("MUG").verdict is Verdict.SET_APART
    assert dock.scan(PACKER).verdict is Verdict.WRONG_STATE
    assert dock.scan(SUPERVISOR).verdict is Verdict.ACCEPTED
    dock.scan("A-01", "MUG", "Q-01")
    assert set(dock.send()) == {ScanOutcome.APPLIED}

    assert warehouse.stock_of("MUG", "A-01").on_hand == 12
    assert warehouse.stock_of("MUG", "Q-01").quarantined == 1
    with warehouse.store.reading() as uow:
        order = uow.purchases.find("PO-1")
        assert order is not None
        assert order.units_received == 2  # the over-receipt stands beside what was ordered
        assert [case.facts["apart"] for case in uow.cases.page(limit=9)] == ["over"]
        assert [one.badge for one in uow.people.audited("PO-1")] == [SUPERVISOR]
    assert _agrees(warehouse)


def test_the_station_s_word_is_not_enough_for_units_beyond_the_order(
    warehouse: Warehouse,
) -> None:
    expect(warehouse, "PO-1", MUG=1)
    dock = StockStation(warehouse.store)
    package = dock.receive("PO-1")
    goods = Goods(product_id=warehouse.product_ids["MUG"], sku="MUG", units=5)
    forged = UnitsReceived(goods=goods, bin_code="A-01", apart=Apart.OVER, approved_by=PACKER)

    assert dock.station.play(package, forged) == [ScanOutcome.INVALID]

    assert warehouse.stock_of("MUG", "A-01").on_hand == 10
    with warehouse.store.reading() as uow:
        assert not is_supervisor(uow, PACKER)
        assert is_supervisor(uow, SUPERVISOR)


def test_a_receipt_that_is_sent_twice_counts_once(warehouse: Warehouse) -> None:
    expect(warehouse, "PO-1", MUG=3)
    dock = StockStation(warehouse.store)
    dock.receive("PO-1")
    dock.scan("MUG", "MUG", "A-01")
    kept = list(dock.kept)

    assert dock.station.send(kept) == dock.station.send(kept)

    assert warehouse.stock_of("MUG", "A-01").on_hand == 12
    assert _agrees(warehouse)


def test_one_station_at_a_time_receives_a_delivery(warehouse: Warehouse) -> None:
    expect(warehouse, "PO-1", MUG=3)
    StockStation(warehouse.store).receive("PO-1")

    with pytest.raises(NotAllowed) as refused:
        StockStation(warehouse.store, "DOCK-2").receive("PO-1")
    with pytest.raises(NothingFound):
        StockStation(warehouse.store).receive("PO-9")

    assert refused.value.facts["reason"] is ClaimRefusal.CLAIMED
    assert refused.value.facts["holder"] == "DOCK-1"


def test_lots_and_serials_of_tracked_products_come_in_with_their_scan(
    warehouse: Warehouse,
) -> None:
    track(warehouse, "MUG", "lot+serial")
    expect(warehouse, "PO-1", MUG=2)
    dock = StockStation(warehouse.store)
    package = dock.receive("PO-1")
    assert dock.scan("MUG").verdict is Verdict.LOT_REQUIRED
    goods = Goods(
        product_id=warehouse.product_ids["MUG"], sku="MUG", lot="L7", units=1, serials=("S1",)
    )

    assert dock.station.send(dock.kept) == [ScanOutcome.APPLIED]
    event = UnitsReceived(goods=goods, bin_code="A-03")
    assert dock.station.play(package, event) == [ScanOutcome.APPLIED]

    with warehouse.store.reading() as uow:
        assert uow.session.query(Lot).one().lot == "L7"
        serial = uow.session.query(Serial).one()
        assert (serial.serial, serial.bin_id) == ("S1", warehouse.bin_ids["A-03"])
    assert _agrees(warehouse)


def test_a_receipt_of_a_claim_that_is_gone_is_kept_as_evidence(warehouse: Warehouse) -> None:
    expect(warehouse, "PO-1", MUG=3)
    dock = StockStation(warehouse.store)
    dock.receive("PO-1")
    dock.scan("MUG", "A-01")
    late = list(dock.kept)
    dock.receive("PO-1")  # under a new fence

    assert ScanOutcome.STALE_FENCE in dock.station.send(late)

    assert warehouse.stock_of("MUG", "A-01").on_hand == 10
    assert isinstance(dock.station, StationPlay)
