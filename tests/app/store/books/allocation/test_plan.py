"""Who gets which units, however demand and stock are cut."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.fulfilment.allocation import allocate
from app.reconciliation.ledger import check_ledger
from app.store.schema.orders import Order, OrderLine
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, Warehouse

_NUMBERS = count(1)


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return Warehouse(store)


@given(
    wanted=st.lists(st.integers(1, 6), min_size=1, max_size=6),
    stock=st.lists(st.integers(1, 6), max_size=5),
)
@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_stock_is_dealt_out_in_turn_to_the_last_unit_and_not_beyond(
    warehouse: Warehouse, wanted: list[int], stock: list[int]
) -> None:
    # given any demand for a product and any stock of it
    run = next(_NUMBERS)
    sku = f"SKU-{run}"
    warehouse.add_product(sku)
    for number, units in enumerate(stock):
        code = f"B{run}-{number}"
        warehouse.add_bin(code)
        warehouse.add_stock(sku, code, units)
    for number, units in enumerate(wanted):
        warehouse.add_order(f"{run}-{number}", {sku: units})

    # when it is allocated
    allocate(warehouse.store, NINE)

    # then every order got what the ones before it left
    left, expected = sum(stock), []
    for units in wanted:
        expected.append(min(units, left))
        left -= expected[-1]
    assert _allocated(warehouse, sku) == expected
    assert check_ledger(warehouse.store).agrees


def _allocated(warehouse: Warehouse, sku: str) -> list[int]:
    with warehouse.store.reading() as uow:
        query = select(OrderLine.units_allocated).join(OrderLine.order).where(OrderLine.sku == sku)
        return list(uow.session.scalars(query.order_by(Order.id)))
