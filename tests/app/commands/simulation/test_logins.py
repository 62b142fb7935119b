"""Who the stations of a simulation are to the database."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.commands.simulation.logins import under_own_logins
from app.store.keeping.rights import Group
from tests.support.simulated_floor import quick_plan
from tests.support.station_roles import RoledDatabase


def test_on_one_file_there_are_no_logins(sqlite_url: str, tmp_path: Path) -> None:
    plan = quick_plan(sqlite_url, tmp_path)

    with under_own_logins(plan) as told:
        assert told == (plan, "")
    assert plan.url_of("SIM-01") == sqlite_url


@pytest.mark.postgresql
def test_every_station_and_the_early_one_are_themselves(
    database: RoledDatabase, tmp_path: Path
) -> None:
    with under_own_logins(quick_plan(database.url, tmp_path, stations=2)) as (plan, why):
        assert why == ""
        assert set(plan.urls) == {"SIM-01", "SIM-02", "EARLY"}
        assert "//packbench_sim_02:" in plan.url_of("SIM-02")


@pytest.mark.postgresql
def test_who_may_make_no_roles_plays_as_one_and_is_told_why(
    database: RoledDatabase, tmp_path: Path
) -> None:
    url = database.station("PACK-1", [Group.PACK]).engine.url.render_as_string(hide_password=False)
    asked = replace(quick_plan("", tmp_path), url=url)

    with under_own_logins(asked) as (plan, why):
        assert plan == asked
    assert "permission denied" in why
