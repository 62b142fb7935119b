"""What stations say of themselves and what they hold."""

from __future__ import annotations

from datetime import timedelta

from app.store.books.stations.station_book import HeldWork, StationFacts
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, picks_of, release_everything
from tests.support.server_clock import ServerClock
from tests.support.warehouse import NINE, PACKER, small_warehouse


def test_the_last_report_of_a_station_stands(store: Store) -> None:
    later = NINE + timedelta(minutes=1)
    store.run(lambda uow: uow.stations.report("Pack 01", NINE, 3, {"Scale": "ready"}))
    store.run(lambda uow: uow.stations.report("Pack 01", later, 0, {"Scale": "off"}))

    with store.reading() as uow:
        assert uow.stations.facts("Pack 01") == StationFacts("Pack 01", later, 0, {"Scale": "off"})
        assert uow.stations.facts("Pack 02") is None
        assert [facts.name for facts in uow.stations.all()] == ["Pack 01"]


def test_a_report_leaves_the_journals_place_alone(store: Store) -> None:
    station = StationPlay(store, "Pack 01")
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1})
    release_everything(store)
    walk = station.claim_pick()
    station.play(walk, *picks_of(walk))

    store.run(lambda uow: uow.stations.report("Pack 01", NINE, 0, {}))

    with store.reading() as uow:
        assert uow.scans.lock_journal("Pack 01", station.epoch) == station.seq


def test_a_held_work_says_who_has_it_until_when_and_what_it_misses(store: Store) -> None:
    clock = ServerClock(store)
    warehouse = small_warehouse(clock.store)
    warehouse.add_order("1001", {"MUG": 3, "LAMP": 1})
    release_everything(clock.store)
    station = StationPlay(clock.store, "Pick 01")
    walk = station.claim_pick()
    station.play(walk, next(iter(picks_of(walk))))

    with clock.store.reading() as uow:
        held = uow.stations.held()
        assert uow.stations.held(walk.work_id) == held
        assert uow.stations.held(999) == []

    lease = NINE + timedelta(minutes=15)
    facts = (walk.work_id, walk.task_no, "pick", "", "Pick 01", PACKER, lease)
    assert held == [HeldWork(*facts, units_left=1)]
