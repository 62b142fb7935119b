"""Whoever has the turn keeps it until the end of its transaction."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from app.errors import StoreUnreachable
from app.store.statements.turns import Turn, take_turn
from app.store.unit_of_work import Store, UnitOfWork


def _take_at_once(uow: UnitOfWork, turn: Turn) -> None:
    uow.session.execute(text("SET LOCAL lock_timeout = '1ms'"))
    take_turn(uow.session, turn)


@pytest.mark.postgresql
def test_a_turn_is_had_by_one_transaction_at_a_time(postgres_url: str) -> None:
    store = Store.open(postgres_url)
    with store.unit() as first:
        take_turn(first.session, Turn.RELEASE)
        with pytest.raises(StoreUnreachable), store.unit() as second:
            _take_at_once(second, Turn.RELEASE)
        with store.unit() as other:
            _take_at_once(other, Turn.IMPORT)  # another matter waits for nobody

    with store.unit() as second:
        _take_at_once(second, Turn.RELEASE)
        held = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted")
        assert second.session.scalar(held) == 1
    store.close()


@pytest.mark.parametrize("turn", list(Turn))
def test_a_turn_is_nothing_to_wait_for_where_nobody_has_it(store: Store, turn: Turn) -> None:
    with store.unit() as uow:
        take_turn(uow.session, turn)
        take_turn(uow.session, turn)  # once more is the same turn
        uow.commit()
