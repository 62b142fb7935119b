"""The demo warehouse: believable, whole, and loaded as any other."""

from __future__ import annotations

from datetime import UTC, datetime

from app.catalogue.demo import fill_demo, orders_as_of
from app.exception_queue.kinds import HoldReason
from app.lifecycle import OrderState
from app.store.unit_of_work import Store
from app.values import is_gtin

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_a_fresh_database_becomes_a_warehouse_with_work_to_do(store: Store) -> None:
    report = fill_demo(store, NOW, str)

    assert [problem for one in report.imports for problem in one.problems + one.remarks] == []
    assert report.receipt is not None
    assert (report.receipt.new, report.receipt.bad_rows) == (15, [])
    assert report.staging.staged == 11
    assert report.staging.held == {
        HoldReason.POSTCODE_MALFORMED: 1,
        HoldReason.NOT_PAID: 1,
        HoldReason.SKU_UNKNOWN: 1,
        HoldReason.TOTAL_DIFFERS: 1,
    }
    with store.reading() as uow:
        directory = uow.catalogue.directory()
        assert [one.bin_code for one in uow.counts.waiting()] == ["C-01-2"]
        assert uow.purchases.quarantine_bins() == ("Q-01-1",)
        assert uow.orders.counts_by_state()[OrderState.STAGED] == 11
    assert (len(directory.bins), len(directory.totes), len(directory.cartons)) == (61, 12, 6)
    assert directory.purchase_orders == {"PO-4711", "PO-4712"}
    assert {person.role for person in directory.people.values()} == {
        "packer", "clerk", "supervisor", "administrator",
    }  # fmt: skip


def test_the_demo_warehouse_loaded_twice_is_the_same(store: Store) -> None:
    fill_demo(store, NOW, str)

    again = fill_demo(store, NOW, str)

    assert again.receipt is None
    assert [one.new + one.changed for one in again.imports] == [0] * len(again.imports)
    assert again.staging.staged == 0


def test_its_barcodes_are_right_and_of_the_range_for_own_use(store: Store) -> None:
    fill_demo(store, NOW, str)

    with store.reading() as uow:
        products = uow.catalogue.directory().products
    codes = [code for code in products if code.isdigit()]
    assert len(codes) > 42
    assert all(is_gtin(code) and code[1:3] in {str(n) for n in range(20, 30)} for code in codes)


def test_its_orders_are_of_today() -> None:
    text = orders_as_of(NOW).decode()

    assert "2026-11-23 08:50:00 +0000" in text
    assert "2026-03-02" not in text


def test_a_layout_that_somebody_drew_anew_stays_drawn(store: Store) -> None:
    fill_demo(store, NOW, str)
    with store.reading() as uow:
        parts = uow.layout.parts()
    store.run(lambda uow: uow.layout.replace(parts[1:]))

    fill_demo(store, NOW, str)

    with store.reading() as uow:
        assert len(uow.layout.parts()) == len(parts) - 1
