"""The databases that tests are given: migrated, fresh each time, of both engines."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.support.databases import PostgresDatabases, SqliteDatabases


def test_a_sqlite_test_gets_a_migrated_file_of_its_own(
    sqlite_databases: SqliteDatabases, tmp_path: Path
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one = sqlite_databases.fresh(tmp_path / "one").removeprefix("sqlite:///")
    two = sqlite_databases.fresh(tmp_path / "two").removeprefix("sqlite:///")

    with closing(sqlite3.connect(one)) as connection:
        connection.execute("CREATE TABLE mark (id int)")

    with closing(sqlite3.connect(two)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert "alembic_version" in tables
    assert "mark" not in tables


@pytest.mark.postgresql
def test_a_postgresql_test_gets_a_migrated_database_of_its_own(
    postgres_databases: PostgresDatabases,
) -> None:
    with postgres_databases.fresh() as one, psycopg.connect(_dsn(one)) as connection:
        connection.execute("CREATE TABLE mark (id int)")
        connection.commit()
        with postgres_databases.fresh() as two, psycopg.connect(_dsn(two)) as other:
            rows = other.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            tables = {name for (name,) in rows}

    assert "alembic_version" in tables
    assert "mark" not in tables


@pytest.mark.postgresql
def test_a_postgresql_test_that_forgets_a_connection_harms_no_other(
    postgres_databases: PostgresDatabases,
) -> None:
    with postgres_databases.fresh() as url:
        forgotten = psycopg.connect(_dsn(url))

    with pytest.raises(psycopg.OperationalError):
        forgotten.execute("SELECT 1")
    forgotten.close()


def _dsn(url: str) -> str:
    return url.replace("+psycopg", "", 1)
