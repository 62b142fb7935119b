"""Nobody at the other end of a link: noticed in seconds, while what takes long may take long."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from sqlalchemy import event, func, select, text

from app.errors import StoreUnreachable
from app.reconciliation.ledger import check_ledger
from app.store import link
from app.store.migrate import upgrade
from app.store.schema.floor import Tote
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store, UnitOfWork
from tests.support.black_hole import BlackHole, impatient
from tests.support.floor_play import one_stop, picked_units, picks_of
from tests.support.postgres import PostgresServer
from tests.support.warehouse import small_warehouse

pytestmark = pytest.mark.postgresql


@pytest.fixture
def store(postgres_url: str, hole: BlackHole) -> Iterator[Store]:
    """A store that is reached through the black hole."""
    store = Store.open(hole.on_the_way_to(postgres_url))
    yield store
    store.close()


def _add_tote(uow: UnitOfWork) -> None:
    uow.session.add(Tote(code="T-77"))


def _totes(store: Store) -> int:
    return store.run(lambda uow: uow.session.scalar(select(func.count(Tote.id))) or 0)


def test_a_link_that_swallows_everything_is_given_up_and_the_next_one_works(
    store: Store, hole: BlackHole
) -> None:
    hole.swallow()

    with impatient(), pytest.raises(StoreUnreachable):
        store.run(_add_tote)
    hole.let_through()

    assert _totes(store) == 0
    store.run(_add_tote)
    assert _totes(store) == 1


def test_an_answer_that_is_swallowed_on_its_way_back_is_given_up_too(
    store: Store, hole: BlackHole
) -> None:
    def add_unheard(uow: UnitOfWork) -> None:
        _add_tote(uow)
        hole.swallow_replies()
        hole.let_through()  # it takes new links, and has forgotten where this one leads
        uow.session.flush()

    with impatient(answer_s=10), pytest.raises(StoreUnreachable, match="never answered"):
        store.run(add_unheard)

    assert _totes(store) == 0


def test_a_batch_whose_answer_was_lost_comes_again_and_moves_nothing_twice(
    store: Store, hole: BlackHole
) -> None:
    warehouse = small_warehouse(store)
    picker, package = one_stop(warehouse, {"MUG": 3})
    records = [picker.record(event, package) for event in picks_of(package)]
    event.listen(store.engine, "commit", lambda _link: hole.swallow_replies(), once=True)

    with impatient(), pytest.raises(StoreUnreachable):
        picker.send(records)
    hole.let_through()
    assert picked_units(warehouse, "1001") == [3]

    assert picker.send(records) == [ScanOutcome.APPLIED] * len(records)
    assert picked_units(warehouse, "1001") == [3]
    assert check_ledger(store).agrees


def test_a_statement_that_takes_long_may_take_long(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link, "SILENT_S", 0.3)  # asked at once; the answer may take its time

    with store.reading() as uow:
        assert uow.session.execute(text("SELECT pg_sleep(1.5), 7")).one()[1] == 7


@pytest.mark.parametrize("back", ["ROLLBACK", "ROLLBACK TO SAVEPOINT before"])
def test_a_statement_is_made_ready_anew_after_psycopg_let_go_of_all_of_them(
    postgres_url: str, back: str
) -> None:
    with link.Link.connect(postgres_url.replace("+psycopg", "")) as asked:
        asked.execute("SELECT 1", prepare=True)  # with this psycopg has something to let go of
        assert asked.ask("SELECT 40 + $1::int", [2]) == [(42,)]
        asked.execute("SAVEPOINT before")

        asked.execute(back)

        assert asked.execute("SELECT count(*) FROM pg_prepared_statements").fetchone() == (0,)
        assert asked.ask("SELECT 40 + $1::int", [3]) == [(43,)]


def test_a_server_that_stands_still_is_noticed_and_goes_on_when_it_does() -> None:
    with PostgresServer() as server:
        upgrade(server.url())
        store = Store.open(server.url())

        server.signal_all(signal.SIGSTOP)
        try:
            with impatient(), pytest.raises(StoreUnreachable):
                store.run(_add_tote)
        finally:
            server.signal_all(signal.SIGCONT)

        store.run(_add_tote)
        assert _totes(store) == 1
        store.close()
