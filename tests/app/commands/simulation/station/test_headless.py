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
        works._ear.start()
        works.close()

    assert notes_of(plan)[STATION].bugs == ["KeyError: 'sku'"]


def test_a_station_reads_its_screen_again_when_another_commits(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    plan = quick_plan(database_url, tmp_path)
    filled(store, plan)
    loop = Loop()
    with Notebook(plan.notebook(STATION)) as notebook:
        works = Headless(plan, STATION, loop, notebook)
        works.start()

        def act_until_seen() -> None:
            if notes_of(plan)[STATION].looks[-1]:
                loop.end()
            else:
                store.run(lambda uow: uow.people.put("P-1", "Mira", "packer", ""))
                loop.later(0.1, act_until_seen)

        loop.later(0.0, act_until_seen)
        loop.run()
        works.close()

    look = notes_of(plan)[STATION].looks[-1][0]
    assert look.asked_s < look.answered_s
