"""Opening the database: its safety belts are really on, and where it cannot be it says so."""

from __future__ import annotations

import socket
import sqlite3
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine

from app.errors import StoreUnreachable
from app.store.engine import READING, _set_pragmas, first_line, open_engine, primary_code, safe_url
from tests.support.postgres import PostgresServer


def _pragma(engine: Engine, name: str) -> object:
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),  # FULL: an acknowledged commit survives a pulled plug
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("busy_timeout", 10_000),
    ],
)
def test_every_connection_to_a_file_wears_its_belts(
    sqlite_url: str, name: str, wanted: object
) -> None:
    engine = open_engine(sqlite_url)

    with engine.connect():  # a second one is opened beside the first
        assert _pragma(engine, name) == wanted
    assert _pragma(engine, name) == wanted
    engine.dispose()


@pytest.mark.postgresql
def test_every_session_of_the_server_has_its_time_limits(postgres_url: str) -> None:
    engine = open_engine(postgres_url)

    with engine.connect() as connection:
        settings = {
            name: connection.exec_driver_sql(f"SHOW {name}").scalar_one()
            for name in ("lock_timeout", "idle_in_transaction_session_timeout", "TimeZone")
        }

    assert settings == {
        "lock_timeout": "10s",
        "idle_in_transaction_session_timeout": "1min",
        "TimeZone": "UTC",
    }
    engine.dispose()


def test_a_writing_transaction_takes_its_turn_at_once_and_a_reading_one_none(
    sqlite_url: str,
) -> None:
    engine = open_engine(sqlite_url)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), timeout=0, isolation_level=None)

    with engine.begin(), pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    with engine.connect().execution_options(**{READING: True}) as reading:
        reading.exec_driver_sql("SELECT count(*) FROM orders").scalar_one()
        other.execute("BEGIN IMMEDIATE")

    other.close()
    engine.dispose()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "packbench.db",
        "mysql://packer:secret@server/packbench",
        "postgresql//packer:secret@server/packbench",
        "sqlite://",
        "sqlite:///:memory:",
        "postgresql://packer:secret@127.0.0.1:1/packbench?no_such_option=1",
        "postgresql://packer@127.0.0.1:1/packbench?password=secret",
        "postgresql+asyncpg://packer:secret@127.0.0.1:1/packbench",
    ],
)
def test_what_is_no_database_is_named_without_its_password(url: str) -> None:
    with pytest.raises(StoreUnreachable) as told:
        open_engine(url)

    assert "secret" not in str(told.value)


def test_a_server_that_refuses_is_told_within_seconds() -> None:
    began = time.monotonic()

    with pytest.raises(StoreUnreachable) as told:
        open_engine("postgresql://packer:secret@127.0.0.1:1/packbench")

    assert time.monotonic() - began < 8
    assert "refused" in str(told.value.facts["detail"])
    assert told.value.facts["url"] == "postgresql://packer:***@127.0.0.1:1/packbench"


def test_a_server_that_never_answers_is_told_within_seconds() -> None:
    # given a port that takes connections and says nothing
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        port = deaf.getsockname()[1]
        began = time.monotonic()

        with pytest.raises(StoreUnreachable) as told:
            open_engine(f"postgresql://packer:secret@127.0.0.1:{port}/packbench")

    assert time.monotonic() - began < 8
    assert "secret" not in str(told.value)


@pytest.mark.postgresql
def test_a_wrong_password_is_told_and_not_repeated(postgres_server: PostgresServer) -> None:
    url = f"postgresql://postgres:wrongsecret@127.0.0.1:{postgres_server.port}/postgres"

    with pytest.raises(StoreUnreachable, match="password authentication failed") as told:
        open_engine(url)

    assert "wrongsecret" not in str(told.value)


@pytest.mark.postgresql
def test_of_several_hosts_each_says_why_not_and_the_last_hides_no_other(
    postgres_server: PostgresServer,
) -> None:
    port, nobody = postgres_server.port, 1
    hosts = f"127.0.0.1:{port},localhost:{nobody}"

    with pytest.raises(StoreUnreachable) as told:
        open_engine(f"postgresql://postgres:wrongsecret@{hosts}/postgres")

    detail = str(told.value.facts["detail"])
    assert "127.0.0.1: connection to server" in detail
    assert "password authentication failed" in detail
    assert "localhost: connection to server" in detail
    assert "\n" not in detail


@pytest.mark.postgresql
def test_a_database_that_is_not_there_is_named(postgres_server: PostgresServer) -> None:
    with pytest.raises(StoreUnreachable, match='database "nowhere" does not exist'):
        open_engine(postgres_server.url("nowhere"))


def test_an_address_is_shown_without_its_password() -> None:
    assert safe_url("postgresql://u:p4ss@h/d") == "postgresql://u:***@h/d"
    assert "p4ss" not in safe_url("postgresql://u@h/d?password=p4ss")
    assert safe_url("sqlite:////var/packbench.db") == "sqlite:////var/packbench.db"


def test_a_drivers_error_is_told_in_its_first_line() -> None:
    assert first_line(psycopg.OperationalError("no route\n\tIs it running?")) == "no route"
    assert first_line(ValueError()) == "ValueError"
    assert primary_code(ValueError()) is None


class InTheWay(sqlite3.Connection):
    """Its first switch to WAL collides with another station's: SQLite says BUSY at once."""

    collisions = 0

    def execute(self, sql: str, values: Any = ()) -> sqlite3.Cursor:
        if "journal_mode" in sql and self.collisions == 0:
            self.collisions += 1
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error
        return super().execute(sql, values)


def test_a_new_file_that_two_stations_make_at_once_is_opened_by_both(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "new.db", factory=InTheWay)

    _set_pragmas(connection, None)

    assert connection.collisions == 1
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()
