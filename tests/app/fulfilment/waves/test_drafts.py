"""Drafts: planned, kept, given up; no order is in two."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from app.errors import NotAllowed, NothingFound
from app.fulfilment.next_cart import next_cart
from app.fulfilment.waves import release_wave
from app.fulfilment.waves.drafts import keep_drafts, withdraw_draft
from app.lifecycle import OrderState
from app.store.books.planning.draft_book import NewDraft
from app.store.unit_of_work import Store
from tests.support.planned_waves import (
    LENA,
    MIRA,
    bound_totes,
    carts_of_draft,
    draft_of,
    drafted_orders,
    state_of_wave,
    waiting_warehouse,
)
from tests.support.warehouse import NINE, PACKER


def test_a_draft_binds_no_tote_and_its_orders_stay_held(store: Store) -> None:
    warehouse = waiting_warehouse(store)

    wave_no = draft_of(warehouse, ("1001", "1003"), ("1002",))

    assert state_of_wave(store, wave_no) == "draft"
    assert carts_of_draft(store, wave_no) == [["1001", "1003"], ["1002"]]
    assert bound_totes(store) == 0
    assert warehouse.order("1001").state == OrderState.ALLOCATED


def test_a_picker_who_asks_gets_no_order_that_is_in_a_draft(store: Store) -> None:
    warehouse = waiting_warehouse(store)
    draft_of(warehouse, ("1001", "1002", "1003"))

    package = next_cart(store, "Pick 01", PACKER, NINE)

    assert package is not None
    assert set(package.order_versions) == {"1004"}


def test_an_order_is_in_one_draft_however_many_plan_at_once(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=6)
    draft = NewDraft((tuple(warehouse.order_ids.values()),), "walk")

    with ThreadPoolExecutor(4) as pool:
        kept = list(pool.map(lambda _n: keep_drafts(store, [draft], NINE, LENA), range(4)))

    assert sorted(len(waves) for waves in kept) == [0, 0, 0, 1]
    assert drafted_orders(store) == 6


def test_an_order_that_a_picker_got_meanwhile_is_left_out_of_the_draft(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=2)
    release_wave(store, NINE, max_orders=1)

    wave_no = draft_of(warehouse, ("1001",), ("1002",))

    assert carts_of_draft(store, wave_no) == [["1002"]]


def test_orders_of_a_withdrawn_draft_wait_again(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=2)
    wave_no = draft_of(warehouse, ("1001", "1002"))

    withdraw_draft(store, wave_no, NINE, LENA)

    assert state_of_wave(store, wave_no) == "withdrawn"
    with store.reading() as uow:
        assert [order.order_no for order in uow.drafts.waiting(10)] == ["1001", "1002"]
    with pytest.raises(NotAllowed, match="not a draft"):
        withdraw_draft(store, wave_no, NINE, LENA)


def test_only_supervisors_plan(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=1)
    wave_no = draft_of(warehouse, ("1001",))

    with pytest.raises(NotAllowed, match="supervisor"):
        keep_drafts(store, [], NINE, MIRA)
    with pytest.raises(NotAllowed, match="supervisor"):
        withdraw_draft(store, wave_no, NINE, MIRA)
    with pytest.raises(NothingFound):
        withdraw_draft(store, "W-9999", NINE, LENA)
