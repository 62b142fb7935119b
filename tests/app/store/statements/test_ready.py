"""A statement that goes straight to the driver says what SQLAlchemy would have said."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

import pytest
from sqlalchemy import bindparam, func, insert, select, update

from app.errors import StoreRefused
from app.store.books.capture.upserting import table_of
from app.store.schema.station import Station
from app.store.schema.stock import Stock
from app.store.statements.ready import Ready
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, small_warehouse

_STATIONS, _STOCK = table_of(Station), table_of(Stock)
_SEEN = Ready(
    select(Station.name, Station.epoch, Station.last_seen, func.coalesce(Station.last_seq, 0))
    .where(Station.name == bindparam("name"), Station.name != "SHIP-1")
    .with_for_update()
)
_SEE = Ready(
    update(_STATIONS)
    .where(_STATIONS.c.name == bindparam("name"))
    .values(epoch=bindparam("new_epoch"), last_seen=bindparam("new_last_seen"))
)
_OVERSELL = Ready(update(_STOCK).values(held=_STOCK.c.on_hand + bindparam("units")))


def test_times_and_keys_come_back_as_they_were_given(store: Store) -> None:
    epoch = uuid4()
    with store.unit() as uow:
        uow.session.add(Station(name="PICK-1", last_seq=7))
        uow.session.flush()
        _SEE.run(uow.session, {"name": "PICK-1", "new_epoch": epoch, "new_last_seen": NINE})
        uow.commit()

    with store.unit() as uow:
        found = _SEEN.rows(uow.session, name="PICK-1")

    assert found == [("PICK-1", epoch, NINE, 7)]
    assert isinstance(found[0][2], datetime)
    assert found[0][2].utcoffset() is not None


def test_a_time_without_its_zone_is_a_bug_here_too(store: Store) -> None:
    naive = NINE.replace(tzinfo=None)
    with pytest.raises(ValueError, match="naive"), store.unit() as uow:
        _SEE.run(uow.session, {"name": "X", "new_epoch": None, "new_last_seen": naive})


def test_many_stations_are_seen_at_once(store: Store) -> None:
    names = ["PACK-1", "PACK-2", "PACK-3"]
    with store.unit() as uow:
        uow.session.add_all([Station(name=name) for name in names])
        uow.session.flush()
        rows = [{"name": name, "new_epoch": None, "new_last_seen": NINE} for name in names]
        _SEE.run_many(uow.session, rows)
        uow.commit()

    with store.reading() as uow:
        assert set(uow.session.scalars(select(Station.last_seen))) == {NINE}


def test_what_the_database_refuses_is_told_by_its_constraint(store: Store) -> None:
    small_warehouse(store)

    with pytest.raises(StoreRefused) as refused:
        store.run(lambda uow: _OVERSELL.run(uow.session, {"units": 1}))

    assert refused.value.facts["constraint"] == "ck_stock_never_oversold"
    with store.reading() as uow:
        assert set(uow.session.scalars(select(Stock.held))) == {0}


def test_what_is_asked_for_soon_is_asked_in_its_turn(store: Store) -> None:
    with store.unit() as uow:
        uow.session.add(Station(name="PICK-1", last_seq=1))
        uow.session.flush()
        before = _SEEN.soon(uow.session, name="PICK-1")
        _SEE.run(uow.session, {"name": "PICK-1", "new_epoch": None, "new_last_seen": NINE})

        assert _SEEN.rows(uow.session, name="PICK-1") == [("PICK-1", None, NINE, 1)]
        assert before() == [("PICK-1", None, None, 1)]


def test_a_statement_is_asked_again_after_all_was_rolled_back(store: Store) -> None:
    with store.unit() as uow:
        uow.session.add(Station(name="PICK-1"))
        uow.commit()
    for _again in range(3):
        with store.unit() as uow:
            assert len(_SEEN.rows(uow.session, name="PICK-1")) == 1
            uow.session.execute(select(Station)).all()
        for _often in range(8):  # until the driver prepares statements itself
            with pytest.raises(StoreRefused), store.unit() as uow:
                uow.session.execute(insert(Station).values(name="PICK-1"))

    with store.unit() as uow:
        assert len(_SEEN.rows(uow.session, name="PICK-1")) == 1
