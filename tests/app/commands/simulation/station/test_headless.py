"""The works of a station without a window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from app.commands.simulation.station.headless import Headless
from app.commands.simulation.station.notebook import Notebook
from app.commands.simulation.station.threads import Loop
from app.errors import StoreDenied, StoreUnreachable
from app.store.keeping.rights import Group
from app.store.unit_of_work import Store
from tests.support.databases import PostgresDatabases
from tests.support.postgres import PostgresServer
from tests.support.simulated_floor import STATION, filled, notes_of, quick_plan
from tests.support.station_roles import roled_database


def test_a_bug_is_noted_and_the_environments_trouble_is_not(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    plan = quick_plan(database_url, tmp_path)
    filled(store, plan)
    with Notebook(plan.notebook(STATION)) as notebook:
        works = Headless(plan, STATION, Loop(), notebook)
        works.trouble(StoreUnreachable(url="", detail="away"))
        works.trouble(KeyError("sku"))
        works.screen.start()
        works.close()

    assert notes_of(plan)[STATION].bugs == ["KeyError: 'sku'"]


@pytest.mark.postgresql
def test_what_its_own_login_is_denied_is_noted(
    postgres_server: PostgresServer, postgres_databases: PostgresDatabases, tmp_path: Path
) -> None:
    with roled_database(postgres_server, postgres_databases) as database:
        own = database.station(STATION, [Group.SHIP]).engine.url
        url = own.render_as_string(hide_password=False)
        plan = replace(quick_plan(database.url, tmp_path), urls={STATION: url})
        with Notebook(plan.notebook(STATION)) as notebook:
            works = Headless(plan, STATION, Loop(), notebook)
            with pytest.raises(StoreDenied), works.store.unit() as uow:
                uow.session.execute(text("UPDATE stock SET held = 0"))
            works.screen.start()
            works.close()

    assert notes_of(plan)[STATION].denied == ["permission denied for table stock"]
