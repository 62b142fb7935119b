"""What the checks read from the database is what was said, and nothing is judged twice."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

from app.capture.facts import LineFacts
from app.capture.receipt import receive_orders
from app.capture.staging import StagingReport, stage_orders
from app.catalogue.products import import_products
from app.lifecycle import OrderState
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import MUG, export, order

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
RETIRED = b"sku,name,sellable\nMUG,White mug,yes\nOLD,Old mug,no\n"


def test_only_odd_lines_leave_the_database(store: Store) -> None:
    import_products(store, "products.csv", RETIRED, "C-1")
    items = [
        MUG,
        {**MUG, "Lineitem sku": "OLD"},
        {**MUG, "Lineitem sku": "CUP"},
        {**MUG, "Lineitem price": "0"},
        {**MUG, "Lineitem quantity": "-1", "Lineitem discount": "1.00"},
    ]
    receive_orders(store, "day.csv", export(order("1", items)), NOW)

    with store.unit() as uow:
        (one,) = uow.orders.to_check(10)

    assert one.facts.goods_minor == 3 * 1900 + 0 - 950 - 100
    assert one.facts.odd_lines == (
        LineFacts(2, "OLD", 2, 950, sellable=False),
        LineFacts(3, "CUP", 2, 950, sellable=None),
        LineFacts(4, "MUG", 2, 0, sellable=True),
        LineFacts(5, "MUG", -1, 950, sellable=True),
    )
    assert one.facts.shipping.postcode == "BA1 2QT"


def test_two_stagings_at_once_judge_each_order_once(store: Store) -> None:
    import_products(store, "products.csv", RETIRED, "C-1")
    orders = [order(str(n), Financial_Status="pending" if n % 3 else "paid") for n in range(60)]
    receive_orders(store, "day.csv", export(*orders), NOW)
    reports: list[StagingReport] = []
    start = threading.Barrier(2)

    def work() -> None:
        start.wait()
        reports.append(stage_orders(store, NOW))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(report.staged for report in reports) == 20
    assert sum(report.held_orders for report in reports) == 40
    with store.reading() as uow:
        assert uow.cases.counts(NOW, NOW, NOW).open == 40
        assert uow.orders.counts_by_state()[OrderState.STAGED] == 20
