"""A picker who asks for work gets it, or hears that there is none."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func, select

from app.fulfilment.next_cart import next_cart
from app.fulfilment.waves.rule import change_rule
from app.store.books.planning.rule_book import RuleFacts
from app.store.change_feed import Change
from app.store.schema.floor import Wave
from app.store.unit_of_work import Store
from tests.support.changes import changes_told
from tests.support.planned_waves import LENA
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
    assert max(told) is Change.RELEASED  # there is a new number of a cart


def test_two_pickers_never_get_the_same_cart(store: Store) -> None:
    stocked(store).add_order("SO-1", {"MUG": 3})

    first = next_cart(store, "Pick 01", PACKER, NINE)
    second = next_cart(store, "Pick 02", PACKER, NINE)

    assert first is not None
    assert second is None


def test_one_wave_is_for_all_pickers_who_ask_at_once_and_the_next_one_for_who_comes_too_late(
    store: Store,
) -> None:
    warehouse = stocked(store)
    warehouse.add_totes(4, first=3)
    for number in range(5):
        warehouse.add_order(f"SO-{number}", {"MUG": 1})
    change_rule(store, RuleFacts(totes=1), NINE, LENA)
    stations = [f"Pick 0{number}" for number in range(6)]

    with ThreadPoolExecutor(len(stations)) as pool:
        packages = list(pool.map(lambda one: next_cart(store, one, PACKER, NINE), stations))

    carts = [package.task_no for package in packages if package is not None]
    assert len(set(carts)) == len(carts) == 5
    with store.reading() as uow:
        assert uow.session.scalar(select(func.count()).select_from(Wave)) == 1
