"""The builder of the small warehouse builds what it says."""

from __future__ import annotations

from app.store.unit_of_work import Store
from tests.support.warehouse import gtin_of, small_warehouse


def test_a_built_order_stands_staged_with_its_lines(store: Store) -> None:
    warehouse = small_warehouse(store)

    warehouse.add_order("1001", {"MUG": 2, "PEN": 1})

    order = warehouse.order("1001")
    assert [(line.sku, line.units_ordered) for line in order.lines] == [("MUG", 2), ("PEN", 1)]
    assert warehouse.stock_of("MUG", "A-01").on_hand == 10


def test_built_barcodes_are_different_and_have_valid_check_digits() -> None:
    codes = {gtin_of(number) for number in range(50)}

    assert len(codes) == 50
    assert all(len(code) == 14 for code in codes)
    assert all(
        sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(code)) % 10 == 0
        for code in codes
    )
