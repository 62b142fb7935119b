"""First expired first out; what may not leave the house is never promised (F1)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.fulfilment.allocation import allocate
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.unit_of_work import Store
from app.values import Tracking
from tests.support.warehouse import NINE, Warehouse, small_warehouse

TODAY = NINE.date()


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """Tea that must be good for ten days more when it is dispatched; two bins on the walk."""
    made = small_warehouse(store)
    made.add_product("TEA", tracking=Tracking.LOT, min_days_left=10)
    return made


def _lot(warehouse: Warehouse, lot: str, days: int | None, bin_code: str, units: int = 2) -> None:
    expires_on = None if days is None else TODAY + timedelta(days=days)
    warehouse.add_lot("TEA", lot, expires_on)
    warehouse.add_stock("TEA", bin_code, units, lot=lot)


def test_what_expires_first_goes_first_however_far_it_lies(warehouse: Warehouse) -> None:
    _lot(warehouse, "FOREVER", None, "A-01")
    _lot(warehouse, "LATE", 90, "A-01")
    _lot(warehouse, "SOON", 30, "B-02")
    warehouse.add_order("1001", {"TEA": 3})

    allocate(warehouse.store, NINE)

    assert warehouse.stock_of("TEA", "B-02", "SOON").held == 2
    assert warehouse.stock_of("TEA", "A-01", "LATE").held == 1
    assert warehouse.stock_of("TEA", "A-01", "FOREVER").held == 0
    assert check_ledger(warehouse.store).agrees


def test_lots_of_one_date_go_in_walking_order(warehouse: Warehouse) -> None:
    _lot(warehouse, "FAR", 30, "B-02")
    _lot(warehouse, "NEAR", 30, "A-01")
    warehouse.add_order("1001", {"TEA": 1})

    allocate(warehouse.store, NINE)

    assert warehouse.stock_of("TEA", "A-01", "NEAR").held == 1


@pytest.mark.parametrize("days", [-1, 0, 9])
def test_a_lot_without_enough_life_is_never_promised(warehouse: Warehouse, days: int) -> None:
    _lot(warehouse, "OLD", days, "A-01")
    warehouse.add_order("1001", {"TEA": 1})

    report = allocate(warehouse.store, NINE)

    assert report.lines_short == 1
    assert warehouse.order("1001").state == OrderState.BACKORDERED
    assert warehouse.stock_of("TEA", "A-01", "OLD").held == 0


def test_a_lot_with_just_enough_life_is_promised(warehouse: Warehouse) -> None:
    _lot(warehouse, "JUST", 10, "A-01")
    warehouse.add_order("1001", {"TEA": 1})

    assert allocate(warehouse.store, NINE).orders_allocated == 1


def test_a_lot_in_quarantine_is_never_promised_and_helps_nobody_who_waits(
    warehouse: Warehouse,
) -> None:
    warehouse.add_lot("TEA", "BAD", quarantined=True)
    warehouse.add_stock("TEA", "A-01", 5, lot="BAD")
    warehouse.add_order("1001", {"TEA": 1})
    assert allocate(warehouse.store, NINE).lines_short == 1

    assert allocate(warehouse.store, NINE).orders_backordered == 0

    assert warehouse.stock_of("TEA", "A-01", "BAD").held == 0
