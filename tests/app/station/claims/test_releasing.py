"""Works change hands only by somebody who may say so, and late scans stay evidence (D11)."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.errors import NotAllowed, NothingFound
from app.fulfilment.events import PutInTote
from app.reconciliation.ledger import check_ledger
from app.scanning.directory import Person
from app.station.claims import ClaimRefusal, Takeover, claim_pack, claim_pick, force_release
from app.station.claims.releasing import ReleasedWork
from app.station.presence.reporting import StationReport, report_in
from app.store.schema.station import AuditEntry, ScanOutcome
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    StationPlay,
    cases_of,
    packs_of,
    picked_orders,
    picked_units,
    picks_of,
    release_everything,
)
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse, small_warehouse

BOSS = Person(SUPERVISOR, "Boss", "supervisor")
OTHER = "B-200"


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """One order of two stops on one cart."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2, "LAMP": 1})
    release_everything(store)
    return warehouse


def audited(warehouse: Warehouse) -> list[tuple[str, str]]:
    """Who released which work."""
    with warehouse.store.reading() as uow:
        query = select(AuditEntry.badge, AuditEntry.subject).filter_by(action="work released")
        return [(row[0], row[1]) for row in uow.session.execute(query)]


def test_26_task_taken_by_someone_else_after_listing(warehouse: Warehouse) -> None:
    walk = StationPlay(warehouse.store, "PICK-1").claim_pick()

    with pytest.raises(NotAllowed) as taken:
        claim_pick(warehouse.store, "PICK-2", OTHER, walk.task_no)

    assert taken.value.facts["reason"] is ClaimRefusal.CLAIMED
    assert (taken.value.facts["holder"], taken.value.facts["yours"]) == ("PICK-1", False)


def test_the_same_operator_takes_a_walk_over_on_another_station_by_a_tote_of_it(
    warehouse: Warehouse,
) -> None:
    walk = StationPlay(warehouse.store, "PICK-1").claim_pick()
    with pytest.raises(NotAllowed) as taken:
        claim_pick(warehouse.store, "PICK-2", PACKER, walk.totes[0])
    assert taken.value.facts["yours"] is True

    package = claim_pick(warehouse.store, "PICK-2", PACKER, walk.totes[0], Takeover())

    assert package is not None
    assert (package.work_id, package.stops[0].units) == (walk.work_id, walk.stops[0].units)
    assert package.fence > walk.fence
    assert audited(warehouse) == [(PACKER, walk.task_no)]


def test_who_takes_over_his_own_work_answers_for_it_himself(warehouse: Warehouse) -> None:
    walk = StationPlay(warehouse.store, "PICK-1").claim_pick()

    claim_pick(warehouse.store, "PICK-2", PACKER, walk.task_no, Takeover(BOSS))

    assert audited(warehouse) == [(PACKER, walk.task_no)]


def test_what_nobody_holds_is_taken_from_nobody(warehouse: Warehouse) -> None:
    package = claim_pick(warehouse.store, "PICK-2", OTHER, "P-0001", Takeover(BOSS))

    assert package is not None
    assert (package.task_no, package.fence) == ("P-0001", 1)
    assert audited(warehouse) == []


def test_another_operator_needs_a_supervisors_badge(warehouse: Warehouse) -> None:
    walk = StationPlay(warehouse.store, "PICK-1").claim_pick()
    packer = Person(OTHER, "Other", "packer")

    for takeover in (Takeover(), Takeover(packer)):
        with pytest.raises(NotAllowed):
            claim_pick(warehouse.store, "PICK-2", OTHER, walk.task_no, takeover)
    package = claim_pick(warehouse.store, "PICK-2", OTHER, walk.task_no, Takeover(BOSS))

    assert package is not None
    assert audited(warehouse) == [(SUPERVISOR, walk.task_no)]


def test_a_packing_is_taken_over_with_what_is_in_cartons_by_then(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 2})
    picked_orders(store)
    first = StationPlay(store, "PACK-1")
    order = first.claim_pack("1001")
    first.play(order, *list(packs_of(order))[:2])
    report_in(store, StationReport("PACK-1", 0))

    package = claim_pack(store, "1001", "PACK-2", PACKER, NINE, takeover=Takeover())

    assert [packed.units for packed in package.packed_before] == [1]
    assert package.suspect_of == ""  # PACK-1 is heard and has sent everything


def test_38_late_scans_from_a_taken_over_station(warehouse: Warehouse) -> None:
    late = StationPlay(warehouse.store, "PICK-1")
    walk = late.claim_pick()
    kept = [late.record(event, walk) for event in picks_of(walk)]
    claim_pick(warehouse.store, "PICK-2", PACKER, walk.task_no, Takeover())

    outcomes = late.send(kept)

    assert outcomes == [ScanOutcome.STALE_FENCE] * 2
    assert picked_units(warehouse, "1001") == [0, 0]
    (case,) = cases_of(warehouse)
    assert (case.subject, case.facts["holder_now"]) == (walk.task_no, "PICK-2")
    assert [scan["scan_id"] for scan in case.facts["scans"]] == [
        str(record.scan_id) for _seq, record in kept
    ]
    assert check_ledger(warehouse.store).agrees


def test_38_late_scans_that_come_one_by_one_are_evidence_of_one_case(
    warehouse: Warehouse,
) -> None:
    late = StationPlay(warehouse.store, "PICK-1")
    walk = late.claim_pick()
    kept = [late.record(event, walk) for event in picks_of(walk)]
    claim_pick(warehouse.store, "PICK-2", PACKER, walk.task_no, Takeover())

    for record in (*kept, kept[0]):  # the answer to the first was lost: it comes again
        assert late.send([record]) == [ScanOutcome.STALE_FENCE]

    (case,) = cases_of(warehouse)
    ids = [str(record.scan_id) for _seq, record in kept]
    assert [scan["scan_id"] for scan in case.facts["scans"]] == ids


def test_a_supervisor_must_tick_that_a_silent_station_may_hold_scans(
    warehouse: Warehouse,
) -> None:
    walk = StationPlay(warehouse.store, "PICK-1").claim_pick()

    with pytest.raises(NotAllowed) as untold:
        force_release(warehouse.store, walk.work_id, BOSS, "DESK", knows_of_scans=False)
    assert untold.value.facts["reason"] == "unsent scans"
    released = force_release(warehouse.store, walk.work_id, BOSS, "DESK", knows_of_scans=True)

    assert released == ReleasedWork(walk.task_no, "PICK-1", suspect=True)
    again = StationPlay(warehouse.store, "PICK-2").claim_pick()
    assert [stop.suspect for stop in again.stops] == [True, True]
    assert audited(warehouse) == [(SUPERVISOR, walk.task_no)]


def test_a_station_that_is_heard_and_has_sent_all_is_released_without_suspicion(
    warehouse: Warehouse,
) -> None:
    station = StationPlay(warehouse.store, "PICK-1")
    walk = station.claim_pick()
    stop = walk.stops[0]
    station.play(walk, PutInTote(pick_line_id=stop.pick_line_id, units=stop.units, tote=stop.tote))
    report_in(warehouse.store, StationReport("PICK-1", 0))

    released = force_release(warehouse.store, walk.work_id, BOSS, "DESK", knows_of_scans=False)

    assert not released.suspect
    again = StationPlay(warehouse.store, "PICK-2").claim_pick()
    assert [stop.suspect for stop in again.stops] == [False]


def test_only_a_supervisor_releases_and_only_what_is_held(warehouse: Warehouse) -> None:
    walk = StationPlay(warehouse.store, "PICK-1").claim_pick()
    packer = Person(PACKER, "Pat", "packer")

    with pytest.raises(NotAllowed, match="supervisor"):
        force_release(warehouse.store, walk.work_id, packer, "DESK", knows_of_scans=True)
    with pytest.raises(NothingFound):
        force_release(warehouse.store, 999, BOSS, "DESK", knows_of_scans=True)
    force_release(warehouse.store, walk.work_id, BOSS, "DESK", knows_of_scans=True)
    with pytest.raises(NotAllowed, match="not held"):
        force_release(warehouse.store, walk.work_id, BOSS, "DESK", knows_of_scans=True)
