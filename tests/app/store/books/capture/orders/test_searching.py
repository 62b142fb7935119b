"""Orders are found by how their words begin, however they came in and were put right since."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from app.fulfilment.dispatch.loading import dispatch_parcel
from app.fulfilment.dispatch.manifest import close_manifest
from app.fulfilment.shipping.booking import prepare_carton
from app.lifecycle import OrderState
from app.store.books.capture.orders import searching
from app.store.books.capture.orders.searching import note_words, words_of
from app.store.schema.orders import OrderAddress
from app.store.unit_of_work import Store
from tests.app.fulfilment.shipping.packed_orders import (
    DESK,
    close_cartons,
    pack,
    packed_warehouse,
)
from tests.support.warehouse import PACKER, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    warehouse = small_warehouse(store)
    for order_no, name in (
        ("SO-17", "Ada Lovelace"),
        ("SO-18", "Ada van Helsing"),
        ("so-171", "Élodie Łukasz"),
        ("X-1", "100% 'Quote' O'Hara_"),
    ):
        _rename(warehouse, warehouse.add_order(order_no, {"MUG": 1}), name)
    return warehouse


def _rename(warehouse: Warehouse, order_id: int, name: str) -> None:
    with warehouse.store.unit() as uow:
        mine = update(OrderAddress).where(OrderAddress.order_id == order_id)
        uow.session.execute(mine.values(name=name))
        note_words(uow.session, [order_id])
        uow.commit()


def _found(warehouse: Warehouse, search: str, state: OrderState | None = None) -> list[str]:
    with warehouse.store.reading() as uow:
        page = uow.orders.page(state, search=search)
        assert uow.orders.count(state, search) == len(page)
        return sorted(row.order_no for row in page)


_FOUND = {
    "so-17": ["SO-17", "so-171"],
    "SO-17": ["SO-17", "so-171"],
    "love": ["SO-17"],
    "  ADA   hel ": ["SO-18"],
    "hel ada": ["SO-18"],
    "élo": ["so-171"],
    "łuk": ["so-171"],
    "ada@example": ["SO-17", "SO-18", "X-1", "so-171"],
    "100%": ["X-1"],
    "o'hara_": ["X-1"],
    "%": [],
    "_": [],
    "ovelace": [],
    "ada babbage": [],
    "": ["SO-17", "SO-18", "X-1", "so-171"],
}


def test_an_order_is_found_by_the_beginning_of_all_words(warehouse: Warehouse) -> None:
    assert {search: _found(warehouse, search) for search in _FOUND} == _FOUND


def test_words_that_nearly_all_orders_have_find_the_same(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given a warehouse for which two orders are many
    monkeypatch.setattr(searching, "_FEW", 1)

    assert _found(warehouse, "ada@") == ["SO-17", "SO-18", "X-1", "so-171"]
    assert _found(warehouse, "ada love") == ["SO-17"]
    assert _found(warehouse, "ada ada@") == ["SO-17", "SO-18", "X-1", "so-171"]


def test_a_state_and_words_go_together(warehouse: Warehouse) -> None:
    assert _found(warehouse, "love", OrderState.STAGED) == ["SO-17"]
    assert _found(warehouse, "love", OrderState.SHIPPED) == []


def test_a_corrected_name_and_address_are_found_and_the_old_ones_are_not(
    warehouse: Warehouse,
) -> None:
    order_id = warehouse.order_ids["SO-17"]

    with warehouse.store.unit() as uow:
        uow.orders.correct(order_id, "shipping", {"name": "Grace Hopper"})
        uow.orders.correct_email(order_id, "grace@example.org")
        uow.commit()

    assert _found(warehouse, "grace@example.org") == _found(warehouse, "hopp") == ["SO-17"]
    assert _found(warehouse, "love") == []


def test_a_word_that_is_true_again_is_found_again(warehouse: Warehouse) -> None:
    order_id = warehouse.order_ids["SO-17"]

    for name in ("Grace Hopper", "Ada Lovelace", "Grace Lovelace", "Ada"):
        _rename(warehouse, order_id, name)

    assert _found(warehouse, "ada") == ["SO-17", "SO-18", "X-1", "so-171"]  # also by e-mail
    assert _found(warehouse, "grace") == _found(warehouse, "love") == []


def test_every_word_is_kept_once_and_none_is_empty() -> None:
    assert words_of("A-1", "", " Ada  ADA ") == {"a-1", "ada"}
    assert max(map(len, words_of("A-1", "", "x" * 500))) == 199


def test_a_manifests_number_finds_the_orders_whose_parcels_left_with_it(store: Store) -> None:
    warehouse = packed_warehouse(store)
    pack(warehouse, "M-000019", [{"MUG": 1}])  # a shop may number its orders like that
    sscc = prepare_carton(store, "SO-1", 1, DESK, PACKER).sscc
    close_cartons(store, "SO-1")
    carrier = dispatch_parcel(store, sscc, None, PACKER, "DOCK-1").carrier
    answer = close_manifest(store, carrier, PACKER, "DOCK-1")

    assert answer.manifest_no == "M-00001"
    assert _found(warehouse, " m-00001 ") == ["M-000019", "SO-1"]
    assert _found(warehouse, "M-00002") == []
    with store.reading() as uow:
        last = uow.orders.detail("SO-1").timeline[-1]
    assert (last.what, last.badge, last.station) == ("manifest closed", PACKER, "DOCK-1")
    assert last.facts["manifest_no"] == "M-00001"
