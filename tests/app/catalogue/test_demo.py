"""The demo warehouse: believable, whole, and loaded as any other."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.catalogue.demo import fill_demo, orders_as_of
from app.exception_queue.kinds import HoldReason
from app.fulfilment.allocation import allocate
from app.fulfilment.next_cart import next_cart
from app.fulfilment.waves import release_wave
from app.lifecycle import OrderState
from app.store.unit_of_work import Store
from app.values import Tracking, is_gtin

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_a_fresh_database_becomes_a_warehouse_with_work_to_do(store: Store) -> None:
    report = fill_demo(store, NOW, str)

    assert [problem for one in report.imports for problem in one.problems + one.remarks] == []
    assert report.receipt is not None
    assert (report.receipt.new, report.receipt.bad_rows) == (18, [])
    assert report.staging.staged == 14
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
        assert uow.orders.counts_by_state()[OrderState.STAGED] == 14
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


def test_a_newcomer_meets_lot_number_kit_and_look_alikes_on_the_first_cart(store: Store) -> None:
    fill_demo(store, NOW, str)
    allocate(store, NOW)
    release_wave(store, NOW, max_orders=6, totes_per_cart=6)

    cart = next_cart(store, "PICK-1", "P-1001", NOW)
    assert cart is not None

    assert {stop.tracking for stop in cart.stops} >= {Tracking.LOT, Tracking.SERIAL}
    granola = next(stop for stop in cart.stops if stop.sku == "GRN-OAT-400")
    assert (granola.lot, granola.expires_on) == ("G2607", date(2027, 3, 31))
    assert {stop.sku for stop in cart.stops if stop.kit == "SET-TEA-2"} == {
        "TEA-POT-600", "MUG-WHT-300",
    }  # fmt: skip
    assert any(stop.look_alikes for stop in cart.stops)
