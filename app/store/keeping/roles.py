"""The database's own roles, GRANTs and row policies, as statements to read or to run.

A station's login says which station it is: nobody can write a scan, an audit entry or a claim
under another station's name, whatever their program says.  Source: sync.md.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import Table
from sqlalchemy.exc import DBAPIError

from app.errors import BadValue, StoreRefused
from app.store import schema
from app.store.columns import Base
from app.store.engine import open_engine
from app.store.keeping.rights import HIDDEN, Group, is_hidden, rights_of
from app.store.troubles import told

_NAMED_BY = {
    "scan_events": "station",
    "audit": "station",
    "cases": "station",
    "number_blocks": "station",
    "manifests": "station",
    "stations": "name",
}
"""The column that says whose row it is."""

_RULES_TOO = ("audit", "cases")
"""What a rule did by itself, such as the end of a lease, is under nobody's name: no badge, no
station.  A supervisor's desk and the worker also write for a badge without a station."""

_LONGEST_NAME = 63


def login_of(station: str) -> str:
    """The login role of a station: ``packbench_`` and its name in small letters.

    Raises:
        BadValue: the name has nothing that can be in a role's name, or too much of it.
    """
    plain = re.sub(r"[^a-z0-9]+", "_", station.lower()).strip("_")
    name = f"packbench_{plain}"
    taken = {group.role for group in Group}
    if not plain or len(name) > _LONGEST_NAME or name in taken:
        raise BadValue(kind="station name", value=station, reason="makes no login of its own")
    return name


def role_statements() -> list[str]:
    """Groups, GRANTs and policies, for the database's owner to run; running them again is right."""
    tables = [table for _name, table in sorted(Base.metadata.tables.items())]
    assert schema.__all__  # noqa: S101 -- the import is what fills the metadata
    return [*_groups(), *_grants(tables), *_policies()]


def login_statements(station: str, groups: Sequence[Group]) -> list[str]:
    """The login of a station, member of ``groups``; its password is set by psql's password."""
    login = login_of(station)
    return [
        _if_there_is_none(login, f"CREATE ROLE {login} LOGIN"),
        *(f"REVOKE {group.role} FROM {login}" for group in Group if group not in groups),
        *(f"GRANT {group.role} TO {login}" for group in groups),
    ]


def apply_roles(url: str, statements: Sequence[str]) -> None:
    """Run statements in one transaction.

    Raises:
        StoreRefused: this is no PostgreSQL; or ("rights") not its owner asked, or one who may
            make no roles.
        StoreUnreachable: the database does not answer.
    """
    engine = open_engine(url)
    try:
        if engine.dialect.name != "postgresql":
            raise StoreRefused(constraint="roles", detail="SQLite has no roles: one user, one file")
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement.replace("%", "%%"))
    except DBAPIError as error:
        raise told(error, engine) from error
    finally:
        engine.dispose()


def _groups() -> Iterator[str]:
    for group in Group:
        yield _if_there_is_none(group.role, f"CREATE ROLE {group.role} NOLOGIN")


def _if_there_is_none(role: str, create: str) -> str:
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') "
        f"THEN {create}; END IF; END $$"
    )


def _grants(tables: Collection[Table]) -> Iterator[str]:
    everybody = ", ".join(group.role for group in Group)
    yield "REVOKE CREATE ON SCHEMA public FROM PUBLIC"
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {everybody}"
    yield f"GRANT USAGE ON SCHEMA public TO {everybody}"
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {everybody}"
    yield (  # allocation keeps its scratch paper in temporary tables
        "DO $$ BEGIN EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO "
        f"{everybody}', current_database()); END $$"
    )
    yield f"GRANT SELECT ON alembic_version TO {everybody}"
    for table in tables:
        for group in Group:
            yield from _grants_on(table, group)


def _grants_on(table: Table, group: Group) -> Iterator[str]:
    columns = tuple(column.name for column in table.columns)
    hidden = HIDDEN.get(table.name, ()) if group.of_the_floor else ()
    rights = rights_of(group, table.name, columns)
    if group.of_the_floor and is_hidden(table.name):
        return
    seen = f" ({_listed(name for name in columns if name not in hidden)})" if hidden else ""
    yield f"GRANT SELECT{seen} ON {table.name} TO {group.role}"
    if rights.insert:
        yield f"GRANT INSERT ON {table.name} TO {group.role}"
    if rights.update:
        yield f"GRANT UPDATE ({_listed(rights.update)}) ON {table.name} TO {group.role}"


def _listed(names: Collection[str] | Iterator[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _policies() -> Iterator[str]:
    """Row policies; the tables' owner is not bound by them."""
    yield (
        "CREATE OR REPLACE FUNCTION packbench_own(station text) RETURNS boolean LANGUAGE sql "
        "STABLE AS $$ SELECT session_user = 'packbench_' || trim(both '_' from "
        "regexp_replace(lower(station), '[^a-z0-9]+', '_', 'g')) $$"
    )
    yield (
        "CREATE OR REPLACE FUNCTION packbench_rules() RETURNS boolean LANGUAGE sql STABLE AS $$ "
        f"SELECT pg_has_role(session_user, '{Group.SUPERVISE.role}', 'member') "
        f"OR pg_has_role(session_user, '{Group.WORKER.role}', 'member') $$"
    )
    for table, column in _NAMED_BY.items():
        mine = f"packbench_own({column})"
        if table in _RULES_TOO:
            mine = f"({mine} OR ({column} = '' AND (badge = '' OR packbench_rules())))"
        if table == "cases":  # a supervisor solves the cases of every station
            yield from _policy(table, "UPDATE", "true", "true")
        elif table == "stations":
            yield from _policy(table, "UPDATE", mine, mine)
        yield from _policy(table, "INSERT", "", mine)
        yield from _policy(table, "SELECT", "true", "")
    held = "(holder = '' OR packbench_own(holder))"
    yield from _policy("works", "SELECT", "true", "")
    yield from _policy("works", "INSERT", "", held)
    yield from _policy("works", "UPDATE", "true", held)
    for table in (*_NAMED_BY, "works"):
        yield f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"


def _policy(table: str, what: str, using: str, check: str) -> Iterator[str]:
    name = f"{table}_{what.lower()}"
    yield f"DROP POLICY IF EXISTS {name} ON {table}"
    rows = f" USING ({using})" if using else ""
    new = f" WITH CHECK ({check})" if check else ""
    yield f"CREATE POLICY {name} ON {table} FOR {what}{rows}{new}"
