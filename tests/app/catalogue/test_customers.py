"""Customers and how they want their orders shipped."""

from __future__ import annotations

from datetime import UTC, datetime

from app.capture.reading.problems import RowFault
from app.capture.receipt import receive_orders
from app.catalogue.customers import import_customers
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import export, order

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FILE = b"number,name,email,ships_complete\nK-1,Ada,Ada@Example.com,no\nK-2,Mo,,\n"


def test_a_known_customer_s_rule_is_that_of_the_order(store: Store) -> None:
    assert import_customers(store, "customers.csv", FILE, "C-1").new == 2

    receive_orders(store, "day.csv", export(order("1"), order("2", Email="x@example.com")), NOW)

    with store.reading() as uow:
        assert not uow.orders.detail("1").ships_complete
        assert uow.orders.detail("2").ships_complete


def test_a_rule_that_is_neither_yes_nor_no_stays_out(store: Store) -> None:
    report = import_customers(store, "c.csv", FILE.replace(b",no", b",perhaps"), "C-1")

    assert [(p.column, p.reason) for p in report.problems] == [
        ("ships_complete", RowFault.NOT_YES_OR_NO)
    ]
    assert report.new == 1


def test_the_same_customers_twice_change_nothing(store: Store) -> None:
    import_customers(store, "customers.csv", FILE, "C-1")

    assert import_customers(store, "customers.csv", FILE, "C-1").unchanged == 2
