"""Everything about one order on one page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from app.capture.receipt import receive_orders
from app.capture.staging import stage_orders
from app.catalogue.products import import_products
from app.exception_queue.kinds import CaseKind, Resolution
from app.exception_queue.solving import solve_case
from app.fulfilment.allocation import allocate
from app.fulfilment.cancelling import cancel_order
from app.scanning.directory import Person
from app.store.books.capture.orders.detail import CHECKS, CheckState
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import MUG, PRODUCTS, export, order
from tests.support.warehouse import NINE, SUPERVISOR, small_warehouse

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LENA = Person("S-1", "Lena", "supervisor")


def test_a_received_order_waits_for_its_checks(store: Store) -> None:
    receive_orders(store, "day.csv", export(order("1")), NOW)

    with store.reading() as uow:
        detail = uow.orders.detail("1")

    assert detail.checks == dict.fromkeys(CHECKS, CheckState.WAITING)
    assert (detail.holds, detail.cartons, detail.cases) == ((), (), ())
    assert detail.shipping == detail.billing


def test_a_held_order_shows_which_check_holds_it(store: Store) -> None:
    receive_orders(store, "day.csv", export(order("1", [MUG], Shipping_City="")), NOW)
    stage_orders(store, NOW)

    with store.reading() as uow:
        detail = uow.orders.detail("1")

    assert detail.checks == {
        CaseKind.ADDRESS: CheckState.HELD,
        CaseKind.SKU: CheckState.HELD,
        CaseKind.PRICE: CheckState.PASSED,
        CaseKind.PAYMENT: CheckState.PASSED,
    }
    assert {case.kind for case in detail.cases} == {CaseKind.ADDRESS, CaseKind.SKU}
    assert [(line.position, line.sku, line.is_known) for line in detail.lines] == [
        (1, "MUG", False)
    ]


def _solve(store: Store, kind: CaseKind, how: Resolution) -> None:
    with store.reading() as uow:
        (case,) = uow.cases.page(kind)
    assert solve_case(store, case.case_id, how, LENA, NOW).is_solved


def _checks(store: Store) -> Mapping[CaseKind, CheckState]:
    with store.reading() as uow:
        return uow.orders.detail("1").checks


def test_units_that_were_given_back_come_from_no_bin(store: Store) -> None:
    warehouse = small_warehouse(store)
    order_id = warehouse.add_order("1001", {"MUG": 3})
    allocate(store, NINE)
    with store.reading() as uow:
        held = uow.orders.detail("1001").holds
    assert [(hold.bin_code, hold.units) for hold in held] == [("A-01", 3)]

    store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))

    with store.reading() as uow:
        assert uow.orders.detail("1001").holds == ()


def test_what_was_put_right_is_passed_and_not_approved(store: Store) -> None:
    receive_orders(store, "day.csv", export(order("1", [MUG])), NOW)
    stage_orders(store, NOW)
    import_products(store, "products.csv", PRODUCTS, "B-1")

    _solve(store, CaseKind.SKU, Resolution.CHECK_AGAIN)

    assert _checks(store)[CaseKind.SKU] is CheckState.PASSED


def test_what_was_approved_of_an_earlier_version_is_not_approved_of_this_one(store: Store) -> None:
    import_products(store, "products.csv", PRODUCTS, "B-1")
    receive_orders(store, "day.csv", export(order("1", Total="99.00")), NOW)
    stage_orders(store, NOW)
    _solve(store, CaseKind.PRICE, Resolution.APPROVE)
    assert _checks(store)[CaseKind.PRICE] is CheckState.APPROVED

    receive_orders(store, "day.csv", export(order("1")), NOW)
    stage_orders(store, NOW)

    assert _checks(store)[CaseKind.PRICE] is CheckState.PASSED
