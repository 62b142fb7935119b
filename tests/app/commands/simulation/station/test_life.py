"""One life of a station, played within the test: it picks, packs, ships, and sends everything."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

from app.commands.simulation.proof import faults_of, read_journal
from app.commands.simulation.station.life import live
from app.store.schema.station import ScanOutcome
from app.store.unit_of_work import Store
from tests.support.simulated_floor import (
    STATION,
    ClockUntil,
    clock_of_scans,
    filled,
    notes_of,
    quick_plan,
)


def test_a_station_works_by_itself_and_leaves_nothing_unsent(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    plan = quick_plan(database_url, tmp_path)
    filled(store, plan)

    live(plan, STATION, 1, clock_of_scans(plan, 40))

    notes = notes_of(plan)
    outcomes = {scan.outcome for scan in read_journal(plan.journal(STATION))}
    assert len(notes[STATION].shown) >= 40
    assert outcomes == {ScanOutcome.APPLIED}
    assert faults_of(store, plan, notes) == []


def test_the_next_life_goes_on_where_the_last_one_stopped(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    plan = quick_plan(database_url, tmp_path)
    filled(store, plan)

    for life in (1, 2):
        live(plan, STATION, life, clock_of_scans(plan, 5))

    # then both lives worked on one cart, under the one claim of the first
    notes = notes_of(plan)
    assert {device for device, _number in notes[STATION].meant} == {"hand 1", "hand 2"}
    assert min(notes[STATION].claims) == (1, 1)
    assert faults_of(store, plan, notes) == []


def test_a_link_that_drops_again_and_again_loses_nothing(postgres_url: str, tmp_path: Path) -> None:
    plan = replace(quick_plan(postgres_url, tmp_path), drop_every=20)
    store = Store.open(postgres_url)
    filled(store, plan)

    def worked_and_dropped() -> bool:
        seen = notes_of(plan)[STATION]
        return seen.dropped > 1 and len(seen.shown) > 20

    live(plan, STATION, 1, ClockUntil(worked_and_dropped))

    notes = notes_of(plan)
    assert notes[STATION].dropped > 1
    assert faults_of(store, plan, notes) == []
    store.close()


def test_a_station_stands_ready_until_all_are_there(
    store: Store, database_url: str, tmp_path: Path
) -> None:
    plan = quick_plan(database_url, tmp_path)
    filled(store, plan)
    begins_s = time.monotonic() + 1.0

    live(plan, STATION, 1, [begins_s, begins_s])

    assert time.monotonic() >= begins_s
    assert notes_of(plan)[STATION].looks
    assert not notes_of(plan)[STATION].meant
