"""Waves are split, merged and pulled back, without losing an order, a hold or a tote."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import select, update

from app.errors import NotAllowed, NothingFound
from app.fulfilment.cancelling import cancel_order
from app.fulfilment.waves.changing import PullBackReport, merge_waves, pull_back, split_wave
from app.fulfilment.waves.drafts import withdraw_draft
from app.fulfilment.waves.releasing import release_draft
from app.lifecycle import OrderState
from app.reconciliation.ledger import check_ledger
from app.station.claims import claim_pick
from app.store.schema.floor import Tote, Wave
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay
from tests.support.planned_waves import (
    LENA,
    MIRA,
    bound_totes,
    carts_of_draft,
    draft_of,
    state_of_wave,
    waiting_warehouse,
)
from tests.support.warehouse import NINE, PACKER, SUPERVISOR, Warehouse


def _released(warehouse: Warehouse, *carts: tuple[str, ...]) -> str:
    wave_no = draft_of(warehouse, *carts)
    release_draft(warehouse.store, wave_no, NINE, LENA)
    return wave_no


def test_a_wave_pulled_back_frees_its_totes_and_keeps_its_holds(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=3)
    wave_no = _released(warehouse, ("1001", "1002"), ("1003",))

    report = pull_back(store, wave_no, NINE, LENA)

    assert report == PullBackReport(carts=2, orders=3, carts_kept=0)
    assert state_of_wave(store, wave_no) == "withdrawn"
    assert bound_totes(store) == 0
    assert warehouse.order("1001").state == OrderState.ALLOCATED
    assert warehouse.stock_of("BOOK", "A-10").held == 3
    assert claim_pick(store, "PICK-1", PACKER) is None
    assert check_ledger(store).agrees


def test_orders_of_a_wave_pulled_back_are_picked_in_the_next_one(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=2)
    pull_back(store, _released(warehouse, ("1001", "1002")), NINE, LENA)

    _released(warehouse, ("1002", "1001"))
    picker = StationPlay(store, "PICK-1")
    picker.pick(picker.claim_pick())

    assert warehouse.order("1001").state == OrderState.PICKED
    assert warehouse.order("1002").state == OrderState.PICKED
    assert check_ledger(store).agrees


def test_a_cart_that_somebody_has_claimed_is_not_pulled_back(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=2)
    wave_no = _released(warehouse, ("1001",), ("1002",))
    picker = StationPlay(store, "PICK-1")
    package = picker.claim_pick()

    report = pull_back(store, wave_no, NINE, LENA)

    assert report == PullBackReport(carts=1, orders=1, carts_kept=1)
    assert state_of_wave(store, wave_no) == "released"
    assert _bound_totes(store) == list(package.totes)
    picker.pick(package)
    assert warehouse.order("1001").state == OrderState.PICKED
    assert warehouse.order("1002").state == OrderState.ALLOCATED
    assert state_of_wave(store, wave_no) == "done"


def _bound_totes(store: Store) -> list[str]:
    with store.reading() as uow:
        return list(uow.session.scalars(select(Tote.code).where(Tote.order_id.is_not(None))))


def test_a_cart_that_was_given_back_is_not_pulled_back_from_under_its_late_scans(
    store: Store,
) -> None:
    """Whoever had it may still hold scans of it off line (D11)."""
    wave_no = _released(waiting_warehouse(store, orders=1), ("1001",))
    picker = StationPlay(store, "PICK-1")
    picker.give_back(picker.claim_pick())

    with pytest.raises(NotAllowed, match="claimed all"):
        pull_back(store, wave_no, NINE, LENA)


def test_a_cart_that_nobody_needs_any_more_does_not_come_back(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=2)
    wave_no = _released(warehouse, ("1001",), ("1002",))
    order_id = warehouse.order_ids["1001"]
    store.run(lambda uow: cancel_order(uow, order_id, SUPERVISOR))

    assert pull_back(store, wave_no, NINE, LENA) == PullBackReport(1, 1, 0)

    assert warehouse.order("1001").state == OrderState.CANCELLED


def test_a_wave_is_over_when_all_that_was_not_pulled_back_is_done(store: Store) -> None:
    wave_no = _released(waiting_warehouse(store, orders=2), ("1001",), ("1002",))
    picker = StationPlay(store, "PICK-1")
    picker.pick(picker.claim_pick())

    pull_back(store, wave_no, NINE, LENA)

    assert state_of_wave(store, wave_no) == "done"


def test_only_a_supervisor_changes_waves_and_the_audit_says_who(store: Store) -> None:
    warehouse = waiting_warehouse(store)
    one, other = draft_of(warehouse, ("1001",), ("1002",)), draft_of(warehouse, ("1003",))
    for refused in (
        lambda: split_wave(store, one, {1}, NINE, MIRA),
        lambda: merge_waves(store, one, other, NINE, MIRA),
    ):
        with pytest.raises(NotAllowed, match="supervisor"):
            refused()

    new = split_wave(store, one, {1}, NINE, LENA)
    merge_waves(store, one, other, NINE, LENA)
    release_draft(store, one, NINE, LENA)
    pull_back(store, one, NINE, LENA)
    withdraw_draft(store, new, NINE, LENA)

    with store.reading() as uow:
        told = {(x.action, x.subject, x.badge) for x in uow.people.audited()}
    assert told == {
        ("split wave", one, SUPERVISOR),
        ("merge waves", one, SUPERVISOR),
        ("release wave", one, SUPERVISOR),
        ("pull back wave", one, SUPERVISOR),
        ("withdraw wave", new, SUPERVISOR),
    }


@pytest.mark.parametrize("released", [False, True])
def test_a_walk_that_was_measured_for_other_carts_is_forgotten(
    store: Store, *, released: bool
) -> None:
    warehouse = waiting_warehouse(store, orders=3)
    make = _released if released else draft_of
    one, other = make(warehouse, ("1001",), ("1002",)), make(warehouse, ("1003",))
    measured = update(Wave).values(walk_mm=1, before_mm=2, walk_s=3)
    for change in (
        lambda: split_wave(store, one, {2}, NINE, LENA),
        lambda: merge_waves(store, one, other, NINE, LENA),
    ):
        store.run(lambda uow: uow.session.execute(measured))
        change()
        with store.reading() as uow:
            figures = select(Wave.walk_mm, Wave.before_mm, Wave.walk_s).filter_by(wave_no=one)
            assert tuple(uow.session.execute(figures).one()) == (None, None, None)


def test_a_wave_is_not_merged_with_itself(store: Store) -> None:
    wave_no = draft_of(waiting_warehouse(store, orders=1), ("1001",))

    with pytest.raises(NotAllowed):
        merge_waves(store, wave_no, wave_no, NINE, LENA)

    assert carts_of_draft(store, wave_no) == [["1001"]]


def test_a_cart_is_either_claimed_or_pulled_back_never_both(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=1)
    for _round in range(6):
        wave_no = _released(warehouse, ("1001",))
        together = Barrier(2)

        def claim(start: Barrier = together) -> bool:
            start.wait()
            return claim_pick(store, "PICK-1", PACKER) is not None

        def take_back(start: Barrier = together, number: str = wave_no) -> bool:
            start.wait()
            try:
                pull_back(store, number, NINE, LENA)
            except NotAllowed:
                return False
            return True

        with ThreadPoolExecutor(2) as pool:
            claimed, back = pool.submit(claim), pool.submit(take_back)
        assert claimed.result() != back.result()
        if claimed.result():
            break
    assert check_ledger(store).agrees


def test_what_is_no_released_wave_is_not_pulled_back(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=1)
    wave_no = draft_of(warehouse, ("1001",))

    with pytest.raises(NotAllowed, match="not released"):
        pull_back(store, wave_no, NINE, LENA)
    with pytest.raises(NothingFound):
        pull_back(store, "W-9999", NINE, LENA)
    with pytest.raises(NotAllowed, match="supervisor"):
        pull_back(store, wave_no, NINE, MIRA)
    release_draft(store, wave_no, NINE, LENA)
    StationPlay(store, "PICK-1").claim_pick()
    with pytest.raises(NotAllowed, match="claimed all"):
        pull_back(store, wave_no, NINE, LENA)


def test_a_draft_is_split_by_carts_and_a_draft_of_one_cart_by_orders(store: Store) -> None:
    warehouse = waiting_warehouse(store)
    wave_no = draft_of(warehouse, ("1001",), ("1002", "1003", "1004"))

    second = split_wave(store, wave_no, {2}, NINE, LENA)
    third = split_wave(store, second, {1, 3}, NINE, LENA)

    assert carts_of_draft(store, wave_no) == [["1001"]]
    assert carts_of_draft(store, second) == [["1003"]]
    assert carts_of_draft(store, third) == [["1002", "1004"]]


def test_a_released_wave_is_split_between_carts_that_nobody_has(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=2)
    wave_no = _released(warehouse, ("1001",), ("1002",))

    second = split_wave(store, wave_no, {1}, NINE, LENA)

    assert state_of_wave(store, second) == "released"
    assert StationPlay(store, "PICK-1").claim_pick().wave_no == second
    with pytest.raises(NotAllowed, match="empty"):
        split_wave(store, second, {1}, NINE, LENA)
    assert StationPlay(store, "PICK-2").claim_pick().wave_no == wave_no


def test_a_split_that_leaves_a_part_empty_or_takes_a_claimed_cart_is_refused(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=3)
    wave_no = _released(warehouse, ("1001",), ("1002",))
    draft = draft_of(warehouse, ("1003",))
    StationPlay(store, "PICK-1").claim_pick()

    for carts in ({1}, {7}):  # nothing would stay, nothing would move
        with pytest.raises(NotAllowed, match="empty"):
            split_wave(store, draft, carts, NINE, LENA)
    with pytest.raises(NotAllowed, match="claimed"):
        split_wave(store, wave_no, {1}, NINE, LENA)


def test_two_drafts_become_one_with_the_carts_of_both(store: Store) -> None:
    warehouse = waiting_warehouse(store)
    one, other = draft_of(warehouse, ("1001", "1002")), draft_of(warehouse, ("1003",), ("1004",))

    merge_waves(store, one, other, NINE, LENA)

    assert carts_of_draft(store, one) == [["1001", "1002"], ["1003"], ["1004"]]
    assert state_of_wave(store, other) == "withdrawn"


def test_two_released_waves_become_one_unless_the_second_is_claimed(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=3)
    one, other = _released(warehouse, ("1001",)), _released(warehouse, ("1002",))
    draft = draft_of(warehouse, ("1003",))

    with pytest.raises(NotAllowed, match="draft"):
        merge_waves(store, one, draft, NINE, LENA)
    merge_waves(store, other, one, NINE, LENA)

    assert state_of_wave(store, one) == "withdrawn"
    assert StationPlay(store, "PICK-1").claim_pick().wave_no == other
    last = draft
    release_draft(store, last, NINE, LENA)
    with pytest.raises(NotAllowed, match="claimed"):
        merge_waves(store, last, other, NINE, LENA)


def test_a_wave_that_is_over_is_neither_split_nor_merged(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=2)
    one, other = _released(warehouse, ("1001",)), _released(warehouse, ("1002",))
    pull_back(store, one, NINE, LENA)
    pull_back(store, other, NINE, LENA)

    with pytest.raises(NotAllowed, match="over"):
        split_wave(store, one, {1}, NINE, LENA)
    with pytest.raises(NotAllowed, match="over"):
        merge_waves(store, one, other, NINE, LENA)
