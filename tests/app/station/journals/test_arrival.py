"""The shared database knows each station's journal, and misses one that is lost (sync.md, 7)."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import select

from app.errors import NotAllowed
from app.exception_queue.kinds import CaseKind, Resolution, resolutions_of
from app.exception_queue.solving import solve_case
from app.reconciliation.ledger import check_ledger
from app.scanning.directory import Person
from app.station.journals.arrival import Arrival, arrive
from app.station.journals.rotation import successor_of
from app.store.schema.station import AuditEntry, ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    StationPlay,
    cases_of,
    count_tasks,
    picked_orders,
    picks_of,
    release_everything,
)
from tests.support.warehouse import NINE, SUPERVISOR, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """One order of two stops on one cart."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2, "LAMP": 1})
    release_everything(store)
    return warehouse


def test_a_stations_first_journal_and_the_same_again_are_no_news(store: Store) -> None:
    epoch = uuid4()

    assert arrive(store, "PICK-1", epoch) is Arrival.FIRST
    assert arrive(store, "PICK-1", epoch) is Arrival.KNOWN


def test_a_rotated_journal_follows_the_last_record_that_is_here(warehouse: Warehouse) -> None:
    station = StationPlay(warehouse.store, "PICK-1")
    walk = station.claim_pick()
    station.play(walk, *picks_of(walk))
    follows = successor_of(station.epoch, station.seq)

    assert arrive(warehouse.store, "PICK-1", follows) is Arrival.ROTATED

    station.epoch, station.seq = follows, 0
    assert station.play(walk) == []
    assert count_tasks(warehouse) == []
    assert arrive(warehouse.store, "PICK-1", follows) is Arrival.KNOWN


def test_a_lost_journal_sends_the_work_in_hand_to_a_recount(warehouse: Warehouse) -> None:
    station = StationPlay(warehouse.store, "PICK-1")
    walk = station.claim_pick()
    station.play(walk, next(iter(picks_of(walk))))

    assert arrive(warehouse.store, "PICK-1", uuid4()) is Arrival.LOST

    assert count_tasks(warehouse) == ["journal lost"]
    with warehouse.store.reading() as uow:
        said = uow.session.scalars(select(AuditEntry).filter_by(action="journal lost")).one()
    assert said.facts == {"epoch": str(station.epoch), "last_seq": 1}
    again = StationPlay(warehouse.store, "PICK-2").claim_pick()
    assert [stop.suspect for stop in again.stops] == [True]
    assert check_ledger(warehouse.store).agrees
    (case,) = cases_of(warehouse)
    assert (case.subject, case.facts["journal_lost"]) == (walk.task_no, "PICK-1")
    boss = Person(SUPERVISOR, "Boss", "supervisor")
    with pytest.raises(NotAllowed, match="kind"):
        solve_case(warehouse.store, case.id, Resolution.SHIP_SHORT, boss, NINE)
    assert solve_case(warehouse.store, case.id, Resolution.DISMISS, boss, NINE).is_solved


def test_a_packing_whose_journal_is_lost_is_open_for_another_station_with_a_warning(
    store: Store,
) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})
    picked_orders(store)
    station = StationPlay(store, "PACK-1")
    order = station.claim_pack("1001")
    station.pack(order)

    arrive(store, "PACK-1", uuid4())

    package = StationPlay(store, "PACK-2").claim_pack("1001")
    assert package.suspect_of == "PACK-1"
    assert warehouse.order("1001").lines[0].units_packed == 2


def test_an_old_journal_that_is_found_again_is_taken_as_what_it_is(warehouse: Warehouse) -> None:
    station = StationPlay(warehouse.store, "PICK-1")
    walk = station.claim_pick()
    first, second = (station.record(event, walk) for event in picks_of(walk))
    station.send([first])
    arrive(warehouse.store, "PICK-1", uuid4())

    assert arrive(warehouse.store, "PICK-1", station.epoch) is Arrival.KNOWN

    assert station.send([second]) == [ScanOutcome.STALE_FENCE]
    assert any(case.kind == "replay" for case in cases_of(warehouse))


def test_what_a_lost_journal_left_is_only_to_be_looked_at() -> None:
    assert resolutions_of(CaseKind.REPORTED, {"journal_lost": "PICK-1"}) == (Resolution.DISMISS,)
