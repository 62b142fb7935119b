"""The works of a station without a window."""

from __future__ import annotations

from pathlib import Path

from app.commands.simulation.station.headless import Headless
from app.commands.simulation.station.notebook import Notebook
from app.commands.simulation.station.threads import Loop
from app.errors import StoreUnreachable
from app.store.unit_of_work import Store
from tests.support.simulated_floor import STATION, filled, notes_of, quick_plan


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
