"""Snapshots of stock, what may be promised, and counts that are asked for."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from app.fulfilment.allocation import allocate
from app.reconciliation.ledger import check_ledger
from app.store.books.floor.stock_book import InventoryRow
from app.store.schema.stock import CountTask, LedgerEntry, Stock
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, SUPERVISOR, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def _take(warehouse: Warehouse, *rows: tuple[str, str, int]) -> list[int]:
    units = [
        InventoryRow(warehouse.product_ids[sku], warehouse.bin_ids[code], n)
        for sku, code, n in rows
    ]
    return warehouse.store.run(
        lambda uow: uow.stock.take_inventory(units, "stock.csv", SUPERVISOR, NINE)
    )


def test_the_first_units_of_a_bin_are_a_receipt_and_later_differences_a_count(
    warehouse: Warehouse,
) -> None:
    assert _take(warehouse, ("LAMP", "B-01", 7), ("MUG", "A-01", 8), ("BOOK", "A-10", 25)) == []

    assert warehouse.stock_of("LAMP", "B-01").on_hand == 7
    assert warehouse.stock_of("MUG", "A-01").on_hand == 8
    with warehouse.store.reading() as uow:
        query = select(LedgerEntry.movement, LedgerEntry.units).where(
            LedgerEntry.reference == "stock.csv", LedgerEntry.place_kind == "free"
        )
        moved = [(row[0], row[1]) for row in uow.session.execute(query)]
    assert sorted(moved) == [("count", -2), ("count", 5), ("receipt", 7)]
    assert check_ledger(warehouse.store).agrees


def test_the_same_snapshot_twice_changes_nothing(warehouse: Warehouse) -> None:
    _take(warehouse, ("LAMP", "B-01", 7), ("MUG", "A-01", 8), ("PEN", "A-02", 0))
    before = _entries(warehouse)

    assert _take(warehouse, ("LAMP", "B-01", 7), ("MUG", "A-01", 8), ("PEN", "A-02", 0)) == []

    assert _entries(warehouse) == before


def test_a_snapshot_below_what_is_promised_is_refused_and_the_rest_goes_in(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 6})
    allocate(warehouse.store, NINE)

    refused = _take(
        warehouse,
        ("MUG", "A-01", 5),
        ("BOOK", "A-10", -1),
        ("LAMP", "A-02", 9),
        ("LAMP", "A-02", 8),
    )

    assert refused == [0, 1, 3]
    assert warehouse.stock_of("MUG", "A-01").on_hand == 10
    assert warehouse.stock_of("LAMP", "A-02").on_hand == 9
    assert check_ledger(warehouse.store).agrees


def test_thousands_of_rows_are_taken_at_once(store: Store) -> None:
    warehouse = Warehouse(store)
    for number in range(60):
        warehouse.add_product(f"SKU-{number:03}")
    for number in range(60):
        warehouse.add_bin(f"A-{number:02}")
    rows = [(sku, code, 5) for sku in warehouse.product_ids for code in warehouse.bin_ids]

    assert _take(warehouse, *rows) == []

    with store.reading() as uow:
        assert uow.session.scalar(select(func.sum(Stock.on_hand))) == 5 * 3600
    assert check_ledger(store).agrees


def test_what_may_be_promised_is_what_is_neither_held_nor_missing(warehouse: Warehouse) -> None:
    warehouse.add_order("1001", {"MUG": 6})
    allocate(warehouse.store, NINE)
    mug = warehouse.product_ids["MUG"]

    with warehouse.store.reading() as uow:
        where = uow.stock.where(mug)

    assert [(place.bin_code, place.on_hand, place.free) for place in where] == [
        ("A-01", 10, 4),
        ("B-02", 4, 4),
    ]


def test_a_count_is_asked_for_once_while_it_is_open(warehouse: Warehouse) -> None:
    bin_id, mug = warehouse.bin_ids["A-01"], warehouse.product_ids["MUG"]

    for product_id in (mug, None, mug, None):
        with warehouse.store.unit() as uow:
            uow.stock.open_count(bin_id, product_id, "doubt", NINE)
            uow.commit()

    with warehouse.store.reading() as uow:
        asked = uow.session.scalars(select(CountTask.product_id)).all()
    assert set(asked) == {mug, None}
    assert len(asked) == 2


def test_a_bin_is_found_by_its_code(warehouse: Warehouse) -> None:
    with warehouse.store.reading() as uow:
        assert uow.stock.bin_id("A-01") == warehouse.bin_ids["A-01"]
        assert uow.stock.bin_id("Z-99") is None


def _entries(warehouse: Warehouse) -> int:
    with warehouse.store.reading() as uow:
        return uow.stock.count_entries()
