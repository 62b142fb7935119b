"""A recalled lot is kept back wherever it lies, given up by its orders, and named on its way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.errors import NotAllowed
from app.exception_queue.kinds import CaseKind
from app.fulfilment.allocation import allocate
from app.fulfilment.allocation.recalling import NamedLot, Recall, recall_lot, release_lot
from app.fulfilment.events import WorkFinished
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.scanning.directory import Person
from app.station.claims import claim_pick
from app.store.books.capture.case_lists import CaseRow
from app.store.books.tracking.lot_book import LotAt
from app.store.unit_of_work import Store
from tests.support.floor_play import release_everything
from tests.support.tracked_floor import (
    APPLIED,
    claimed_walk,
    pack_of,
    packing_of,
    put_of,
    taken_of,
    tea_in,
    tracked_warehouse,
)
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse

LENA = Person(SUPERVISOR, "Lena Novak", "supervisor")


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return tracked_warehouse(store)


def _soon(warehouse: Warehouse) -> NamedLot:
    return NamedLot(warehouse.product_ids["TEA"], "TEA", "SOON")


def _recall(warehouse: Warehouse) -> Recall:
    return recall_lot(warehouse.store, _soon(warehouse), LENA, "DESK-1")


def _case(warehouse: Warehouse) -> CaseRow | None:
    with warehouse.store.reading() as uow:
        rows = [row for row in uow.cases.page(limit=50) if row.kind is CaseKind.RECALL]
    return rows[0] if rows else None


def test_an_order_that_held_the_lot_is_served_from_another(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"TEA": 3})
    allocate(warehouse.store, NINE)
    assert tea_in(warehouse, "SOON") == (3, 3)

    recall = _recall(warehouse)

    assert recall == Recall(("1001",), ())
    assert tea_in(warehouse, "SOON") == (3, 0)
    assert tea_in(warehouse, "LATE")[1] + tea_in(warehouse, "FAR", "B-02")[1] == 3
    assert warehouse.order("1001").state == OrderState.ALLOCATED
    assert _case(warehouse) is None
    assert check_ledger(warehouse.store).agrees


def test_an_order_that_no_other_lot_serves_waits_until_the_lot_is_released(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"TEA": 11})
    allocate(warehouse.store, NINE)

    _recall(warehouse)
    assert warehouse.order("1001").state == OrderState.BACKORDERED

    release_lot(warehouse.store, _soon(warehouse), LENA, "DESK-1")
    assert warehouse.order("1001").state == OrderState.ALLOCATED
    assert check_ledger(warehouse.store).agrees


def test_a_walk_that_nobody_has_begun_is_planned_anew(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"TEA": 2})
    release_everything(warehouse.store)

    _recall(warehouse)
    assert warehouse.order("1001").state == OrderState.ALLOCATED

    release_everything(warehouse.store)
    package = claim_pick(warehouse.store, "PICK-1", PACKER)
    assert package is not None
    assert {stop.lot for stop in package.stops} == {"LATE"}
    assert check_ledger(warehouse.store).agrees


def test_a_picker_on_the_way_is_told_and_brings_nothing_of_it(warehouse: Warehouse) -> None:
    picker, package = claimed_walk(warehouse, TEA=2)
    version = package.order_versions["1001"]

    _recall(warehouse)

    assert warehouse.order("1001").version == version + 1
    (stop,) = package.stops
    assert picker.play(package, put_of(stop, taken_of("SOON", 2))) != [APPLIED]
    assert tea_in(warehouse, "SOON") == (3, 0)
    assert check_ledger(warehouse.store).agrees


def test_what_is_in_a_tote_or_carton_is_named_in_one_case(warehouse: Warehouse) -> None:
    picker, package = claimed_walk(warehouse, TEA=3)
    (stop,) = package.stops
    picker.play(package, put_of(stop, taken_of("SOON", 3)))
    picker.play(package, WorkFinished())
    packer, packing = packing_of(warehouse)
    packer.play(packing, pack_of(packing, 2, "SOON"))

    recall = _recall(warehouse)

    assert sorted(recall.places) == [LotAt("1001/1", 2, "1001"), LotAt(stop.tote, 1, "1001")]
    case = _case(warehouse)
    assert case is not None
    assert sorted(place["units"] for place in case.facts["places"]) == [1, 2]
    _recall(warehouse)  # again: still one case
    again = _case(warehouse)
    assert again is not None
    assert again.case_id == case.case_id


def test_only_a_supervisor_may_recall_or_release(warehouse: Warehouse) -> None:
    packer = replace(LENA, role="clerk")

    for act in (recall_lot, release_lot):
        with pytest.raises(NotAllowed):
            act(warehouse.store, _soon(warehouse), packer, "DESK-1")
    with warehouse.store.reading() as uow:
        assert uow.lots.next_holder(warehouse.product_ids["TEA"], "SOON") is None
