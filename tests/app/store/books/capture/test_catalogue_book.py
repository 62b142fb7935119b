"""The catalogue as stations carry it with them."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from app.capture.receipt import receive_orders
from app.catalogue.bins import import_bins
from app.catalogue.products import import_products
from app.fulfilment.waves.releasing import release_draft
from app.lifecycle import OrderState
from app.store.books.capture.catalogue_book import CodeRow
from app.store.books.capture.upserting import Written
from app.store.schema.catalogue import ProductCodeRow
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


def test_a_code_that_was_taken_from_a_product_names_it_no_more_until_it_comes_back(
    store: Store,
) -> None:
    def put(*codes: str) -> Written:
        rows = [CodeRow("VASE", code, 1) for code in codes]
        return store.run(
            lambda uow: uow.catalogue.put_products(
                [{"sku": "VASE", "name": "Vase", "currency": "EUR"}], rows
            )
        )

    def known() -> set[str]:
        with store.reading() as uow:
            return {"OLD-1", "NEW-1"} & set(uow.catalogue.directory().products)

    put("OLD-1")
    assert put("NEW-1") == Written(0, 1)
    assert known() == {"NEW-1"}
    with store.reading() as uow:
        rows = uow.session.scalars(select(ProductCodeRow.code)).all()
        assert {"OLD-1", "NEW-1"} <= set(rows), "retired, never deleted"

    assert put("NEW-1") == Written(0, 0)
    assert put("OLD-1", "NEW-1") == Written(0, 1)
    assert known() == {"OLD-1", "NEW-1"}


def test_ids_are_known_of_what_exists(store: Store) -> None:
    import_products(store, "products.csv", PRODUCTS, "C-1")

    with store.reading() as uow:
        assert set(uow.catalogue.product_ids(["MUG", "POT"])) == {"MUG"}
        assert uow.catalogue.bin_ids([]) == {}


def test_a_released_cart_can_be_named_until_its_walk_is_over(store: Store) -> None:
    warehouse = waiting_warehouse(store, orders=1)
    with store.reading() as uow:
        before = uow.catalogue.directory()
    release_draft(store, draft_of(warehouse, ("1001",)), NINE, LENA)
    with store.reading() as uow:
        after = uow.catalogue.directory()
        assert not before.carts
        assert after.carts == {"P-0001"}
        assert uow.catalogue.directory(before) == after  # a release changes no other name

    picker = StationPlay(store, "PICK-1")
    picker.pick(picker.claim_pick())

    with store.reading() as uow:
        assert uow.catalogue.directory().carts == frozenset()
