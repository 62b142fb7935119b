"""A PostgreSQL with the roles of a warehouse: the owner's database and stations' own logins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from sqlalchemy.engine import make_url

from app.store.keeping.rights import Group
from app.store.keeping.roles import apply_roles, login_of, login_statements, role_statements
from app.store.unit_of_work import Store
from tests.support.databases import PostgresDatabases
from tests.support.postgres import PostgresServer

PASSWORD = "known-to-the-tests"


@contextmanager
def roled_database(server: PostgresServer, databases: PostgresDatabases) -> Iterator[RoledDatabase]:
    """A fresh database with every role; afterwards it is gone, and then its stations' logins.

    In this order: a session that still ends owns its scratch tables for a moment after its
    station has hung up, and a role that owns something cannot be dropped.  Roles belong to the
    whole server, what they own to one database of it.
    """
    with ExitStack() as ends, databases.fresh() as url:
        yield RoledDatabase(url, server, ends)


class RoledDatabase:
    """The owner's database with every role applied; ``station`` opens it as a station does."""

    def __init__(self, url: str, server: PostgresServer, ends: ExitStack) -> None:
        self.url, self._server, self._ends = url, server, ends
        apply_roles(url, role_statements())
        self.owner = Store.open(url)
        ends.callback(self.owner.close)

    def station(self, name: str, groups: Sequence[Group]) -> Store:
        """The store of a station that is logged in as itself."""
        apply_roles(self.url, login_statements(name, groups))
        login = login_of(name)
        self._server.execute(f"ALTER ROLE {login} PASSWORD '{PASSWORD}'")
        self._ends.callback(self._forget, login)
        address = make_url(self.url).set(username=login, password=PASSWORD)
        store = Store.open(address.render_as_string(hide_password=False))
        self._ends.callback(store.close)
        return store

    def _forget(self, login: str) -> None:
        self._server.execute(f"DROP ROLE IF EXISTS {login}")
