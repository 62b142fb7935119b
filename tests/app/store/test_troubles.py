"""A driver's errors in our words: what the operator can do decides the kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from app.errors import StoreDamaged, StoreReadOnly, StoreRefused
from app.store.schema.floor import Tote
from app.store.troubles import TryAgain
from app.store.unit_of_work import Store, UnitOfWork
from tests.support.warehouse import Warehouse, small_warehouse


@pytest.fixture
def floor(store: Store) -> Warehouse:
    return small_warehouse(store)


def _told_by(store: Store, statement: str) -> Exception:
    """What the database's answer to ``statement`` is called."""
    with pytest.raises(Exception) as raised, store.unit() as uow:  # noqa: PT011 -- its kind is what is asked
        uow.session.execute(text(statement))
    return raised.value


@pytest.mark.parametrize(
    ("statement", "constraint"),
    [
        ("UPDATE products SET sku = 'MUG'", "uq_products_sku"),
        ("UPDATE stock SET product_id = 1, bin_id = 1", "uq_stock_product_id_bin_id_lot"),
        ("UPDATE totes SET id = 1", "pk_totes"),
        ("UPDATE stock SET held = on_hand + 1", "ck_stock_never_oversold"),
    ],
)
def test_a_refusal_names_the_constraint_alike_on_both_engines(
    floor: Warehouse, statement: str, constraint: str
) -> None:
    refused = _told_by(floor.store, statement)

    assert isinstance(refused, StoreRefused)
    assert refused.facts["constraint"] == constraint


def test_a_missing_value_is_refused_with_its_column(floor: Warehouse) -> None:
    refused = _told_by(floor.store, "UPDATE products SET name = NULL")

    assert isinstance(refused, StoreRefused)
    assert "name" in str(refused.facts["detail"])


def test_a_statement_that_is_wrong_is_a_bug_and_stays_one(store: Store) -> None:
    error = _told_by(store, "SELECT * FROM shelves")

    assert not isinstance(error, StoreRefused | TryAgain)


def test_a_file_that_breaks_while_it_is_used_is_told_as_damaged(sqlite_url: str) -> None:
    # given an open store, and a disk that loses everything but the first page
    store = Store.open(sqlite_url)
    path = Path(sqlite_url.removeprefix("sqlite:///"))
    store.close()
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))

    with pytest.raises(StoreDamaged) as damaged:
        store.run(_add_tote)

    assert damaged.value.facts["path"] == str(path)
    assert len(path.read_bytes()) >= len(content)


def test_a_file_that_may_no_longer_be_written_is_told(sqlite_url: str) -> None:
    store = Store.open(sqlite_url)

    def write_where_one_may_only_read(uow: UnitOfWork) -> None:
        uow.session.execute(text("PRAGMA query_only = ON"))
        _add_tote(uow)

    with pytest.raises(StoreReadOnly):
        store.run(write_where_one_may_only_read)

    store.close()


def test_a_full_disk_is_told_and_saves_nothing(sqlite_url: str) -> None:
    # given a file that must not grow by one more page
    store = Store.open(sqlite_url)

    def fill(uow: UnitOfWork) -> None:
        pages = uow.session.execute(text("PRAGMA page_count")).scalar_one()
        uow.session.execute(text(f"PRAGMA max_page_count = {pages}"))
        uow.session.add_all(Tote(code=f"T-{number}") for number in range(5000))

    with pytest.raises(StoreReadOnly, match="full"):
        store.run(fill)

    with store.reading() as uow:
        assert uow.session.query(Tote).count() == 0
    store.close()


@pytest.mark.postgresql
def test_a_standby_that_answers_is_read_only(postgres_url: str) -> None:
    store = Store.open(postgres_url)

    def write_on_a_standby(uow: UnitOfWork) -> None:
        uow.session.execute(text("SET TRANSACTION READ ONLY"))
        _add_tote(uow)

    with pytest.raises(StoreReadOnly):
        store.run(write_on_a_standby)

    store.close()


def _add_tote(uow: UnitOfWork) -> None:
    uow.session.add(Tote(code="T-77"))


@pytest.mark.postgresql
def test_a_servers_full_disk_is_told_as_one_that_cannot_be_written(postgres_url: str) -> None:
    store = Store.open(postgres_url)
    full = "DO $$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$"

    with pytest.raises(StoreReadOnly, match="No space left"):
        store.run(lambda uow: uow.session.execute(text(full)))
    store.close()
