"""Telling a customer: a row of the outbox, in the same transaction as the fact."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from app.errors import NothingFound
from app.notices.telling import tell_backordered, tell_shipped
from app.store.schema.cases import OutboxMessage
from app.store.schema.orders import Order
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import pack, packed_warehouse


@pytest.fixture
def owing(store: Store) -> Store:
    """Order SO-2 waits for four pens."""
    pack(packed_warehouse(store), "SO-2", [{"MUG": 1}], backordered={"PEN": 4})
    return store


def messages(store: Store) -> list[OutboxMessage]:
    with store.reading() as uow:
        return list(uow.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def tell(store: Store, restock_on: date | None) -> bool:
    return store.run(lambda uow: tell_backordered(uow, "SO-2", restock_on))


def test_what_is_out_of_stock_is_told_once_for_each_date(owing: Store) -> None:
    dates = [None, None, date(2026, 3, 20), date(2026, 3, 20), date(2026, 4, 1)]

    told = [tell(owing, on) for on in dates]

    assert told == [True, False, True, False, True]
    first = messages(owing)[0]
    assert first.kind == "mail backorder"
    assert first.payload["lines"] == [{"sku": "PEN", "name": "Pen", "units": 4}]
    assert first.order_id is not None


def test_nothing_is_told_of_an_order_that_owes_nothing(owing: Store) -> None:
    assert not owing.run(lambda uow: tell_backordered(uow, "SO-1"))
    assert messages(owing) == []


def test_a_fact_that_is_rolled_back_was_never_told(owing: Store) -> None:
    with owing.unit() as uow:
        assert tell_backordered(uow, "SO-2")

    assert messages(owing) == []


def test_nobody_is_written_to_without_an_address(owing: Store) -> None:
    owing.run(lambda uow: uow.session.execute(update(Order).values(email="")))

    assert not owing.run(lambda uow: tell_backordered(uow, "SO-2"))
    assert not owing.run(lambda uow: tell_shipped(uow, "SO-1"))


def test_an_order_that_is_not_there_is_said(owing: Store) -> None:
    with pytest.raises(NothingFound):
        owing.run(lambda uow: tell_shipped(uow, "SO-9"))
