"""Purchase orders with what has come, what is proposed and who waits."""

from __future__ import annotations

import pytest

from app.fulfilment.allocation import allocate
from app.store.unit_of_work import Store
from tests.support.stock_play import expect, stock_warehouse
from tests.support.warehouse import NINE, Warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return stock_warehouse(store)


def test_lines_that_somebody_waits_for_come_first(warehouse: Warehouse) -> None:
    warehouse.add_order("S-1", {"PEN": 3})
    allocate(warehouse.store, NINE)
    expect(warehouse, "PO-1", MUG=3, PEN=5)

    with warehouse.store.reading() as uow:
        order = uow.purchases.find("PO-1")
        assert order is not None
        lines = uow.purchases.lines(order.purchase_order_id)

    assert [line.sku for line in lines] == ["PEN", "MUG"]
    assert [(one.order_no, one.units) for one in lines[0].waiting] == [("S-1", 2)]


def test_an_order_of_which_all_has_come_is_received_and_opens_when_more_is_ordered(
    warehouse: Warehouse,
) -> None:
    expect(warehouse, "PO-1", MUG=3)
    with warehouse.store.unit() as uow:
        order = uow.purchases.find("PO-1")
        assert order is not None
        uow.purchases.count_received(order.purchase_order_id, warehouse.product_ids["MUG"], 3)
        uow.purchases.close_if_complete(order.purchase_order_id)
        uow.commit()
    with warehouse.store.reading() as uow:
        assert uow.purchases.expected() == []
        assert uow.catalogue.directory().purchase_orders == frozenset()

    expect(warehouse, "PO-1", MUG=5)

    with warehouse.store.reading() as uow:
        assert [(one.po_no, one.units_received) for one in uow.purchases.expected()] == [
            ("PO-1", 3)
        ]


def test_proposals_leave_quarantine_bins_out(warehouse: Warehouse) -> None:
    pen = warehouse.product_ids["PEN"]
    with warehouse.store.reading() as uow:
        assert uow.purchases.proposals([pen]) == {pen: ("B-01", "A-03")}
        assert uow.purchases.quarantine_bins() == ("Q-01",)
