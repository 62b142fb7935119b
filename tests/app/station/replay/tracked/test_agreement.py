"""Both counts lot by lot and serial by serial, or nothing ships (D1)."""

from __future__ import annotations

import pytest

from app.fulfilment.events import (
    WorkFinished,
)
from app.lifecycle import OrderState
from app.store.unit_of_work import Store
from tests.support.floor_play import cases_of
from tests.support.tracked_floor import (
    APPLIED,
    INVALID,
    OVER,
    claimed_walk,
    pack_of,
    packing_of,
    put_of,
    taken_of,
    tracked_warehouse,
)
from tests.support.warehouse import Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """Tea in lots, cameras with numbers of their own."""
    return tracked_warehouse(store)


def test_8_a_unit_of_a_lot_that_was_not_picked_does_not_ship(warehouse: Warehouse) -> None:
    picker, package = claimed_walk(warehouse, TEA=2)
    picker.play(package, put_of(package.stops[0], taken_of("SOON", 2)), WorkFinished())
    packer, packing = packing_of(warehouse)

    assert packer.play(packing, pack_of(packing, 1, "LATE"), pack_of(packing, 1)) == [OVER, APPLIED]
    assert packer.play(packing, pack_of(packing, 1, "SOON")) == [APPLIED]

    with warehouse.store.reading() as uow:
        assert uow.shipments.unverified_lines(warehouse.order_ids["1001"]) == ("TEA",)
    assert packer.label(packing) == [INVALID]
    assert {case.kind for case in cases_of(warehouse)} == {"replay", "double-scan"}
    (facts,) = (case.facts for case in cases_of(warehouse) if case.kind == "double-scan")
    assert facts["lines"][0]["lots"] == [{"lot": "SOON", "picked": 2, "packed": 1}]
    assert warehouse.order("1001").state == OrderState.PACKING


def test_both_counts_must_agree_serial_by_serial_or_nothing_ships(warehouse: Warehouse) -> None:
    picker, package = claimed_walk(warehouse, CAM=2)
    picker.play(package, put_of(package.stops[0], taken_of("", 2, "S-1", "S-2")), WorkFinished())
    packer, packing = packing_of(warehouse)

    # when a unit is packed whose number nobody scanned
    packer.play(packing, pack_of(packing, 1, "", "S-1"), pack_of(packing, 1))

    with warehouse.store.reading() as uow:
        assert uow.shipments.unverified_lines(warehouse.order_ids["1001"]) == ("CAM",)
    assert packer.label(packing) == [INVALID]
    case = next(case for case in cases_of(warehouse) if case.kind == "double-scan")
    assert case.facts["lines"][0]["serials_left"] == ["S-2"]
    assert "lots" not in case.facts["lines"][0]
    assert warehouse.order("1001").state == OrderState.PACKING
