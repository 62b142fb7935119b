"""Stations as processes: whoever dies by itself is named."""

from __future__ import annotations

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
