"""A picker who asks for work gets it, or hears that there is none."""

from __future__ import annotations

from app.fulfilment.next_cart import next_cart
from app.store.change_feed import Change
from app.store.unit_of_work import Store
from tests.support.changes import changes_told
from tests.support.warehouse import NINE, PACKER, Warehouse


def stocked(store: Store) -> Warehouse:
    """One product in one bin, one tote, nothing ordered."""
    warehouse = Warehouse(store)
    warehouse.add_product("MUG")
    warehouse.add_bin("A-01")
    warehouse.add_stock("MUG", "A-01", 10)
    warehouse.add_totes(2)
    return warehouse


def test_an_order_that_came_in_since_the_last_wave_is_held_and_released_for_the_picker(
    store: Store,
) -> None:
    stocked(store).add_order("SO-1", {"MUG": 3})

    package = next_cart(store, "Pick 01", PACKER, NINE)

    assert package is not None
    assert [(stop.order_no, stop.sku, stop.units) for stop in package.stops] == [("SO-1", "MUG", 3)]


def test_with_nothing_ordered_there_is_no_cart(store: Store) -> None:
    stocked(store)

    assert next_cart(store, "Pick 01", PACKER, NINE) is None


def test_asking_in_vain_wakes_nobody_and_a_claimed_cart_the_floor(store: Store) -> None:
    warehouse = stocked(store)
    with changes_told(store) as told:
        next_cart(store, "Pick 01", PACKER, NINE)
    assert set(told) == {Change.NOTHING}

    warehouse.add_order("SO-1", {"MUG": 3})
    with changes_told(store) as told:
        next_cart(store, "Pick 01", PACKER, NINE)
    assert told[-1] is Change.FLOOR
    assert max(told) is Change.RELEASED  # an order came to the floor, under a new cart's number


def test_two_pickers_never_get_the_same_cart(store: Store) -> None:
    stocked(store).add_order("SO-1", {"MUG": 3})

    first = next_cart(store, "Pick 01", PACKER, NINE)
    second = next_cart(store, "Pick 02", PACKER, NINE)

    assert first is not None
    assert second is None
