"""Locking and moving orders: the rule refuses what the database refuses."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.capture.receipt import receive_orders
from app.errors import NotAllowed, NothingFound
from app.lifecycle import OrderState
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import export, order

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with one received order."""
    receive_orders(store, "day.csv", export(order("1")), NOW)
    return store


def test_an_edit_makes_open_work_outdated(filled: Store) -> None:
    with filled.unit() as uow:
        moved = uow.orders.move(uow.orders.lock("1"), OrderState.CANCELLED, edited=True)
        uow.commit()

    with filled.reading() as uow:
        assert uow.orders.lock_id(moved.order_id) == moved
    assert (moved.state, moved.version) == (OrderState.CANCELLED, 2)


def test_a_move_that_the_lifecycle_does_not_know_is_refused(filled: Store) -> None:
    with filled.unit() as uow:
        received = uow.orders.lock("1")
        with pytest.raises(NotAllowed):
            uow.orders.move(received, OrderState.SHIPPED)

    with filled.reading() as uow:
        assert uow.orders.lock("1").state is OrderState.RECEIVED


def test_an_order_that_does_not_exist_is_said(filled: Store) -> None:
    with filled.reading() as uow:
        with pytest.raises(NothingFound):
            uow.orders.lock("2")
        with pytest.raises(NothingFound):
            uow.orders.detail("2")
