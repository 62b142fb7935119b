"""A PostgreSQL with the roles of a warehouse: the owner's database and stations' own logins."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack

from sqlalchemy.engine import make_url

from app.store.keeping.rights import Group
from app.store.keeping.roles import apply_roles, login_of, login_statements, role_statements
from app.store.unit_of_work import Store
from tests.support.postgres import PostgresServer

PASSWORD = "known-to-the-tests"


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
