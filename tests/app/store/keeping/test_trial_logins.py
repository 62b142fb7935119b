"""Logins of stations that are only played, on a real PostgreSQL: made, used, and gone."""

from __future__ import annotations

import psycopg
import pytest
from sqlalchemy import text

from app.errors import StoreDenied, StoreRefused, StoreUnreachable
from app.store.keeping.rights import Group
from app.store.keeping.roles import login_of
from app.store.keeping.trial_logins import MARK, trial_logins
from app.store.migrate import upgrade
from app.store.unit_of_work import Store
from tests.support.postgres import PostgresServer
from tests.support.station_roles import RoledDatabase

pytestmark = pytest.mark.postgresql
STATIONS, FLOOR = ("TRY-1", "TRY-2"), (Group.PICK, Group.PACK)


def _logins(server: PostgresServer) -> list[str]:
    with psycopg.connect(server.dsn()) as connection:
        found = connection.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE '%_try_%'")
        return [row[0] for row in found]


def test_each_station_is_itself_in_its_groups_alone_and_nobody_afterwards(
    postgres_server: PostgresServer, database: RoledDatabase
) -> None:
    with trial_logins(database.url, STATIONS, FLOOR) as urls:
        assert set(urls) == set(STATIONS)
        store = Store.open(urls["TRY-2"])
        with store.reading() as uow:
            member = (
                "pg_has_role('packbench_pack', 'member'), pg_has_role('packbench_ship', 'member')"
            )
            who = uow.session.execute(text(f"SELECT session_user, {member}")).one()
        store.close()

    assert tuple(who) == ("packbench_try_2", True, False)
    assert _logins(postgres_server) == []
    with pytest.raises(StoreUnreachable):
        Store.open(urls["TRY-2"])


def test_a_login_of_a_real_station_is_left_as_it_is(database: RoledDatabase) -> None:
    store = database.station("TRY-2", [Group.SHIP])

    with (
        pytest.raises(StoreRefused, match="packbench_try_2 is taken"),
        trial_logins(database.url, STATIONS, FLOOR),
    ):
        pass

    store.engine.dispose()
    with store.reading() as uow:  # by the password that it had
        assert uow.session.scalar(text("SELECT session_user")) == "packbench_try_2"


def test_what_a_killed_trial_left_is_taken_unless_it_is_at_work(
    postgres_server: PostgresServer, database: RoledDatabase
) -> None:
    login = login_of("TRY-1")
    left = database.station("TRY-1", [Group.PICK])
    postgres_server.execute(f"COMMENT ON ROLE {login} IS '{MARK}'")

    with (
        left.reading() as uow,
        pytest.raises(StoreRefused, match="taken"),
        trial_logins(database.url, STATIONS, FLOOR),
    ):
        uow.session.execute(text("SELECT 1"))
    left.close()
    with trial_logins(database.url, STATIONS, FLOOR) as urls:
        Store.open(urls["TRY-1"]).close()

    assert _logins(postgres_server) == []


def test_a_login_that_may_make_no_roles_makes_none(
    postgres_server: PostgresServer, database: RoledDatabase
) -> None:
    own = database.station("PACK-1", [Group.PACK]).engine.url

    with (
        pytest.raises(StoreDenied),
        trial_logins(own.render_as_string(hide_password=False), STATIONS, FLOOR),
    ):
        pass

    assert _logins(postgres_server) == []


def test_an_owner_who_is_no_superuser_makes_them_as_the_readme_has_it() -> None:
    with PostgresServer() as server:
        server.execute("CREATE ROLE packbench_owner LOGIN CREATEROLE PASSWORD 'of-the-readme'")
        server.execute("CREATE DATABASE trial OWNER packbench_owner")
        url = f"postgresql+psycopg://packbench_owner:of-the-readme@127.0.0.1:{server.port}/trial"
        upgrade(url)

        with trial_logins(url, STATIONS, FLOOR) as urls:
            Store.open(urls["TRY-1"]).close()

        assert _logins(server) == []
