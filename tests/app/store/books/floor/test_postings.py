"""Every movement has two sides."""

from __future__ import annotations

from itertools import pairwise

import pytest
from sqlalchemy import func, select

from app.store.books.floor.postings import (
    CUSTOMER,
    DIFFERENCE,
    SUPPLIER,
    Posting,
    carton_of,
    free_in,
    held_in,
    tote_of,
)
from app.store.schema.stock import LedgerEntry, Movement
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, Warehouse


def test_a_posting_is_written_from_both_sides_and_adds_up_to_zero(store: Store) -> None:
    mug = Warehouse(store).add_product("MUG")
    accounts = [
        SUPPLIER,
        free_in("A-01"),
        held_in("A-01"),
        tote_of("T-01"),
        carton_of("1001", 1),
        CUSTOMER,
        DIFFERENCE,
    ]
    postings = [
        Posting(Movement.MOVE, mug, 3, source, target) for source, target in pairwise(accounts)
    ]

    store.run(lambda uow: uow.stock.post(postings, NINE))

    with store.reading() as uow:
        by_movement = select(func.sum(LedgerEntry.units), func.count(LedgerEntry.id))
        rows = uow.session.execute(by_movement.group_by(LedgerEntry.movement_id)).all()
        cartons = uow.session.scalars(
            select(LedgerEntry.place).where(LedgerEntry.place_kind == "carton").distinct()
        )
        assert list(cartons) == ["1001/1"]
    assert [tuple(row) for row in rows] == [(0, 2)] * 6


@pytest.mark.parametrize("units", [0, -1])
def test_nothing_and_less_than_nothing_cannot_move(store: Store, units: int) -> None:
    mug = Warehouse(store).add_product("MUG")
    posting = Posting(Movement.MOVE, mug, units, free_in("A-01"), held_in("A-01"))

    with pytest.raises(ValueError, match="units"):
        store.run(lambda uow: uow.stock.post([posting], NINE))
