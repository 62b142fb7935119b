"""A login of the tests goes for good, whatever its sessions were doing."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy.engine import make_url

from app.store.keeping.rights import Group
from tests.support.databases import PostgresDatabases
from tests.support.postgres import PostgresServer
from tests.support.station_roles import roled_database

pytestmark = pytest.mark.postgresql


def test_a_login_goes_while_a_session_of_it_still_holds_its_scratch_paper(
    postgres_server: PostgresServer, postgres_databases: PostgresDatabases
) -> None:
    with roled_database(postgres_server, postgres_databases) as roled:
        address = roled.station("PACK-9", [Group.PACK]).engine.url.set(drivername="postgresql")
        dsn = make_url(address).render_as_string(hide_password=False)
        session = psycopg.connect(dsn, autocommit=True)
        session.execute("CREATE TEMPORARY TABLE scratch (line integer)")

    with pytest.raises(psycopg.OperationalError):
        session.execute("SELECT 1")
    with psycopg.connect(postgres_server.dsn()) as owner:
        left = owner.execute("SELECT rolname FROM pg_roles WHERE rolname = 'packbench_pack_9'")
        assert left.fetchall() == []
