"""Documents are kept as they came; numbers are those of their channel."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from app.capture.reading.problems import RowFault
from app.capture.reading.shopify import read_shopify
from app.capture.receipt import receive_orders
from app.store.books.capture.orders.receiving import NewOrder
from app.store.schema.orders import SourceDocument
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import export, order

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_the_raw_document_is_kept_once(store: Store) -> None:
    content = export(order("1"))
    receive_orders(store, "day.csv", content, NOW)
    receive_orders(store, "again.csv", content, NOW)

    with store.reading() as uow:
        (document,) = uow.session.scalars(select(SourceDocument)).all()
        assert (document.content, document.name) == (content, "day.csv")


def test_a_number_that_another_channel_has_taken_is_said(store: Store) -> None:
    content = export(order("1"), order("2"))
    other = read_shopify("a.csv", content).orders[0].order.model_copy(update={"channel": "shop2"})
    with store.unit() as uow:
        document_id = uow.orders.keep_document("other", "a.csv", content, NOW)
        assert set(uow.orders.insert_new([NewOrder(other, NOW)], document_id, NOW)) == {"1"}
        uow.commit()

    report = receive_orders(store, "day.csv", content, NOW)

    assert (report.new, report.bad_orders) == (1, 1)
    assert [(p.row, p.value, p.reason) for p in report.bad_rows] == [
        (2, "1", RowFault.NUMBER_TAKEN)
    ]
