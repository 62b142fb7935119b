"""The leases' own statements: one claim, one holder, whoever asks at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, release_everything
from tests.support.warehouse import NINE, SUPERVISOR, Warehouse, small_warehouse

LATER = NINE + timedelta(days=3650)


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    """Six orders on six carts."""
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1, "LAMP": 1})
    release_everything(store)
    return warehouse


def test_a_released_work_names_its_old_holder_and_its_new_fence(warehouse: Warehouse) -> None:
    package = StationPlay(warehouse.store, "PICK-1").claim_pick()

    taken = warehouse.store.run(
        lambda uow: uow.leases.release(
            package.work_id, NINE, SUPERVISOR, "DESK", may_hold_scans=False
        )
    )

    assert taken is not None
    assert (taken.work_no, taken.kind, taken.holder) == (package.task_no, "pick", "PICK-1")
    assert taken.fence == package.fence + 1


def test_what_nobody_holds_cannot_be_taken_away(warehouse: Warehouse) -> None:
    assert (
        warehouse.store.run(
            lambda uow: uow.leases.release(1, NINE, SUPERVISOR, "DESK", may_hold_scans=True)
        )
        is None
    )


def test_two_that_return_expired_leases_at_once_return_each_work_once(
    warehouse: Warehouse,
) -> None:
    package = StationPlay(warehouse.store, "PICK-1").claim_pick()

    with ThreadPoolExecutor(4) as pool:
        found = list(
            pool.map(
                lambda _one: warehouse.store.run(
                    lambda uow: uow.leases.return_expired(LATER, "PICK-2")
                ),
                range(4),
            )
        )

    assert [work.fence for taken in found for work in taken] == [package.fence + 1]


def test_only_the_holder_renews_and_only_under_its_fence(warehouse: Warehouse) -> None:
    package = StationPlay(warehouse.store, "PICK-1").claim_pick()

    def renewed(station: str, fence: int) -> bool:
        return warehouse.store.run(
            lambda uow: uow.leases.renew(package.work_id, station, fence, LATER)
        )

    assert renewed("PICK-1", package.fence)
    assert not renewed("PICK-2", package.fence)
    assert not renewed("PICK-1", package.fence + 1)


def test_what_is_known_again_is_not_suspect(warehouse: Warehouse) -> None:
    package = StationPlay(warehouse.store, "PICK-1").claim_pick()
    warehouse.store.run(lambda uow: uow.leases.return_expired(LATER, "PICK-2"))

    warehouse.store.run(lambda uow: uow.leases.clear_suspicion(package.work_id))

    again = StationPlay(warehouse.store, "PICK-1").claim_pick()
    assert [stop.suspect for stop in again.stops] == [False, False]
