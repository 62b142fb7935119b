"""A PostgreSQL with the roles of a warehouse: the owner's database and stations' own logins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from sqlalchemy.exc import OperationalError

from app.store.keeping.rights import Group
from app.store.keeping.roles import login_of, login_statements
from app.store.unit_of_work import Store
from tests.support.databases import PostgresDatabases
from tests.support.postgres import PostgresServer

PASSWORD = "known-to-the-tests"


FLOOR = (Group.PICK, Group.PACK, Group.SHIP)
"""The groups of a station that picks, packs and loads, as its operator names them by default."""


def own_store(owner: Store, station: str, groups: Sequence[Group] = FLOOR) -> Store:
    """The database of ``owner`` as a station opens it: on PostgreSQL under its own login.

    On SQLite, which has no roles, it is the same file.  A server that is gone just now is looked
    at later, with the login that the station had.  Whoever asked closes it.
    """
    url = owner.engine.url
    if url.get_backend_name() == "sqlite":
        return Store.open(str(url))
    login = login_of(station)
    own = url.set(username=login, password=PASSWORD).render_as_string(hide_password=False)
    try:
        with owner.engine.begin() as connection:
            for statement in login_statements(station, groups):
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"ALTER ROLE {login} PASSWORD '{PASSWORD}'")
    except OperationalError:
        return Store.for_later(own)
    return Store.open(own)


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
    """The owner's database; ``station`` opens it as a station does."""

    def __init__(self, url: str, server: PostgresServer, ends: ExitStack) -> None:
        self.url, self._server, self._ends = url, server, ends
        self.owner = Store.open(url)
        ends.callback(self.owner.close)

    def station(self, name: str, groups: Sequence[Group]) -> Store:
        """The store of a station that is logged in as itself."""
        self._ends.callback(self._forget, login_of(name))
        store = own_store(self.owner, name, groups)
        self._ends.callback(store.close)
        return store

    def _forget(self, login: str) -> None:
        self._server.execute(f"DROP ROLE IF EXISTS {login}")
