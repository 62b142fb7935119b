"""Which bins wait for a count, and what moved in them."""

from __future__ import annotations

import pytest

from app.fulfilment.allocation import allocate
from app.store.schema.stock import CountState
from app.store.unit_of_work import Store
from tests.support.stock_play import stock_warehouse
from tests.support.warehouse import NINE, Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return stock_warehouse(store)


def _doubt(warehouse: Warehouse, *bin_codes: str) -> None:
    with warehouse.store.unit() as uow:
        for code in bin_codes:
            uow.stock.open_count(warehouse.bin_ids[code], None, "reported", NINE, "B-100")
        uow.commit()


def test_counts_wait_in_walking_order(warehouse: Warehouse) -> None:
    _doubt(warehouse, "B-01", "A-02", "A-02")

    with warehouse.store.reading() as uow:
        assert [one.bin_code for one in uow.counts.waiting()] == ["A-02", "B-01"]
        found = uow.counts.of_bin("A-02")
        assert found is not None
        assert (found.reason, found.holder, found.picker_there) == ("reported", "", False)


def test_a_count_goes_on_from_state_to_state(warehouse: Warehouse) -> None:
    _doubt(warehouse, "A-02")
    with warehouse.store.unit() as uow:
        task = uow.counts.of_bin("A-02")
        assert task is not None
        row = {"product_id": 1, "lot": "", "counted": 4}
        uow.counts.put_result(task.task_id, [row], agrees=False, badge="B", station="S", at=NINE)
        uow.counts.put_result(task.task_id, [], agrees=None, badge="B", station="S", at=NINE)
        uow.counts.move(task.task_id, CountState.RECOUNT, "B", NINE)
        again = uow.counts.find(task.task_id, lock=True)
        assert again is not None
        assert (again.state, again.counted_by) == ("recount", "B")
        assert uow.counts.last_found(task.task_id) == [row]  # what proves nothing is left out
        uow.counts.move(task.task_id, CountState.DONE, "B", NINE)
        assert uow.counts.waiting() == []


def test_a_hold_moves_nothing_in_a_bin_and_a_receipt_does(warehouse: Warehouse) -> None:
    with warehouse.store.reading() as uow:
        before = uow.counts.stamp("A-02")
    warehouse.add_order("S-1", {"LAMP": 2})
    allocate(warehouse.store, NINE)
    with warehouse.store.reading() as uow:
        assert uow.counts.stamp("A-02") == before
        assert not uow.counts.picker_there("A-02")

    warehouse.add_stock("LAMP", "A-02", 1)

    with warehouse.store.reading() as uow:
        assert uow.counts.stamp("A-02") > before
        assert uow.counts.walk_order("A-02") == 2
        assert uow.counts.walk_order("nowhere") == 0
