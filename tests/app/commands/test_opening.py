"""Which database a command opens, and the demo warehouse beside the real one."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest
from sqlalchemy import select

from app.commands.opening import open_demo, open_for_work, open_store, url_of
from app.errors import SchemaBehind, StoreDamaged, StoreUnreachable
from app.insight.order_figures import order_figures
from app.secrets import FileSecrets
from app.settings import (
    DatabaseSettings,
    FolderSettings,
    SecretPlace,
    SecretSettings,
    Settings,
)
from app.station.names.keeping import names_path
from app.store.migrate import HEAD
from app.store.schema.cases import Case
from app.store.schema.orders import Order
from tests.support.damage import spoil_pages_of
from tests.support.warehouse import small_warehouse


def arguments(database: str | None = None) -> Namespace:
    return Namespace(database=database, demo=False)


def settings_at(folder: Path) -> Settings:
    return Settings(
        database=DatabaseSettings(url=f"sqlite:///{folder}/shop.db"),
        secrets=SecretSettings(place=SecretPlace.FILE, file=folder / "secrets.json"),
    )


def test_the_database_of_the_command_line_goes_before_that_of_the_settings(tmp_path: Path) -> None:
    settings = settings_at(tmp_path)

    assert url_of(arguments(), settings) == f"sqlite:///{tmp_path}/shop.db"
    assert url_of(arguments("sqlite:////other.db"), settings) == "sqlite:////other.db"


def test_the_password_of_a_shared_database_comes_from_the_secrets(tmp_path: Path) -> None:
    settings = settings_at(tmp_path)
    FileSecrets(tmp_path / "secrets.json").keep("database", "s3cret")
    shared = arguments("postgresql+psycopg://shop@db/shop")

    assert url_of(shared, settings) == "postgresql+psycopg://shop:s3cret@db/shop"


def test_without_a_secret_the_server_may_know_its_users_by_itself(tmp_path: Path) -> None:
    shared = "postgresql+psycopg://shop@db/shop"

    assert url_of(arguments(shared), settings_at(tmp_path)) == shared


@pytest.mark.parametrize("address", ["shop.db", "mysql://a:pw@b/c", "postgresql://a:pw@b:port/c"])
def test_what_is_no_address_is_said_without_its_password(address: str, tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable) as raised:
        url_of(arguments(address), settings_at(tmp_path))

    assert "pw" not in str(raised.value)


def test_an_embedded_database_is_made_where_there_is_none(tmp_path: Path) -> None:
    for _time in range(2):
        store = open_store(arguments(), settings_at(tmp_path))
        with store.reading() as uow:
            assert uow.orders.count() == 0
        store.close()


@pytest.mark.postgresql
def test_a_shared_database_is_never_upgraded_in_passing(postgres_databases: object) -> None:
    server = postgres_databases._server  # type: ignore[attr-defined]  # an empty one, not a copy
    server.execute("CREATE DATABASE bare")
    shared = arguments(server.url("bare"))

    with pytest.raises(SchemaBehind):
        open_store(shared, Settings())
    open_store(shared, Settings(), create=True).close()
    assert HEAD


def test_the_demo_lies_beside_the_real_database_with_orders_to_pick(tmp_path: Path) -> None:
    settings = settings_at(tmp_path)

    for _time in range(2):
        store = open_demo(settings)
        figures = order_figures(store)
        with store.reading() as uow:
            carts = uow.waiting.counts().carts
        store.close()

    assert (tmp_path / "packbench-demo.db").exists()
    assert not (tmp_path / "shop.db").exists()
    assert (figures.staged, figures.allocated) == (14, 13)
    assert carts >= 1


def test_a_damaged_database_is_salvaged_at_the_start_and_that_is_said(tmp_path: Path) -> None:
    settings, path = settings_at(tmp_path), tmp_path / "shop.db"
    store = open_store(arguments(), settings)
    small_warehouse(store).add_order("1001", {"MUG": 2})
    store.close()
    spoil_pages_of(path, "totes")
    evidence = path.read_bytes()

    store = open_for_work(arguments(), settings)

    assert store.damaged == "database"
    with store.reading() as uow:
        assert uow.session.scalars(select(Order.order_no)).all() == ["1001"]
        facts = uow.session.scalars(select(Case.facts)).one()
    assert set(facts["lost"]) == {"totes"}
    assert Path(facts["aside"]).read_bytes() == evidence
    store.close()


def test_a_database_that_is_whole_is_opened_and_nothing_is_said(tmp_path: Path) -> None:
    store = open_for_work(arguments(), settings_at(tmp_path))
    store.close()

    assert store.damaged == ""
    assert [path.name for path in tmp_path.iterdir()] == ["shop.db"]


def test_a_whole_database_in_a_bad_place_is_not_salvaged(tmp_path: Path) -> None:
    store = open_store(arguments(), settings_at(tmp_path))
    store.close()
    synced = tmp_path / "Dropbox"
    synced.mkdir()
    (tmp_path / "shop.db").rename(synced / "shop.db")

    with pytest.raises(StoreDamaged, match="cloud-synced"):
        open_for_work(arguments(), settings_at(synced))

    assert [path.name for path in synced.iterdir()] == ["shop.db"]


GONE = "postgresql+psycopg://shop@127.0.0.1:1/shop"
"""A server that is not there."""


def test_a_station_that_was_on_line_before_opens_its_window_without_the_server(
    tmp_path: Path,
) -> None:
    settings = settings_at(tmp_path).model_copy(
        update={"folders": FolderSettings(journal=tmp_path)}
    )
    with pytest.raises(StoreUnreachable):
        open_for_work(arguments(GONE), settings)  # it knows nobody

    names_path(tmp_path, settings.station.name).write_text("{}")
    store = open_for_work(arguments(GONE), settings)

    with pytest.raises(StoreUnreachable):
        store.reading()
    store.close()


def test_a_file_that_cannot_be_opened_is_no_server_that_is_gone(tmp_path: Path) -> None:
    settings = settings_at(tmp_path).model_copy(
        update={"folders": FolderSettings(journal=tmp_path)}
    )
    names_path(tmp_path, settings.station.name).write_text("{}")

    with pytest.raises(StoreUnreachable):
        open_for_work(arguments("sqlite:///:memory:"), settings)
