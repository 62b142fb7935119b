"""Logins of stations that are only played: made for a trial on a server, and gone after it."""

from __future__ import annotations

import secrets
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, bindparam, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError

from app.database_address import one_host_a_word
from app.errors import StoreRefused
from app.store.engine import open_engine
from app.store.keeping.rights import Group
from app.store.keeping.roles import login_of, login_statements, role_statements
from app.store.troubles import told

MARK = "a station of a Packbench simulation"
"""The comment of such a role: what a simulation that was killed has left may be taken again."""

_PATIENCE_S, _LOOK_S = 10.0, 0.1
_TAKEN = text(
    "SELECT rolname FROM pg_roles WHERE rolname IN :logins AND ("
    "shobj_description(oid, 'pg_authid') IS DISTINCT FROM :mark "
    "OR EXISTS (SELECT FROM pg_stat_activity WHERE usename = rolname)) ORDER BY rolname"
).bindparams(bindparam("logins", expanding=True))
_SESSIONS = text("SELECT count(*) FROM pg_stat_activity WHERE usename IN :logins").bindparams(
    bindparam("logins", expanding=True)
)


@contextmanager
def trial_logins(
    url: str, stations: Sequence[str], groups: Sequence[Group]
) -> Iterator[Mapping[str, str]]:
    """The database's address for each station with a login of its own, member of ``groups``.

    Groups, GRANTs and policies are applied as by ``database roles --apply``.  Afterwards the
    logins are gone: they belong to the whole server.  A login of that name that is not of a trial,
    or is at work, is left alone.

    Raises:
        StoreRefused: ("rights", as StoreDenied) ``url`` is not the owner's, or its login may make
            no roles; ("roles") a login is taken.
        StoreUnreachable: the database does not answer, or does not let such a login in.
    """
    engine = open_engine(url)
    own = {station: secrets.token_urlsafe(24) for station in stations}
    try:
        _make(engine, own, groups)
        try:
            urls = {station: _own_url(url, station, word) for station, word in own.items()}
            open_engine(urls[stations[0]]).dispose()
            yield urls
        finally:
            _drop(engine, [login_of(station) for station in stations])
    except DBAPIError as error:
        raise told(error, engine) from error
    finally:
        engine.dispose()


def _own_url(url: str, station: str, password: str) -> str:
    own = make_url(one_host_a_word(url)).set(username=login_of(station), password=password)
    return own.render_as_string(hide_password=False)


def _make(engine: Engine, own: Mapping[str, str], groups: Sequence[Group]) -> None:
    with engine.begin() as connection:
        _refuse_taken(connection, [login_of(station) for station in own])
        for statement in role_statements():
            connection.exec_driver_sql(statement.replace("%", "%%"))
        for station, password in own.items():
            login = login_of(station)
            for statement in login_statements(station, groups):
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"ALTER ROLE {login} PASSWORD '{password}'")
            connection.exec_driver_sql(f"COMMENT ON ROLE {login} IS '{MARK}'")


def _refuse_taken(connection: Connection, logins: Collection[str]) -> None:
    taken = list(connection.scalars(_TAKEN, {"logins": list(logins), "mark": MARK}))
    if taken:
        raise StoreRefused(constraint="roles", detail=f"{', '.join(taken)} is taken")


def _drop(engine: Engine, logins: Collection[str]) -> None:
    """Drop the logins once their last session has ended, with what it owned."""
    deadline_s = time.monotonic() + _PATIENCE_S
    while _at_work(engine, logins) and time.monotonic() < deadline_s:
        time.sleep(_LOOK_S)
    with engine.begin() as connection:
        for login in logins:
            connection.exec_driver_sql(f"DROP ROLE IF EXISTS {login}")


def _at_work(engine: Engine, logins: Collection[str]) -> bool:
    with engine.begin() as connection:
        return bool(connection.scalar(_SESSIONS, {"logins": list(logins)}))
