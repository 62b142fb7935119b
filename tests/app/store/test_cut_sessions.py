"""A link that fails: nothing is half saved, it is told, and the next unit works."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import func, select

from app.errors import StoreUnreachable
from app.store import engine
from app.store.link import Link
from app.store.migrate import upgrade
from app.store.schema.floor import Tote
from app.store.unit_of_work import Store, UnitOfWork
from tests.support.postgres import PostgresServer

pytestmark = pytest.mark.postgresql


def _add_tote(uow: UnitOfWork) -> None:
    uow.session.add(Tote(code="T-77"))


@pytest.fixture
def cut_off(
    postgres_url: str, postgres_server: PostgresServer
) -> Iterator[tuple[Store, Callable[[], None]]]:
    """A store on PostgreSQL, and what cuts all of its sessions as a failing network does."""
    store = Store.open(postgres_url)
    database = postgres_url.rsplit("/", maxsplit=1)[1]
    yield store, lambda: postgres_server.terminate_sessions(database)
    store.close()


def test_a_session_cut_in_the_middle_of_a_unit_saves_nothing_and_the_next_unit_works(
    cut_off: tuple[Store, Callable[[], None]],
) -> None:
    store, cut = cut_off

    def cut_before_the_commit(uow: UnitOfWork) -> None:
        _add_tote(uow)
        uow.session.flush()
        cut()

    with pytest.raises(StoreUnreachable):
        store.run(cut_before_the_commit)

    with store.unit() as uow:
        assert uow.session.scalars(select(Tote.code)).all() == []
        _add_tote(uow)
        uow.commit()


def test_a_session_cut_in_a_unit_that_only_looks_is_no_trouble_once_it_is_done(
    cut_off: tuple[Store, Callable[[], None]],
) -> None:
    store, cut = cut_off

    with store.reading() as uow:
        uow.session.scalar(select(func.count(Tote.id)))
        cut()

    assert store.run(lambda uow: uow.session.scalar(select(func.count(Tote.id)))) == 0


def test_a_session_cut_before_a_unit_gives_up_is_no_trouble_of_its_own(
    cut_off: tuple[Store, Callable[[], None]],
) -> None:
    store, cut = cut_off

    def cut_and_give_up(uow: UnitOfWork) -> None:
        _add_tote(uow)
        uow.session.flush()
        cut()
        raise LookupError("no such tote")

    with pytest.raises(LookupError, match="no such tote"):
        store.run(cut_and_give_up)
    assert "Current Checked out connections: 0" in store.engine.pool.status()

    assert store.run(lambda uow: uow.session.scalar(select(func.count(Tote.id)))) == 0


def test_sessions_cut_while_nobody_works_are_not_noticed(
    cut_off: tuple[Store, Callable[[], None]],
) -> None:
    store, cut = cut_off
    store.run(_add_tote)

    cut()

    assert store.run(lambda uow: uow.session.scalar(select(func.count(Tote.id)))) == 1


def test_a_link_that_rested_for_long_is_asked_before_it_is_used(
    cut_off: tuple[Store, Callable[[], None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, cut = cut_off
    store.run(_add_tote)
    monkeypatch.setattr(engine, "_LONG_REST_S", 0.0)
    monkeypatch.setattr(Link, "has_news", lambda _link: False)  # a wire that was cut says nothing

    cut()

    assert store.run(lambda uow: uow.session.scalar(select(func.count(Tote.id)))) == 1


def test_a_server_that_stops_for_a_while_is_told_and_comes_back_by_itself() -> None:
    with PostgresServer() as server:
        upgrade(server.url())
        store = Store.open(server.url())

        server.stop()
        with pytest.raises(StoreUnreachable) as told:
            store.run(_add_tote)
        server.start()

        store.run(_add_tote)
        assert server.url().split(":")[2].split("@")[0] not in str(told.value)
        store.close()
