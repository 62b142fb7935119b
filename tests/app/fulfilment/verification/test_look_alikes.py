"""Which products are taken for one another."""

from __future__ import annotations

import pytest

from app.fulfilment.verification.look_alikes import (
    codes_alike,
    find_alike,
    names_alike,
    refresh_look_alikes,
)
from app.store.schema.catalogue import Likeness
from app.store.unit_of_work import Store
from tests.support.warehouse import Warehouse


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("BTL-750-PTB", "BTL-750-PTG", True),
        ("BTL-750-PTB", "BTL-570-PTB", True),
        ("BTL-750-PTB", "btl-75-PTB", True),
        ("BTL-750-PTB", "BTL-500-RED", False),
        ("BTL-750-PTB", "BTL-750-PTB", False),
        ("AB1", "AB2", False),
    ],
)
def test_codes_of_one_other_character_are_taken_for_one_another(
    one: str, other: str, *, alike: bool
) -> None:
    assert codes_alike(one, other) is alike
    assert codes_alike(other, one) is alike


def test_names_of_one_other_word_are_near_equal_and_others_are_not() -> None:
    assert names_alike("Insulated bottle 750 ml", "Insulated bottle 500 ml")
    assert not names_alike("Insulated bottle 750 ml", "Tea towel, linen")


def test_every_pair_is_found_once_for_each_reason() -> None:
    products = [
        (1, "BTL-750-PTB", "Insulated bottle 750 ml"),
        (2, "BTL-750-PTG", "Insulated bottle 500 ml"),
        (3, "TWL-1", "Tea towel, linen"),
        (4, "MUG-WHITE", "Ceramic mug"),
        (5, "BOWL-BLUE", "Ceramic mug"),
    ]

    assert list(find_alike(products)) == [
        (1, 2, Likeness.CODE),
        (1, 2, Likeness.NAME),
        (4, 5, Likeness.NAME),
    ]


def test_a_range_of_a_hundred_colours_is_no_likeness_by_name() -> None:
    products = [(n, f"{n * 7919:06d}-X{n}", f"Cotton thread {n}") for n in range(100)]

    assert [pair for pair in find_alike(products) if pair[2] is Likeness.NAME] == []


def test_ten_thousand_products_are_looked_at_in_one_go() -> None:
    products = [
        (n, f"SKU-{n * 104729 % 10_000_000:07d}", f"Thing {n} of kind {n % 97}")
        for n in range(10_000)
    ]

    assert len(list(find_alike(products))) < 100_000


def test_looking_anew_replaces_what_was_alike_before(store: Store) -> None:
    warehouse = Warehouse(store)
    one, other = (warehouse.add_product(sku) for sku in ("BTL-750-PTB", "BTL-750-PTG"))
    warehouse.add_product("LAMP")

    assert refresh_look_alikes(store) >= 1
    assert refresh_look_alikes(store) >= 1

    with store.reading() as uow:
        found = uow.verification.look_alikes([one, other])
    assert [one.sku for one in found[one]] == ["BTL-750-PTG"]
    assert [one.sku for one in found[other]] == ["BTL-750-PTB"]
