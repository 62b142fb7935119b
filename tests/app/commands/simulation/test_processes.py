"""Stations as processes: whoever dies by itself is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.commands.simulation.processes import Fleet
from app.store.unit_of_work import Store
from tests.support.simulated_floor import filled, quick_plan


def test_a_station_that_cannot_live_is_a_fault(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    # given a place for its notes where none can be written
    plan = quick_plan(database_url, tmp_path)
    filled(store, plan)
    plan.notebook(plan.names[0]).mkdir()
    fleet = Fleet(plan)

    fleet.work()

    assert fleet.faults
    assert "SIM-01 ended by itself: exit code 1" in fleet.faults[0]


def test_the_power_fails_at_stations_that_stand_ready_only(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    # given power that fails much sooner than a station starts
    plan = replace(quick_plan(database_url, tmp_path, seconds=1.0), kill_every=1)
    filled(store, plan)
    fleet = Fleet(plan)

    fleet.work()

    assert fleet.kills
    assert fleet.faults == []
    (station,) = plan.names
    assert plan.notebook(station).read_bytes().count(b'["began"]') == fleet.kills + 1
