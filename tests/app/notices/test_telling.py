"""Telling a customer: a row of the outbox, in the same transaction as the fact."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select, update

from app.errors import NothingFound
from app.notices.telling import tell_backordered, tell_shipped
from app.store.schema.cases import OutboxMessage
from app.store.schema.orders import Order, OrderLine
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import pack, packed_warehouse
from tests.support.warehouse import NINE


@pytest.fixture
def owing(store: Store) -> Store:
    """Order SO-2 waits for four pens."""
    pack(packed_warehouse(store), "SO-2", [{"MUG": 1}], backordered={"PEN": 4})
    return store


def messages(store: Store) -> list[OutboxMessage]:
    with store.reading() as uow:
        return list(uow.session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))


def tell(store: Store, order_no: str = "SO-2", pens_on: date | None = None) -> int:
    """How many customers were told; ``pens_on`` is when pens are expected."""
    with store.reading() as uow:
        order_id = uow.session.scalars(select(Order.id).filter_by(order_no=order_no)).one()
        pens = uow.session.scalars(select(OrderLine.id).filter_by(order_id=order_id, sku="PEN"))
        restock = {line_id: pens_on for line_id in pens if pens_on is not None}
    return store.run(lambda uow: tell_backordered(uow, [order_id], NINE, restock))


def test_what_is_out_of_stock_is_told_once_for_each_date(owing: Store) -> None:
    dates = [None, None, date(2026, 3, 20), date(2026, 3, 20), date(2026, 4, 1)]

    told = [tell(owing, pens_on=on) for on in dates]

    assert told == [1, 0, 1, 0, 1]
    first = messages(owing)[0]
    assert first.kind == "mail backorder"
    assert first.payload["lines"] == [{"sku": "PEN", "name": "Pen", "units": 4}]
    assert first.order_id is not None
    assert [message.payload["restock_on"] for message in messages(owing)] == [
        None,
        "2026-03-20",
        "2026-04-01",
    ]


def test_a_date_is_told_only_when_it_is_known_of_everything_that_is_missing(
    owing: Store,
) -> None:
    with owing.unit() as uow:
        order = uow.session.scalars(select(Order).filter_by(order_no="SO-2")).one()
        order.lines[0].units_backordered, order.lines[0].units_ordered = 1, 2
        uow.commit()

    tell(owing, pens_on=date(2026, 3, 20))

    assert messages(owing)[0].payload["restock_on"] is None


def test_nothing_is_told_of_an_order_that_owes_nothing(owing: Store) -> None:
    assert tell(owing, "SO-1") == 0
    assert messages(owing) == []


def test_a_fact_that_is_rolled_back_was_never_told(owing: Store) -> None:
    with owing.unit() as uow:
        order_id = uow.session.scalars(select(Order.id).filter_by(order_no="SO-2")).one()
        assert tell_backordered(uow, [order_id], NINE) == 1

    assert messages(owing) == []


def test_nobody_is_written_to_without_an_address(owing: Store) -> None:
    owing.run(lambda uow: uow.session.execute(update(Order).values(email="")))

    assert tell(owing) == 0
    assert not owing.run(lambda uow: tell_shipped(uow, "SO-1"))


def test_an_order_that_is_not_there_is_said(owing: Store) -> None:
    with pytest.raises(NothingFound):
        owing.run(lambda uow: tell_shipped(uow, "SO-9"))
