"""Units go from bin to bin, off the books and back; what is promised stays for its picker."""

from __future__ import annotations

import pytest

from app.fulfilment.allocation import allocate
from app.fulfilment.events import Because, Refused
from app.reconciliation.ledger import check_ledger
from app.scanning.verdicts import Verdict
from app.stock.events import Goods, Purpose, StockAdjusted
from app.store.schema.station import ScanOutcome
from app.store.schema.stock import LedgerEntry
from app.store.unit_of_work import Store
from tests.support.packages import CONFIRM, EXCEPTION, NEXT_CARTON, REPRINT, SHORT
from tests.support.stock_play import (
    NINE,
    PACKER,
    SUPERVISOR,
    StockStation,
    stock_warehouse,
)
from tests.support.warehouse import Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return stock_warehouse(store)


@pytest.fixture
def station(warehouse: Warehouse) -> StockStation:
    return StockStation(warehouse.store)


def _agrees(warehouse: Warehouse) -> bool:
    return check_ledger(warehouse.store).findings == ()


def test_bin_item_bin_and_it_is_moved(warehouse: Warehouse, station: StockStation) -> None:
    station.move("A-02")

    assert station.scan("LAMP", "LAMP", "A-03").verdict is Verdict.TASK_DONE
    assert set(station.send()) == {ScanOutcome.APPLIED}

    assert warehouse.stock_of("LAMP", "A-02").on_hand == 3
    assert warehouse.stock_of("LAMP", "A-03").on_hand == 2
    assert _agrees(warehouse)


def test_held_units_are_not_moved_away_from_under_a_picker(
    warehouse: Warehouse, station: StockStation
) -> None:
    warehouse.add_order("S-1", {"LAMP": 4})
    allocate(warehouse.store, NINE)
    station.move("A-02")

    station.scan("LAMP")
    refused = station.scan("LAMP")
    assert refused.verdict is Verdict.OVER_QUANTITY
    assert isinstance(refused.event, Refused)
    assert refused.event.because is Because.PROMISED


def test_units_that_were_promised_while_they_were_in_the_hand_are_a_case(
    warehouse: Warehouse, station: StockStation
) -> None:
    station.move("A-02")
    station.scan(*["LAMP"] * 3, "A-03")
    warehouse.add_order("S-1", {"LAMP": 4})
    allocate(warehouse.store, NINE)

    assert station.send()[-1] is ScanOutcome.OVER

    assert warehouse.stock_of("LAMP", "A-02").held == 4
    with warehouse.store.reading() as uow:
        assert [case.kind.value for case in uow.cases.page(limit=9)] == ["replay"]
    assert _agrees(warehouse)


@pytest.mark.parametrize(("key", "purpose"), [(CONFIRM, "damaged"), (SHORT, "lost")])
def test_damaged_and_lost_units_leave_the_books_on_a_supervisors_badge(
    warehouse: Warehouse, station: StockStation, key: str, purpose: str
) -> None:
    station.move("A-02")

    station.scan(EXCEPTION, key, "LAMP")
    assert station.scan("A-03").verdict is Verdict.WRONG_STATE
    assert station.scan(PACKER).verdict is Verdict.WRONG_STATE
    assert station.scan(SUPERVISOR).verdict is Verdict.TASK_DONE
    station.send()

    assert warehouse.stock_of("LAMP", "A-02").on_hand == 4
    with warehouse.store.reading() as uow:
        why = uow.session.query(LedgerEntry).filter_by(movement="write-off", place="A-02").one()
        assert (why.reference, why.badge) == (purpose, PACKER)
        assert [one.badge for one in uow.people.audited("A-02")] == [SUPERVISOR]
    assert _agrees(warehouse)


def test_found_units_come_into_the_books(warehouse: Warehouse, station: StockStation) -> None:
    station.move("A-02")
    station.scan(EXCEPTION, NEXT_CARTON, *["LAMP"] * 7, "PEN", SUPERVISOR)
    station.send()

    assert warehouse.stock_of("LAMP", "A-02").on_hand == 12
    assert warehouse.stock_of("PEN", "A-02").on_hand == 1
    assert _agrees(warehouse)


def test_units_stand_in_quarantine_until_a_supervisor_clears_them(
    warehouse: Warehouse, station: StockStation
) -> None:
    station.move("A-02")
    station.scan(EXCEPTION, EXCEPTION, *["LAMP"] * 4, SUPERVISOR)
    station.send()
    warehouse.add_order("S-1", {"LAMP": 3})
    allocate(warehouse.store, NINE)
    assert warehouse.stock_of("LAMP", "A-02").quarantined == 4
    assert warehouse.order("S-1").lines[0].units_backordered == 2

    station.move("A-02")
    station.scan(EXCEPTION, REPRINT, *["LAMP"] * 4, SUPERVISOR)
    station.send()

    assert warehouse.stock_of("LAMP", "A-02").quarantined == 0
    assert warehouse.order("S-1").lines[0].units_backordered == 0  # served at once
    assert _agrees(warehouse)


def test_what_lies_in_a_quarantine_bin_leaves_it_on_a_supervisors_badge_only(
    warehouse: Warehouse, station: StockStation
) -> None:
    station.move("A-02")
    station.scan("LAMP", "Q-01")
    station.send()
    assert warehouse.stock_of("LAMP", "Q-01").quarantined == 1

    station.move("Q-01")
    assert station.scan("LAMP", "A-02").verdict is Verdict.WRONG_STATE
    assert station.scan(SUPERVISOR, "A-02").verdict is Verdict.TASK_DONE
    station.send()

    assert warehouse.stock_of("LAMP", "A-02").on_hand == 5
    assert warehouse.stock_of("LAMP", "Q-01").quarantined == 0
    assert _agrees(warehouse)


def test_a_bin_does_not_give_what_it_has_not(station: StockStation) -> None:
    station.move("A-02")

    assert station.scan("PEN").verdict is Verdict.WRONG_ITEM
    assert station.scan(CONFIRM, "A-01").verdict is Verdict.WRONG_STATE
    assert station.scan("A-02").verdict is Verdict.WRONG_STATE
    assert station.scan(CONFIRM).verdict is Verdict.TASK_DONE


def test_a_forged_approval_changes_nothing(warehouse: Warehouse, station: StockStation) -> None:
    package = station.move("A-02")
    goods = Goods(product_id=warehouse.product_ids["LAMP"], sku="LAMP", units=5)
    forged = StockAdjusted(
        goods=(goods,), bin_code="A-02", purpose=Purpose.LOST, approved_by=PACKER
    )

    assert station.station.play(package, forged) == [ScanOutcome.INVALID]

    assert warehouse.stock_of("LAMP", "A-02").on_hand == 5
