"""Purchase orders come in from a file; a bad row is named and the good ones go in."""

from __future__ import annotations

import pytest

from app.capture.reading.problems import RowFault
from app.stock.purchase_orders import import_purchase_orders
from app.store.unit_of_work import Store
from tests.support.warehouse import small_warehouse

FILE = (
    b"po_no,supplier,sku,units,expected\n"
    b"PO-1,Potteries,MUG,12,2026-03-05\n"
    b"PO-1,Potteries,LAMP,3,2026-03-04\n"
    b"PO-2,Inkwell,PEN,5,\n"
)


@pytest.fixture
def warehouse(store: Store) -> Store:
    small_warehouse(store)
    return store


def test_a_file_of_purchase_orders_goes_in_once(warehouse: Store) -> None:
    first = import_purchase_orders(warehouse, "po.csv", FILE, "C-1")
    again = import_purchase_orders(warehouse, "po.csv", FILE, "C-1")

    assert (first.new, first.changed, first.problems) == (3, 0, [])
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)
    with warehouse.reading() as uow:
        found = {one.po_no: one for one in uow.purchases.expected()}
    assert found["PO-1"].units_ordered == 15
    assert str(found["PO-1"].expected_on) == "2026-03-04"  # its first goods
    assert found["PO-2"].expected_on is None


def test_a_changed_quantity_is_brought_up_to_date(warehouse: Store) -> None:
    import_purchase_orders(warehouse, "po.csv", FILE, "C-1")

    report = import_purchase_orders(warehouse, "po.csv", FILE.replace(b"12", b"20"), "C-1")

    assert (report.new, report.changed) == (0, 1)


def test_bad_rows_are_named_with_row_column_and_reason(warehouse: Store) -> None:
    bad = (
        b"po_no,supplier,sku,units,expected\n"
        b"PO-1,Potteries,NONE,12,\n"
        b"PO-1,Potteries,MUG,0,\n"
        b"PO-1,Potteries,LAMP,3,soon\n"
        b"PO-1,Potteries,PEN,3,\n"
        b"PO-1,Potteries,PEN,4,\n"
    )

    report = import_purchase_orders(warehouse, "po.csv", bad, "C-1")

    assert [(p.row, p.column, p.reason) for p in sorted(report.problems, key=lambda p: p.row)] == [
        (2, "sku", RowFault.SKU_UNKNOWN),
        (3, "units", RowFault.OUT_OF_RANGE),
        (4, "expected", RowFault.NOT_A_DAY),
        (6, "po_no", RowFault.TWICE_IN_FILE),
    ]
    assert report.new == 1
