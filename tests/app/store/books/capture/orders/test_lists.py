"""Lists of orders: sorted, searched, counted, and quick with very many."""

from __future__ import annotations

from datetime import UTC, datetime

from app.capture.receipt import receive_orders
from app.capture.staging import stage_orders
from app.exception_queue.kinds import CaseKind
from app.lifecycle import OrderState
from app.store.books.capture.orders.lists import OrderSort
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import MUG, export, order
from tests.support.warehouse import small_warehouse

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def fill(store: Store) -> None:
    content = export(
        order("SO-2", Created_at="2026-03-01 12:00:00 +0000", Shipping_Name="Noor de Wit"),
        order("SO-10", [MUG, MUG], Created_at="2026-03-01 11:00:00 +0000", Email="x@example.com"),
        order("SO-1", Created_at="2026-03-01 13:00:00 +0000"),
    )
    receive_orders(store, "day.csv", content, NOW)


def numbers(
    store: Store, search: str = "", sort: OrderSort = OrderSort.DUE, offset: int = 0
) -> list[str]:
    with store.reading() as uow:
        return [row.order_no for row in uow.orders.page(None, search, sort, offset)]


def test_orders_are_sorted_as_the_desk_asks(store: Store) -> None:
    fill(store)

    assert numbers(store) == ["SO-10", "SO-2", "SO-1"]
    assert numbers(store, sort=OrderSort.NEWEST) == ["SO-1", "SO-2", "SO-10"]
    assert numbers(store, sort=OrderSort.NUMBER) == ["SO-1", "SO-10", "SO-2"]
    assert numbers(store, offset=2) == ["SO-1"]


def test_orders_are_found_by_number_email_and_name(store: Store) -> None:
    fill(store)

    assert numbers(store, "so-1") == ["SO-10", "SO-1"]
    assert numbers(store, "x@") == ["SO-10"]
    assert numbers(store, "de wit") == ["SO-2"]
    assert numbers(store, "%") == []


def test_a_row_says_how_far_its_order_is_and_what_holds_it(store: Store) -> None:
    fill(store)
    stage_orders(store, NOW)

    with store.reading() as uow:
        row = uow.orders.page(OrderState.HELD, "SO-10")[0]
    assert (row.lines, row.units_ordered, row.units_picked) == (2, 4, 0)
    assert (row.customer, row.country, row.total_minor) == ("Ada Rahimi", "GB", 2395)
    assert row.holds == {CaseKind.SKU, CaseKind.PRICE}


def test_the_chips_count_every_state(store: Store) -> None:
    fill(store)
    stage_orders(store, NOW)

    with store.reading() as uow:
        counts = uow.orders.counts_by_state()
        assert uow.orders.count(OrderState.HELD, "SO-1") == 2
        assert uow.orders.count(OrderState.SHIPPED) == counts[OrderState.SHIPPED] == 0
    assert set(counts) == set(OrderState)
    assert (counts[OrderState.HELD], counts[OrderState.STAGED]) == (3, 0)


def test_the_shipped_are_counted_as_what_is_left_of_all(store: Store) -> None:
    warehouse = small_warehouse(store)
    states = (OrderState.SHIPPED, OrderState.SHIPPED, OrderState.STAGED, OrderState.CANCELLED)
    for number, state in enumerate(states):
        warehouse.add_order(f"S-{number}", {"MUG": 1}, state=state)

    with store.reading() as uow:
        counts = uow.orders.counts_by_state()
        shipped = uow.orders.count(OrderState.SHIPPED)
        assert uow.orders.count(OrderState.SHIPPED, "s-1") == 1
        assert uow.orders.count() == len(states)

    assert counts[OrderState.SHIPPED] == shipped == 2
    assert (counts[OrderState.STAGED], counts[OrderState.CANCELLED]) == (1, 1)


def test_a_page_is_found_by_its_index_and_not_by_reading_all(sqlite_url: str) -> None:
    opened = Store.open(sqlite_url)
    with opened.reading() as uow:
        explain = uow.session.connection().exec_driver_sql
        by_state = explain(
            "EXPLAIN QUERY PLAN SELECT id FROM orders WHERE state = 'staged'"
            " ORDER BY dispatch_by, id LIMIT 100 OFFSET 90000"
        ).all()
        by_due = explain(
            "EXPLAIN QUERY PLAN SELECT id FROM orders ORDER BY dispatch_by, id LIMIT 100"
        ).all()
    opened.close()

    for plan in (by_state, by_due):
        assert "USING COVERING INDEX" in str(plan[0])
        assert "TEMP B-TREE" not in str(plan)
