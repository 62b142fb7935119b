"""What one run of the allocation says it did."""

from __future__ import annotations

from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, small_warehouse


def test_a_run_names_every_short_line_and_whether_its_order_waited_before(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"PEN": 3, "MUG": 20})
    warehouse.add_order("1002", {"BOOK": 1})

    first = store.run(lambda uow: uow.stock.allocate_next(NINE, 10))

    assert first.orders == 2
    assert [(line.sku, line.units_missing, line.newly) for line in first.short_lines] == [
        ("PEN", 2, True),
        ("MUG", 6, True),
    ]

    warehouse.add_stock("PEN", "B-02", 1)
    second = store.run(lambda uow: uow.stock.allocate_next(NINE, 10))

    assert second.orders == 1
    assert [(line.sku, line.units_missing, line.newly) for line in second.short_lines] == [
        ("PEN", 1, False),
        ("MUG", 6, False),
    ]


def test_nothing_to_do_is_nothing_done(store: Store) -> None:
    assert store.run(lambda uow: uow.stock.allocate_next(NINE, 10)).orders == 0
