"""Leases hold by the server's clock, are renewed in time, and are returned by a statement apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.errors import NotAllowed
from app.fulfilment.cancelling import cancel_order
from app.fulfilment.events import PutInTote, WorkFinished
from app.station.claims import claim_pack, claim_pick, renew_lease
from app.station.claims.leases import (
    LEASE,
    RENEW_EVERY,
    Renewal,
    RenewalAnswer,
    judge_refusal,
    return_expired,
)
from app.store.books.floor.claim_book import WorkFacts
from app.store.schema.floor import PickLine, Work
from app.store.schema.station import AuditEntry
from app.store.unit_of_work import Store
from tests.support.floor_play import (
    StationPlay,
    picked_orders,
    picks_of,
    release_everything,
)
from tests.support.server_clock import ServerClock
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse, small_warehouse


@pytest.fixture
def clock(store: Store) -> ServerClock:
    return ServerClock(store)


@pytest.fixture
def warehouse(clock: ServerClock) -> Warehouse:
    """One order of two stops on one cart, on a server whose clock the test sets."""
    warehouse = small_warehouse(clock.store)
    warehouse.add_order("1001", {"MUG": 2, "LAMP": 1})
    release_everything(clock.store)
    return warehouse


def work_of(warehouse: Warehouse, work_id: int) -> Work:
    with warehouse.store.reading() as uow:
        return uow.session.get_one(Work, work_id)


def suspects(warehouse: Warehouse) -> list[bool]:
    """Whether each stop is suspect, in walking order."""
    with warehouse.store.reading() as uow:
        return list(uow.session.scalars(select(PickLine.suspect).order_by(PickLine.sequence)))


def test_a_renewed_lease_runs_a_whole_lease_from_the_servers_now(
    warehouse: Warehouse, clock: ServerClock
) -> None:
    package = StationPlay(warehouse.store, "PICK-1").claim_pick()
    clock.go_on(minutes=14)

    answer = renew_lease(clock.store, "PICK-1", package.work_id, package.fence)

    assert answer == RenewalAnswer(Renewal.HELD)
    assert work_of(warehouse, package.work_id).lease_until == NINE + timedelta(minutes=14) + LEASE
    assert RENEW_EVERY * 3 == LEASE


def test_a_claim_that_is_renewed_every_third_of_its_lease_is_never_taken(
    warehouse: Warehouse, clock: ServerClock
) -> None:
    package = StationPlay(warehouse.store, "PICK-1").claim_pick()

    for _third in range(9):
        clock.go_on(seconds=RENEW_EVERY.total_seconds())
        assert claim_pick(clock.store, "PICK-2", PACKER) is None
        renew_lease(clock.store, "PICK-1", package.work_id, package.fence)

    assert work_of(warehouse, package.work_id).holder == "PICK-1"


def test_an_expired_lease_is_returned_with_a_new_fence_and_what_is_left_is_suspect(
    warehouse: Warehouse, clock: ServerClock
) -> None:
    silent = StationPlay(warehouse.store, "PICK-1")
    package = silent.claim_pick()
    silent.play(package, next(iter(picks_of(package))))
    clock.go_on(minutes=15, seconds=1)

    clock.store.run(lambda uow: return_expired(uow, "PICK-9"))

    work = work_of(warehouse, package.work_id)
    assert (work.state, work.holder, work.fence) == ("open", "", package.fence + 1)
    assert (work.taken_from, work.taken_at, work.suspect) == ("PICK-1", clock.now, True)
    assert suspects(warehouse) == [False, True]
    with warehouse.store.reading() as uow:
        said = uow.session.scalars(select(AuditEntry).filter_by(action="lease expired")).one()
    assert (said.subject, said.facts["from"]) == (package.task_no, "PICK-1")


def test_whoever_comes_next_gets_the_work_of_a_silent_station_and_is_warned(
    warehouse: Warehouse, clock: ServerClock
) -> None:
    package = StationPlay(warehouse.store, "PICK-1").claim_pick()
    clock.go_on(minutes=16)

    taken = claim_pick(clock.store, "PICK-2", PACKER)

    assert taken is not None
    assert (taken.work_id, taken.fence) == (package.work_id, package.fence + 2)
    assert [stop.suspect for stop in taken.stops] == [True, True]


def test_a_lease_that_still_runs_is_left_alone(warehouse: Warehouse, clock: ServerClock) -> None:
    StationPlay(warehouse.store, "PICK-1").claim_pick()
    clock.go_on(minutes=15)

    assert clock.store.run(lambda uow: return_expired(uow, "PICK-9")) == []
    assert claim_pick(clock.store, "PICK-2", PACKER) is None


def test_a_claim_that_ran_out_while_nobody_came_is_renewed_as_if_nothing_was(
    warehouse: Warehouse, clock: ServerClock
) -> None:
    package = StationPlay(warehouse.store, "PICK-1").claim_pick()
    clock.go_on(hours=3)

    answer = renew_lease(clock.store, "PICK-1", package.work_id, package.fence)

    assert answer.renewal is Renewal.HELD


def test_a_renewal_says_who_has_the_work_now(warehouse: Warehouse, clock: ServerClock) -> None:
    package = StationPlay(warehouse.store, "PICK-1").claim_pick()
    clock.go_on(minutes=16)
    claim_pick(clock.store, "PICK-2", PACKER)

    answer = renew_lease(clock.store, "PICK-1", package.work_id, package.fence)

    assert answer == RenewalAnswer(Renewal.LOST, "PICK-2")


def test_a_renewal_under_an_old_fence_is_lost_even_at_the_same_station(
    warehouse: Warehouse, clock: ServerClock
) -> None:
    package = StationPlay(warehouse.store, "PICK-1").claim_pick()
    clock.go_on(minutes=16)
    clock.store.run(lambda uow: return_expired(uow, "PICK-9"))
    claim_pick(clock.store, "PICK-1", PACKER)

    answer = renew_lease(clock.store, "PICK-1", package.work_id, package.fence)

    assert answer == RenewalAnswer(Renewal.LOST)


def test_a_work_that_is_done_or_withdrawn_is_over_and_not_lost(
    warehouse: Warehouse, clock: ServerClock
) -> None:
    picker = StationPlay(warehouse.store, "PICK-1")
    walk = picker.claim_pick()
    picker.play(walk, *picks_of(walk), WorkFinished())
    packing = StationPlay(warehouse.store, "PACK-1").claim_pack("1001")
    order_id = warehouse.order_ids["1001"]
    clock.store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))

    done = renew_lease(clock.store, "PICK-1", walk.work_id, walk.fence)
    withdrawn = renew_lease(clock.store, "PACK-1", packing.work_id, packing.fence)

    assert (done.renewal, withdrawn.renewal) == (Renewal.OVER, Renewal.OVER)
    assert renew_lease(clock.store, "PICK-1", 999, 1).renewal is Renewal.LOST


def test_the_packing_of_a_silent_station_is_taken_over_with_a_warning(
    clock: ServerClock,
) -> None:
    warehouse = small_warehouse(clock.store)
    warehouse.add_order("1002", {"MUG": 1})
    picked_orders(clock.store)
    StationPlay(clock.store, "PACK-1").claim_pack("1002")
    with pytest.raises(NotAllowed):
        claim_pack(clock.store, "1002", "PACK-2", PACKER, NINE)
    clock.go_on(minutes=16)

    package = claim_pack(clock.store, "1002", "PACK-2", PACKER, NINE)

    assert package.suspect_of == "PACK-1"


def test_a_unit_that_is_picked_after_all_is_suspect_no_more(
    warehouse: Warehouse, clock: ServerClock
) -> None:
    StationPlay(warehouse.store, "PICK-1").claim_pick()
    clock.go_on(minutes=16)
    second = StationPlay(warehouse.store, "PICK-2")
    package = second.claim_pick()
    stop = package.stops[0]

    second.play(
        package, PutInTote(pick_line_id=stop.pick_line_id, units=stop.units, tote=stop.tote)
    )

    assert suspects(warehouse) == [False, True]


WORK = WorkFacts(7, "P-0001", "pick", "claimed", "PICK-1", 5, 1, None)


@pytest.mark.parametrize(
    ("work", "answer"),
    [
        (None, RenewalAnswer(Renewal.LOST)),
        (replace(WORK, state="done", holder=""), RenewalAnswer(Renewal.OVER)),
        (replace(WORK, state="set aside", holder=""), RenewalAnswer(Renewal.OVER)),
        (replace(WORK, state="done", holder="", fence=6), RenewalAnswer(Renewal.LOST)),
        (replace(WORK, state="withdrawn", holder="", fence=6), RenewalAnswer(Renewal.OVER)),
        (replace(WORK, holder="PICK-2", fence=6), RenewalAnswer(Renewal.LOST, "PICK-2")),
        (replace(WORK, fence=6), RenewalAnswer(Renewal.LOST)),  # its own, begun anew
        (replace(WORK, state="open", holder="", fence=6), RenewalAnswer(Renewal.LOST)),
    ],
)
def test_who_cannot_renew_is_told_whether_the_work_is_over_or_who_has_it(
    work: WorkFacts | None, answer: RenewalAnswer
) -> None:
    assert judge_refusal(work, "PICK-1", fence=5) == answer
