"""Sign-in and home on a real store: what waits is what the tiles say."""

from __future__ import annotations

from app.fulfilment.allocation import allocate
from app.fulfilment.waves.rule import change_rule
from app.store.books.planning.rule_book import RuleFacts
from app.store.schema.planning import ReleaseMode
from app.store.unit_of_work import Store
from tests.support.floor_play import picked_orders, release_everything
from tests.support.planned_waves import LENA
from tests.support.warehouse import NINE, small_warehouse
from ui.shell.workplace.entrance_screens import home_counts


def test_an_empty_warehouse_has_nothing_waiting(store: Store) -> None:
    counts = home_counts(store)

    assert (counts.orders, counts.totes_to_pack, counts.carts_to_pick, counts.open_cases) == (
        *(0, 0),
        *(0, 0),
    )


def test_home_counts_what_waits_at_each_step(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1})
    picked_orders(store)
    warehouse.add_order("1002", {"LAMP": 1})
    release_everything(store)

    counts = home_counts(store)

    assert counts.orders == 2
    assert counts.totes_to_pack == 1
    assert counts.carts_to_pick == 1
    assert counts.parcels_to_dispatch == 0
    assert (counts.deliveries, counts.counts) == (0, 0)


def test_orders_that_become_a_cart_when_a_picker_asks_wait_for_a_picker(store: Store) -> None:
    warehouse = small_warehouse(store)
    warehouse.add_order("1001", {"MUG": 1})
    allocate(store, NINE)
    warehouse.add_order("1002", {"LAMP": 1})  # checked, and not held yet

    assert home_counts(store).orders_to_pick == 2

    change_rule(store, RuleFacts(mode=ReleaseMode.BY_HAND), NINE, LENA)
    assert home_counts(store).orders_to_pick == 0
