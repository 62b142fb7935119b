"""What is not the work of a login is denied to it by the database, whatever its program says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from app.errors import AppError
from app.store.columns import Base
from app.store.keeping.rights import Group
from app.store.unit_of_work import Store
from tests.support.databases import PostgresDatabases
from tests.support.postgres import PostgresServer
from tests.support.station_roles import roled_database

pytestmark = pytest.mark.postgresql

_DENIED = (
    "UPDATE scan_events SET parsed = 'x'",
    "UPDATE orders SET total_minor = 0",
    "UPDATE order_lines SET units_ordered = 0",
    "DELETE FROM order_lines",
    "TRUNCATE audit",
    "TRUNCATE orders CASCADE",
    "DROP TABLE totes",
    "ALTER TABLE orders DISABLE TRIGGER ALL",
    "CREATE TABLE mine (x int)",
    "SELECT payload FROM outbox",
    "SELECT * FROM outbox",
    "SELECT payment_reference FROM orders",
    "UPDATE people SET role = 'administrator'",
    "INSERT INTO people (badge, name, role, active) VALUES ('X', 'X', 'packer', true)",
    "CREATE ROLE accomplice LOGIN",
    "SET ROLE packbench_supervise",
    "ALTER TABLE scan_events DISABLE ROW LEVEL SECURITY",
)


def assert_is_denied(store: Store, statement: str) -> None:
    with pytest.raises(AppError) as trouble, store.unit() as uow:
        uow.session.execute(text(statement))

    assert "denied" in str(trouble.value) or "must be owner" in str(trouble.value)


@pytest.mark.parametrize("group", [Group.PICK, Group.PACK, Group.SHIP])
@pytest.mark.parametrize("statement", _DENIED)
def test_what_is_not_its_work_is_denied_to_a_station(
    denied: dict[Group, Store], group: Group, statement: str
) -> None:
    assert_is_denied(denied[group], statement)


_OF_THE_DESKS = (
    "UPDATE scan_events SET parsed = 'x'",
    "UPDATE ledger SET units = 0",
    "DELETE FROM draft_orders",
    "DELETE FROM order_lines",
    "TRUNCATE audit",
    "TRUNCATE orders CASCADE",
    "DROP TABLE totes",
    "ALTER TABLE orders DISABLE TRIGGER ALL",
    "CREATE TABLE mine (x int)",
    "CREATE ROLE accomplice LOGIN",
    "ALTER TABLE scan_events DISABLE ROW LEVEL SECURITY",
)
_OF_THE_WORKER = ("UPDATE people SET active = true",)


@pytest.mark.parametrize(
    ("group", "statement"),
    [
        *((group, one) for group in (Group.SUPERVISE, Group.WORKER) for one in _OF_THE_DESKS),
        *((Group.WORKER, one) for one in _OF_THE_WORKER),
    ],
)
def test_desk_and_worker_too_change_no_history_and_no_tables(
    denied: dict[Group, Store], group: Group, statement: str
) -> None:
    assert_is_denied(denied[group], statement)


@pytest.mark.parametrize("group", list(Group))
def test_no_login_deletes_from_any_table(denied: dict[Group, Store], group: Group) -> None:
    asked = text(
        "SELECT has_table_privilege(oid, 'DELETE, TRUNCATE'), relname FROM pg_class"
        " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    )
    with denied[group].reading() as uow:
        found = uow.session.execute(asked).tuples().all()

    assert {table for _may, table in found} >= set(Base.metadata.tables)
    assert [table for may, table in found if may] == []


@pytest.fixture(scope="module")
def denied(
    postgres_server: PostgresServer, postgres_databases: PostgresDatabases
) -> Iterator[dict[Group, Store]]:
    """One station of each group, for the whole module: nothing of it is changed."""
    with roled_database(postgres_server, postgres_databases) as database:
        yield {group: database.station(f"DENIED {group}", [group]) for group in Group}
