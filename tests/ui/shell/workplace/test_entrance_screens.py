"""Sign-in and home on a real store: what waits is what the tiles say."""

from __future__ import annotations

from app.store.unit_of_work import Store
from tests.support.floor_play import picked_orders, release_everything
from tests.support.warehouse import small_warehouse
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
