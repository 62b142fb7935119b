"""Claiming walks: one UPDATE decides who gets which."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from app.errors import NotAllowed, NothingFound
from app.fulfilment.allocation import allocate
from app.fulfilment.cancelling import cancel_order
from app.fulfilment.events import BinReached
from app.fulfilment.waves import release_wave
from app.station.claims import ClaimRefusal, claim_pick, renew_pick
from app.station.claims.leases import LEASE
from app.store.schema.floor import Work
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, picks_of
from tests.support.server_clock import ServerClock
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """Three orders on three carts."""
    warehouse = small_warehouse(store)
    for hour in (3, 1, 2):
        due = NINE + timedelta(hours=hour)
        warehouse.add_order(f"H{hour}", {"BOOK": 1, "MUG": 1}, dispatch_by=due)
    allocate(store, NINE)
    release_wave(store, NINE, totes_per_cart=1)
    return warehouse


def test_the_most_urgent_walk_is_claimed_first_with_a_fence_and_a_lease(
    warehouse: Warehouse,
) -> None:
    clock = ServerClock(warehouse.store)

    package = claim_pick(clock.store, "PICK-1", PACKER)

    assert package is not None
    assert package.order_versions == {"H1": 1}
    assert (package.task_no, package.wave_no, package.fence) == ("P-0001", "W-0001", 1)
    with warehouse.store.reading() as uow:
        work = uow.session.get(Work, package.work_id)
    assert work is not None
    assert (work.holder, work.holder_badge, work.state) == ("PICK-1", PACKER, "claimed")
    assert work.lease_until == NINE + LEASE


def test_a_lost_answer_is_asked_for_again_and_is_the_same(warehouse: Warehouse) -> None:
    first = claim_pick(warehouse.store, "PICK-1", PACKER)

    assert claim_pick(warehouse.store, "PICK-1", PACKER) == first


def test_a_station_that_begins_anew_gets_what_is_left_under_a_new_fence(
    warehouse: Warehouse,
) -> None:
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    picker.play(package, next(iter(picks_of(package))))

    again = picker.claim_pick()

    assert again.work_id == package.work_id
    assert again.fence == package.fence + 1
    assert again.stops == package.stops[1:]


def test_a_package_that_is_renewed_keeps_its_fence_and_its_stops(warehouse: Warehouse) -> None:
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    stop = package.stops[0]
    picker.play(package, BinReached(pick_line_id=stop.pick_line_id), *list(picks_of(package))[:1])

    assert renew_pick(warehouse.store, "PICK-1", package.work_id) == package


def test_a_renewed_package_leaves_out_what_was_cancelled(warehouse: Warehouse) -> None:
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    warehouse.store.run(lambda uow: cancel_order(uow, warehouse.order_ids["H1"], SUPERVISOR))

    renewed = renew_pick(warehouse.store, "PICK-1", package.work_id)

    assert renewed.stops == ()
    assert renewed.order_versions == {}


def test_eight_stations_at_once_get_three_walks_one_each(warehouse: Warehouse) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(
                lambda number: claim_pick(warehouse.store, f"PICK-{number}", PACKER),
                range(8),
            )
        )

    taken = sorted(package.task_no for package in answers if package is not None)
    assert taken == ["P-0001", "P-0002", "P-0003"]


def test_a_walk_is_claimed_by_its_number(warehouse: Warehouse) -> None:
    package = claim_pick(warehouse.store, "PICK-1", PACKER, "P-0003")

    assert package is not None
    assert package.task_no == "P-0003"
    with pytest.raises(NothingFound):
        claim_pick(warehouse.store, "PICK-2", PACKER, "P-9999")


def test_a_finished_walk_is_not_claimed_again(warehouse: Warehouse) -> None:
    picker = StationPlay(warehouse.store, "PICK-1")
    package = picker.claim_pick()
    picker.pick(package)

    with pytest.raises(NotAllowed) as refused:
        claim_pick(warehouse.store, "PICK-2", PACKER, package.task_no)

    assert refused.value.facts["reason"] is ClaimRefusal.FINISHED


def test_an_unknown_walk_cannot_be_renewed(warehouse: Warehouse) -> None:
    with pytest.raises(NothingFound):
        renew_pick(warehouse.store, "PICK-1", 987654)
