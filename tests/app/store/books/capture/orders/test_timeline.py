"""The timeline of an order tells everything that is known, in order of time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.capture.corrections import correct_address
from app.capture.receipt import receive_orders
from app.capture.staging import stage_orders
from app.catalogue.products import import_products
from app.scanning.directory import Person
from app.store.books.capture.orders.timeline import TimelineSource
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import PRODUCTS, export, order

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_an_order_s_way_to_staging_can_be_read(store: Store) -> None:
    import_products(store, "products.csv", PRODUCTS, "C-1")
    receive_orders(store, "day.csv", export(order("1", Shipping_City="")), NOW)
    stage_orders(store, NOW + timedelta(minutes=1))
    later = NOW + timedelta(minutes=2)
    correct_address(store, "1", {"shipping.city": "Bath"}, Person("C-1", "Ada", "clerk"), later)

    with store.reading() as uow:
        timeline = uow.orders.detail("1").timeline

    assert [(entry.source, entry.what) for entry in timeline[:3]] == [
        (TimelineSource.ORDER, "placed"),
        (TimelineSource.ORDER, "received"),
        (TimelineSource.CASE, "opened"),
    ]
    assert {(entry.source, entry.what, entry.badge) for entry in timeline[3:]} == {
        (TimelineSource.ORDER, "staged", ""),
        (TimelineSource.AUDIT, "address corrected", "C-1"),
        (TimelineSource.CASE, "solved", ""),
    }
    assert [entry.at for entry in timeline] == sorted(entry.at for entry in timeline)
