"""Everything about one order on one page."""

from __future__ import annotations

from datetime import UTC, datetime

from app.capture.receipt import receive_orders
from app.capture.staging import stage_orders
from app.exception_queue.kinds import CaseKind
from app.store.books.capture.orders.detail import CHECKS, CheckState
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import MUG, export, order

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


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
