"""What can be planned, and where a draft's orders stand."""

from __future__ import annotations

import pytest

from app.errors import StoreRefused
from app.store.books.planning.draft_book import DraftSlot
from app.store.unit_of_work import Store
from tests.support.planned_waves import draft_of, waiting_warehouse
from tests.support.warehouse import NINE


def test_orders_in_no_wave_wait_with_what_their_walk_and_cart_need(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=2)
    draft_of(warehouse, ("1002",))

    with store.reading() as uow:
        (order,) = uow.drafts.waiting(10)
        (units,) = uow.drafts.units_of([order.order_id])[order.order_id]

    assert (order.order_no, order.country) == ("1001", "DE")
    assert (units.sku, units.units, units.unit_grams, units.unit_mm3) == ("BOOK", 1, 250, 0)
    assert (units.bin_code, units.zone, units.x_mm) == ("A-10", "A", None)


def test_a_draft_says_how_its_orders_stand(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=3)
    wave_no = draft_of(warehouse, ("1003", "1001"))

    with store.unit() as uow:
        wave = uow.drafts.lock_wave(wave_no)
        assert wave is not None
        slots = uow.drafts.slots_of(wave.wave_id)
        still = uow.drafts.lock_waiting(warehouse.order_ids.values())

    ids = warehouse.order_ids
    assert slots == [
        DraftSlot(ids["1003"], "1003", 1, "allocated", 1, 1),
        DraftSlot(ids["1001"], "1001", 1, "allocated", 1, 2),
    ]
    assert still == {ids["1002"]}
    assert (wave.wave_no, wave.state, wave.grouping) == ("W-0001", "draft", "walk")


def test_a_draft_can_be_placed_anew_and_cleared(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=3)
    wave_no = draft_of(warehouse, ("1001", "1002"))

    with store.unit() as uow:
        wave = uow.drafts.lock_wave(wave_no)
        assert wave is not None
        uow.drafts.place(wave.wave_id, [[warehouse.order_ids["1003"]]])
        assert [slot.order_no for slot in uow.drafts.slots_of(wave.wave_id)] == ["1003"]
        uow.drafts.clear(wave.wave_id)
        assert uow.drafts.slots_of(wave.wave_id) == []
        assert uow.drafts.lock_wave("W-9999") is None
        assert len(uow.drafts.waiting(10)) == 3
        assert uow.drafts.waiting(10)[0].dispatch_by > NINE


def test_an_order_of_a_cleared_draft_takes_its_place_in_another_and_in_one_at_most(
    store: Store,
) -> None:
    warehouse = waiting_warehouse(store, orders=2)
    first, second = warehouse.order_ids["1001"], warehouse.order_ids["1002"]
    old, new = draft_of(warehouse, ("1001",)), draft_of(warehouse, ("1002",))

    with store.unit() as uow:
        cleared, other = uow.drafts.lock_wave(old), uow.drafts.lock_wave(new)
        assert cleared is not None
        assert other is not None
        uow.drafts.clear(cleared.wave_id)
        uow.drafts.place(other.wave_id, [[second, first]])
        uow.commit()

    with store.unit() as uow:
        assert [slot.order_no for slot in uow.drafts.slots_of(other.wave_id)] == ["1002", "1001"]
        assert uow.drafts.slots_of(cleared.wave_id) == []
        with pytest.raises(StoreRefused):
            uow.drafts.place(cleared.wave_id, [[first]])
