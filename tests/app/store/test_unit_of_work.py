"""A unit of work: all of it or nothing, its own words for trouble, and nobody's update lost."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, event, func, select, text, update

from app.errors import OrderChanged, SchemaBehind, StoreRefused, StoreUnreachable
from app.store.schema.catalogue import Product
from app.store.schema.floor import Tote
from app.store.unit_of_work import Store, TryAgain, UnitOfWork
from tests.support.warehouse import NINE, small_warehouse

_WRITERS, _TIMES = 8, 25


@pytest.fixture
def cup(store: Store) -> Store:
    """A store that knows the cup, at no price yet."""
    store.run(lambda uow: uow.session.add(Product(sku="CUP", name="Cup", currency="EUR")))
    return store


def _price(store: Store, sku: str = "CUP") -> int:
    with store.reading() as uow:
        query = select(Product.price_minor).where(Product.sku == sku)
        return uow.session.execute(query).scalar_one()


def _reprice(uow: UnitOfWork, price: int, sku: str = "CUP") -> None:
    uow.session.execute(update(Product).where(Product.sku == sku).values(price_minor=price))


def test_what_is_committed_stays(cup: Store) -> None:
    with cup.unit() as uow:
        _reprice(uow, 500)
        uow.commit()

    assert _price(cup) == 500


def test_what_is_not_committed_never_was(cup: Store) -> None:
    with cup.unit() as uow:
        _reprice(uow, 500)

    assert _price(cup) == 0


def test_a_unit_that_fails_half_way_leaves_nothing(cup: Store) -> None:
    with contextlib.suppress(ZeroDivisionError), cup.unit() as uow:
        _reprice(uow, 500)
        uow.session.flush()
        _reprice(uow, 1 // 0)

    assert _price(cup) == 0


def test_a_job_that_fails_in_run_leaves_nothing_and_its_error_comes_out(cup: Store) -> None:
    def fail(uow: UnitOfWork) -> None:
        _reprice(uow, 500)
        raise LookupError

    with pytest.raises(LookupError):
        cup.run(fail)

    assert _price(cup) == 0


def test_run_gives_back_what_the_job_found(cup: Store) -> None:
    assert cup.run(lambda uow: uow.session.scalar(select(func.count(Product.id)))) == 1


def test_what_the_database_refuses_is_named_and_nothing_of_the_unit_is_kept(cup: Store) -> None:
    def add_a_tote_and_pay_customers(uow: UnitOfWork) -> None:
        uow.session.add(Tote(code="T-01"))
        uow.session.flush()
        _reprice(uow, -1)

    with pytest.raises(StoreRefused) as refused:
        cup.run(add_a_tote_and_pay_customers)

    assert refused.value.facts["constraint"] == "ck_products_price_not_negative"
    with cup.reading() as uow:
        assert uow.session.scalars(select(Tote)).all() == []


def test_what_is_refused_only_at_the_commit_is_named_too(cup: Store) -> None:
    def add_it_again(uow: UnitOfWork) -> None:
        uow.session.add(Product(sku="CUP", name="Cup", currency="EUR"))

    with pytest.raises(StoreRefused) as refused:
        cup.run(add_it_again)

    assert refused.value.facts["constraint"] == "uq_products_sku"


def test_the_clock_is_the_databases_and_stands_still_within_a_unit(store: Store) -> None:
    before = datetime.now(UTC)
    with store.unit() as uow:
        now = uow.now
        uow.session.execute(text("SELECT 1"))
        again = uow.now

    assert now.tzinfo is UTC
    assert again == now
    assert abs(now - before) < timedelta(seconds=5)


def test_a_test_may_bring_its_own_clock(database_url: str) -> None:
    store = Store.open(database_url, clock=lambda: NINE)

    with store.reading() as uow:
        assert uow.now == NINE

    store.close()


def test_writers_at_once_lose_no_update(cup: Store) -> None:
    def add_one(uow: UnitOfWork) -> None:
        query = select(Product).where(Product.sku == "CUP").with_for_update()
        product = uow.session.scalars(query).one()
        product.price_minor += 1

    def work(_number: int) -> None:
        for _ in range(_TIMES):
            cup.run(add_one)

    with ThreadPoolExecutor(_WRITERS) as writers:
        list(writers.map(work, range(_WRITERS)))

    assert _price(cup) == _WRITERS * _TIMES


def test_who_only_reads_never_waits_for_a_writer_and_sees_no_half_of_its_work(cup: Store) -> None:
    with cup.unit() as writer:
        _reprice(writer, 500)
        writer.session.flush()

        began = time.monotonic()
        assert _price(cup) == 0
        assert time.monotonic() - began < 1

        writer.commit()
    assert _price(cup) == 500


@pytest.mark.postgresql
def test_two_that_wait_for_each_other_both_get_their_turn(postgres_url: str) -> None:
    # given two jobs that take the same two products, each the other's first
    store = Store.open(postgres_url)
    warehouse = small_warehouse(store)
    both_hold_one = threading.Barrier(2)
    tries: list[str] = []

    def raise_price(first: str, second: str) -> None:
        def job(uow: UnitOfWork) -> None:
            tries.append(first)
            _reprice(uow, 7, first)
            if len(tries) <= 2:
                both_hold_one.wait(timeout=20)
            _reprice(uow, 7, second)

        store.run(job)

    # when both run at once
    with ThreadPoolExecutor(2) as pair:
        jobs = [pair.submit(raise_price, *pick) for pick in (("MUG", "LAMP"), ("LAMP", "MUG"))]
        for job in jobs:
            job.result()

    # then one gave way, ran again, and nothing is missing
    assert len(tries) >= 3
    assert [_price(warehouse.store, sku) for sku in ("MUG", "LAMP")] == [7, 7]
    store.close()


def test_a_file_that_is_busy_for_a_while_is_tried_again(sqlite_url: str) -> None:
    # given another writer that holds the file longer than one try waits
    store, failed_once = _impatient(sqlite_url, milliseconds=300)
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")

        # when a job wants to write, and the other ends after the first try has failed
        with ThreadPoolExecutor(1) as worker:
            job = worker.submit(store.run, _add_tote)
            assert failed_once.wait(20)
            other.execute("ROLLBACK")
            job.result()
    other.close()

    # then it was written, once
    with store.reading() as uow:
        assert uow.session.scalars(select(Tote.code)).all() == ["T-77"]
    store.close()


def test_a_file_that_is_never_free_is_told_and_nothing_was_done(sqlite_url: str) -> None:
    store, _failed = _impatient(sqlite_url, milliseconds=1)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreUnreachable, match="locked"):
        store.run(_add_tote)

    other.close()
    with store.reading() as uow:
        assert uow.session.scalars(select(Tote.code)).all() == []
    store.close()


def test_a_single_unit_that_collides_is_trouble_of_the_store_and_no_bug(sqlite_url: str) -> None:
    store, _failed = _impatient(sqlite_url, milliseconds=1)

    with store.unit(), pytest.raises(TryAgain) as collision, store.unit():
        pytest.fail("two wrote at once")

    assert isinstance(collision.value, StoreUnreachable)
    assert collision.value.facts["detail"] == "database is locked"
    store.close()


def test_a_database_that_nobody_has_set_up_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(SchemaBehind):
        Store.open(f"sqlite:///{tmp_path}/packbench.db")


@pytest.mark.parametrize("notices_at_once", [True, False])
def test_another_station_that_saved_first_is_told(cup: Store, *, notices_at_once: bool) -> None:
    def reprice_what_went_away_meanwhile(uow: UnitOfWork) -> None:
        product = uow.session.scalars(select(Product)).one()
        uow.session.execute(delete(Product), execution_options={"synchronize_session": False})
        product.price_minor = 5
        if notices_at_once:
            uow.session.flush()

    with pytest.raises(OrderChanged):
        cup.run(reprice_what_went_away_meanwhile)

    assert _price(cup) == 0


def _add_tote(uow: UnitOfWork) -> None:
    uow.session.add(Tote(code="T-77"))


def _impatient(url: str, milliseconds: int) -> tuple[Store, threading.Event]:
    """A store that waits for a busy file only so long, and what is set when a try has failed."""
    store, failed = Store.open(url), threading.Event()

    def be_impatient(connection: sqlite3.Connection, _record: object, _proxy: object) -> None:
        connection.execute(f"PRAGMA busy_timeout={milliseconds}")

    event.listen(store.engine, "checkout", be_impatient)
    event.listen(store.engine, "handle_error", lambda _context: failed.set())
    return store, failed
