"""Fresh, migrated databases for the tests: migrated once, then copied for each test."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.store.keeping.roles import apply_roles, role_statements
from app.store.migrate import upgrade
from tests.support.postgres import PostgresServer

_TEMPLATE = "migrated"


class PostgresDatabases:
    """One migrated database of a test server with its roles, and any number of copies of it."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._numbers = itertools.count(1)
        server.execute(f"CREATE DATABASE {_TEMPLATE}")
        upgrade(server.url(_TEMPLATE))
        apply_roles(server.url(_TEMPLATE), role_statements())

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """The address of a copy that nobody has used; it is dropped afterwards, used or not."""
        name = f"fresh_{next(self._numbers)}"
        self._server.execute(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE} STRATEGY file_copy")
        try:
            yield self._server.url(name)
        finally:
            self._server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


class SqliteDatabases:
    """One migrated file in ``folder``, and any number of copies of it."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / f"{_TEMPLATE}.db"
        upgrade(sqlite_url(self._template))
        with closing(sqlite3.connect(self._template)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # else the copy lacks its tail

    def fresh(self, folder: Path) -> str:
        """The address of a copy in ``folder`` that nobody has used."""
        path = folder / "packbench.db"
        shutil.copyfile(self._template, path)
        return sqlite_url(path)


def sqlite_url(path: Path) -> str:
    """The address of the SQLite file at ``path`` as SQLAlchemy takes it."""
    return f"sqlite:///{path}"
