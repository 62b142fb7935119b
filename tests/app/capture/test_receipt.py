"""Receipt: twice changes nothing, a change is a revision, a bad row harms no other order."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from app.capture.reading.problems import DocumentFault, RowFault
from app.capture.receipt import ReceiptReport, judge_receipt, promise, receive_orders
from app.capture.staging import stage_orders
from app.catalogue.bins import import_bins
from app.catalogue.products import import_products
from app.catalogue.stock import import_stock
from app.errors import DocumentUnreadable
from app.exception_queue.kinds import CaseKind
from app.fulfilment.allocation import allocate
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.schema.orders import OrderLine
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import HEADERS, MUG, PRODUCTS, export, order

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
THREE_MUGS = order("1", [{**MUG, "Lineitem quantity": "3"}], Total="33.45", Subtotal="28.50")


def receive(store: Store, content: bytes) -> ReceiptReport:
    return receive_orders(store, "day.csv", content, NOW)


def state_of(store: Store, order_no: str) -> OrderState:
    with store.reading() as uow:
        return uow.orders.detail(order_no).state


def test_the_same_file_twice_changes_nothing(store: Store) -> None:
    content = export(order("1"), order("2"))
    receive(store, content)
    with store.reading() as uow:
        before = uow.orders.detail("1")

    again = receive(store, content)

    assert (again.read, again.new, again.unchanged, again.revised) == (2, 0, 2, 0)
    with store.reading() as uow:
        assert uow.orders.detail("1") == before


def test_an_order_keeps_what_the_customer_said(store: Store) -> None:
    receive(store, export(order("1", Shipping_City="Bath Spa")))

    with store.reading() as uow:
        detail = uow.orders.detail("1")
    assert (detail.state, detail.version) == (OrderState.RECEIVED, 1)
    assert (detail.shipping.city, detail.billing.city) == ("Bath Spa", "Bath")
    assert (detail.goods_minor, detail.total_minor, detail.currency) == (1900, 2395, "GBP")
    assert detail.placed_at == datetime(2026, 3, 1, 10, 0, tzinfo=UTC)


def test_a_changed_order_that_is_not_yet_picked_is_revised_and_checked_again(
    store: Store,
) -> None:
    import_products(store, "products.csv", PRODUCTS, "B-1")
    receive(store, export(order("1")))
    stage_orders(store, NOW)
    assert state_of(store, "1") is OrderState.STAGED

    revised = receive(store, export(THREE_MUGS))

    assert (revised.revised, revised.waiting) == (1, 0)
    with store.reading() as uow:
        detail = uow.orders.detail("1")
    assert (detail.state, detail.version) == (OrderState.RECEIVED, 2)
    assert [line.units_ordered for line in detail.lines] == [3]
    assert stage_orders(store, NOW).staged == 1


def test_a_changed_order_gives_back_what_was_held_for_it_and_is_held_anew(store: Store) -> None:
    import_products(store, "products.csv", PRODUCTS, "B-1")
    import_bins(store, "bins.csv", b"bin\nA-01\n", "B-1")
    import_stock(store, "stock.csv", b"sku,bin,quantity\nMUG,A-01,4\n", "B-1")
    receive(store, export(order("1")))
    stage_orders(store, NOW)
    allocate(store, NOW)
    assert state_of(store, "1") is OrderState.ALLOCATED

    revised = receive(store, export(THREE_MUGS))
    stage_orders(store, NOW)
    allocate(store, NOW)

    assert (revised.revised, revised.waiting) == (1, 0)
    with store.reading() as uow:
        detail = uow.orders.detail("1")
    assert (detail.state, detail.version) == (OrderState.ALLOCATED, 2)
    assert [line.units_allocated for line in detail.lines] == [3]
    assert check_ledger(store).agrees


def test_what_a_revised_order_said_before_is_retired_and_its_address_written_over(
    store: Store,
) -> None:
    receive(store, export(order("1", Billing_Name="Old Payer")))
    three = order("1", [{**MUG, "Lineitem quantity": "3"}])
    nobody = {name: "" for name in three[0] if name.startswith("Billing")}

    receive(store, export([three[0] | nobody]))

    with store.reading() as uow:
        detail = uow.orders.detail("1")
        assert [(line.sku, line.units_ordered) for line in detail.lines] == [("MUG", 3)]
        assert detail.billing.is_blank
        assert not detail.shipping.is_blank
        (old,) = uow.session.scalars(select(OrderLine).where(OrderLine.order_id.is_(None)))
        assert (old.retired_from, old.units_ordered) == (detail.order_id, 2)


def test_a_changed_order_that_is_being_picked_waits_for_a_person_once(store: Store) -> None:
    receive(store, export(order("1")))
    with store.unit() as uow:
        one = uow.orders.lock("1")
        for state in (OrderState.STAGED, OrderState.ALLOCATED, OrderState.RELEASED):
            one = uow.orders.move(one, state)
        uow.commit()

    first = receive(store, export(THREE_MUGS))
    second = receive(store, export(THREE_MUGS))

    assert (first.waiting, second.waiting, second.unchanged) == (1, 0, 1)
    with store.reading() as uow:
        (case,) = uow.cases.page()
        assert [line.units_ordered for line in uow.orders.detail("1").lines] == [2]
    assert (case.kind, case.order_no) == (CaseKind.ORDER_REVISED, "1")
    assert case.facts["said"]["lines"][0]["units"] == 3
    assert case.facts["had"] == [{"sku": "MUG", "units": 2}]


def test_a_bad_row_waits_as_a_case_while_good_orders_go_in(store: Store) -> None:
    bad = order("2", [{**MUG, "Lineitem quantity": "two"}])

    report = receive(store, export(order("1"), bad, order("3")))

    assert (report.read, report.new, report.bad_orders) == (3, 2, 1)
    with store.reading() as uow:
        (case,) = uow.cases.page(CaseKind.BAD_ROW)
    assert case.facts["problems"] == [
        {
            "document": "day.csv",
            "row": 3,
            "column": "Lineitem quantity",
            "value": "two",
            "reason": RowFault.NOT_A_NUMBER.value,
        }
    ]
    receive(store, export(order("1"), bad, order("3")))
    with store.reading() as uow:
        assert uow.cases.counts(NOW, NOW, NOW).open == 1


def test_the_corrected_file_brings_the_missing_order(store: Store) -> None:
    receive(store, export(order("1"), order("2", [{**MUG, "Lineitem quantity": "two"}])))

    report = receive(store, export(order("1"), order("2")))

    assert (report.new, report.unchanged, report.bad_rows) == (1, 1, [])


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"a~b\n1~2\n", export(order("1"))[:120]])
def test_an_unreadable_file_changes_nothing(store: Store, content: bytes) -> None:
    with pytest.raises(DocumentUnreadable) as refused:
        receive(store, content)

    assert isinstance(refused.value.facts["reason"], DocumentFault)
    with store.reading() as uow:
        assert uow.orders.count() == 0


def test_a_file_cut_off_in_its_last_row_loses_only_that_order(store: Store) -> None:
    content = export(order("1"), order("2"))

    report = receive(store, content[: content.rindex(b"2026")])

    assert (report.new, [p.reason for p in report.bad_rows]) == (1, [RowFault.CUT_OFF])


def test_two_imports_of_the_same_file_at_once_end_as_one(store: Store) -> None:
    content = export(*(order(str(number)) for number in range(1, 61)))
    reports: list[ReceiptReport] = []
    start = threading.Barrier(2)

    def work() -> None:
        start.wait()
        reports.append(receive(store, content))

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(report.new for report in reports) == 60
    assert sum(report.unchanged for report in reports) == 60
    with store.reading() as uow:
        assert uow.orders.count() == 60
        assert all(len(uow.orders.detail(str(n)).lines) == 1 for n in (1, 30, 60))


def test_an_import_that_is_stopped_keeps_whole_orders(store: Store) -> None:
    content = export(*(order(str(number)) for number in range(1, 502)))

    stopped = receive_orders(store, "day.csv", content, NOW, lambda _done: False)
    assert (stopped.cancelled, stopped.new) == (True, 500)

    rest = receive(store, content)
    assert (rest.new, rest.unchanged) == (1, 500)


def test_an_order_that_comes_late_is_due_at_once_and_was_never_late_before() -> None:
    yesterday = NOW - timedelta(hours=3)

    assert promise(yesterday, NOW) == yesterday + timedelta(hours=24)
    assert promise(NOW - timedelta(days=5600), NOW) == NOW


def test_what_the_shop_has_shipped_itself_is_not_shipped_again(store: Store) -> None:
    headers = (*HEADERS, "Fulfillment Status")
    ours, theirs = order("1"), order("2", Fulfillment_Status="fulfilled")
    receive(store, export(ours))
    ours[0]["Fulfillment Status"] = "fulfilled"

    report = receive(store, export(ours, theirs, order("3"), headers=headers))

    assert (report.read, report.new, report.unchanged, report.shipped_elsewhere) == (3, 1, 1, 1)
    with store.reading() as uow:
        assert [row.order_no for row in uow.orders.page()] == ["1", "3"]


def test_the_first_time_is_new() -> None:
    assert judge_receipt(None, "f").value == "new"
