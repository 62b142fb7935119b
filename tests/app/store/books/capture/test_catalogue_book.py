"""The catalogue as stations carry it with them."""

from __future__ import annotations

from datetime import UTC, datetime

from app.capture.receipt import receive_orders
from app.catalogue.bins import import_bins
from app.catalogue.products import import_products
from app.fulfilment.waves.releasing import release_draft
from app.lifecycle import OrderState
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import PRODUCTS, export, order
from tests.support.floor_play import StationPlay
from tests.support.planned_waves import LENA, draft_of, waiting_warehouse
from tests.support.warehouse import NINE

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_the_directory_knows_everything_that_a_scan_can_name(store: Store) -> None:
    import_products(store, "products.csv", PRODUCTS, "C-1")
    import_bins(store, "bins.csv", b"bin,zone\nA-1,north\n", "C-1")
    receive_orders(store, "day.csv", export(order("SO-1"), order("SO-2")), NOW)
    with store.unit() as uow:
        one = uow.orders.lock("SO-1")
        for state in (OrderState.STAGED, OrderState.ALLOCATED):
            one = uow.orders.move(one, state)
        uow.people.put("P-1", "Mira", "packer")
        uow.people.put("P-2", "Jon", "packer")
        uow.people.retire("P-2")
        uow.commit()

    with store.reading() as uow:
        directory = uow.catalogue.directory()

    assert set(directory.products) == {"MUG", "JAR"}
    assert directory.bins == {"A-1": "north"}
    assert directory.orders == {"SO-1"}
    assert set(directory.people) == {"P-1"}


def test_ids_are_known_of_what_exists(store: Store) -> None:
    import_products(store, "products.csv", PRODUCTS, "C-1")

    with store.reading() as uow:
        assert set(uow.catalogue.product_ids(["MUG", "POT"])) == {"MUG"}
        assert uow.catalogue.bin_ids([]) == {}


def test_a_released_cart_can_be_named_until_its_walk_is_over(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=1)
    release_draft(store, draft_of(warehouse, ("1001",)), NINE, LENA)
    with store.reading() as uow:
        assert uow.catalogue.directory().carts == {"P-0001"}

    picker = StationPlay(store, "PICK-1")
    picker.pick(picker.claim_pick())

    with store.reading() as uow:
        assert uow.catalogue.directory().carts == frozenset()
