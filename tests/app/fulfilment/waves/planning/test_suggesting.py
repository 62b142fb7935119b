"""Waves planned from what waits: with their figures, stoppable, and never longer than before."""

from __future__ import annotations

from app.fulfilment.batching.cart_plan import CartCapacity
from app.fulfilment.shipping.rate_card import load_rate_card
from app.fulfilment.waves.planning.grouping import Grouping
from app.fulfilment.waves.planning.suggesting import Wish, plan_waves, read_waiting
from app.store.unit_of_work import Store
from tests.support.planned_waves import draft_of, in_turn, measure_floor, waiting_warehouse
from tests.support.warehouse import NINE

CARD = load_rate_card()


def test_a_plan_says_carts_metres_and_minutes_on_a_measured_floor(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=4)
    measure_floor(store)
    wish = Wish(Grouping.WALK, CartCapacity(totes=2))

    drafts = plan_waves(store, wish, in_turn, CARD, NINE, lambda _share: True)

    assert drafts is not None
    (draft,) = drafts
    ids = list(warehouse.order_ids.values())
    assert draft.carts == (tuple(ids[:2]), tuple(ids[2:]))
    assert (draft.grouping, draft.zone) == ("walk", "A")
    assert draft.walk_mm is not None
    assert draft.before_mm is not None
    assert 0 < draft.walk_mm <= draft.before_mm
    assert draft.walk_s is not None
    assert draft.walk_s > draft.walk_mm / 1000


def test_a_floor_that_nobody_has_measured_shows_no_metres(store: Store) -> None:
    waiting_warehouse(store, orders=2)

    drafts = plan_waves(store, Wish(), in_turn, CARD, NINE, lambda _share: True)

    assert drafts is not None
    assert (drafts[0].walk_mm, drafts[0].before_mm, drafts[0].walk_s) == (None, None, None)


def test_planning_that_is_stopped_leaves_everything_as_it_was(store: Store) -> None:
    waiting_warehouse(store, orders=3)
    shares: list[float] = []

    def stop(share: float) -> bool:
        shares.append(share)
        return False

    assert plan_waves(store, Wish(), in_turn, CARD, NINE, stop) is None

    assert shares[0] == 0.5
    with store.reading() as uow:
        assert len(uow.drafts.waiting(10)) == 3
        assert uow.drafts.open_drafts() == []


def test_orders_in_a_draft_are_not_planned_again(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=3)
    draft_of(warehouse, ("1002",))

    assert [waiting.order.order_no for waiting in read_waiting(store, 10)] == ["1001", "1003"]
    wish = Wish(Grouping.SKU)
    drafts = plan_waves(store, wish, in_turn, CARD, NINE, lambda _share: True)
    assert drafts is not None
    assert [len(draft.carts[0]) for draft in drafts] == [2]
