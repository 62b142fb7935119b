"""A planned wave goes to the floor, as far as totes and orders still allow."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from app.errors import AppError, NotAllowed
from app.fulfilment.allocation import allocate
from app.fulfilment.cancelling import cancel_order
from app.fulfilment.routing import StopPlace
from app.fulfilment.waves import WaveReport, release_wave
from app.fulfilment.waves.releasing import release_draft
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.store.schema.floor import PickLine, Tote
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay
from tests.support.planned_waves import (
    LENA,
    MIRA,
    carts_of_draft,
    draft_of,
    drafted_orders,
    state_of_wave,
    waiting_warehouse,
)
from tests.support.warehouse import NINE, SUPERVISOR


def test_a_released_draft_has_its_orders_on_its_carts_and_slots(store: Store) -> None:
    warehouse = waiting_warehouse(store)
    wave_no = draft_of(warehouse, ("1003", "1001"), ("1002",))

    report = release_draft(store, wave_no, NINE, LENA)

    assert report == WaveReport((wave_no,), ("P-0001", "P-0002"), orders_released=3)
    assert state_of_wave(store, wave_no) == "released"
    assert drafted_orders(store) == 0
    first = StationPlay(store, "PICK-1").claim_pick()
    assert (first.wave_no, first.totes) == (wave_no, ("T-01", "T-02"))
    assert {stop.order_no: stop.slot for stop in first.stops} == {"1003": 1, "1001": 2}
    assert warehouse.order("1004").state == OrderState.ALLOCATED


def test_the_carts_are_walked_as_the_router_says(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=0)
    warehouse.add_order("1001", {"MUG": 1, "BOOK": 1, "LAMP": 1})
    allocate(store, NINE)
    wave_no = draft_of(warehouse, ("1001",))

    def backwards(places: Sequence[StopPlace]) -> Sequence[int]:
        return sorted(range(len(places)), key=lambda index: -places[index].walk_order)

    release_draft(store, wave_no, NINE, LENA, walk=backwards)

    package = StationPlay(store, "PICK-1").claim_pick()
    assert [stop.bin_code for stop in package.stops] == ["A-10", "A-02", "A-01"]


def test_a_cart_without_totes_stays_behind_as_a_draft_of_its_own(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=8)
    wave_no = draft_of(warehouse, ("1001", "1002", "1003"), ("1004", "1005", "1006", "1007"))

    report = release_draft(store, wave_no, NINE, LENA)

    assert (report.orders_released, report.orders_without_tote) == (3, 4)
    assert state_of_wave(store, "W-0002") == "draft"
    assert carts_of_draft(store, "W-0002") == [["1004", "1005", "1006", "1007"]]
    with pytest.raises(NotAllowed, match="too few totes"):
        release_draft(store, "W-0002", NINE, LENA)


def test_an_order_that_was_cancelled_since_is_left_out(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=2)
    wave_no = draft_of(warehouse, ("1001", "1002"))
    store.run(lambda uow: cancel_order(uow, warehouse.order_ids["1001"], SUPERVISOR))

    assert release_draft(store, wave_no, NINE, LENA).orders_released == 1

    assert warehouse.order("1001").state == OrderState.CANCELLED
    assert check_ledger(store).agrees


def test_a_draft_of_which_no_order_waits_any_more_is_not_released(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=1)
    wave_no = draft_of(warehouse, ("1001",))
    store.run(lambda uow: cancel_order(uow, warehouse.order_ids["1001"], SUPERVISOR))

    with pytest.raises(NotAllowed, match="no order"):
        release_draft(store, wave_no, NINE, LENA)
    with pytest.raises(NotAllowed, match="supervisor"):
        release_draft(store, wave_no, NINE, MIRA)


def test_one_draft_released_by_many_at_once_goes_once(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=4)
    wave_no = draft_of(warehouse, ("1001", "1002"), ("1003", "1004"))
    together = Barrier(4)

    def release(_n: int) -> int:
        together.wait()
        try:
            return release_draft(store, wave_no, NINE, LENA).orders_released
        except AppError:
            return 0

    with ThreadPoolExecutor(4) as pool:
        released = sorted(pool.map(release, range(4)))

    assert released == [0, 0, 0, 4]
    with store.reading() as uow:
        assert uow.session.scalar(select(func.count(PickLine.id))) == 4
        bound = select(func.count(Tote.order_id), func.count(Tote.order_id.distinct()))
        assert tuple(uow.session.execute(bound).one()) == (4, 4)


def test_drafts_and_pickers_who_ask_at_once_share_neither_orders_nor_totes(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=6)
    wave_no = draft_of(warehouse, ("1001", "1002", "1003"))

    with ThreadPoolExecutor(4) as pool:
        jobs = [
            pool.submit(release_draft, store, wave_no, NINE, LENA),
            *(pool.submit(release_wave, store, NINE, max_orders=1) for _n in range(3)),
        ]
        released = sum(job.result().orders_released for job in jobs)

    assert released == 6
    with store.reading() as uow:
        assert uow.session.scalar(select(func.count(PickLine.id))) == 6
        bound = select(func.count(Tote.order_id), func.count(Tote.order_id.distinct()))
        assert tuple(uow.session.execute(bound).one()) == (6, 6)


def test_a_cart_that_is_too_large_takes_no_tote_from_the_next(store: Store) -> None:
    numbers = [f"{1001 + number}" for number in range(13)]
    wave_no = draft_of(waiting_warehouse(store, orders=13), tuple(numbers[:7]), tuple(numbers[7:]))

    report = release_draft(store, wave_no, NINE, LENA)

    assert (report.orders_released, report.orders_without_tote) == (6, 7)
