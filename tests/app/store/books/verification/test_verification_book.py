"""What the rules round the double scan ask of the whole warehouse."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.errors import StoreRefused
from app.fulfilment.work import LookAlikeProduct
from app.store.schema.catalogue import Likeness, LookAlike
from app.store.unit_of_work import Store
from tests.support.floor_play import StationPlay, release_everything
from tests.support.warehouse import NINE, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    return small_warehouse(store)


def test_an_order_is_checked_by_its_value_its_country_and_its_new_pickers(
    warehouse: Warehouse,
) -> None:
    warehouse.add_order("1001", {"MUG": 2, "LAMP": 1}, country="CH")
    since = NINE - timedelta(days=1)
    warehouse.store.run(lambda uow: uow.people.put("B-new", "New", "packer", since=since))
    release_everything(warehouse.store)
    picker = StationPlay(warehouse.store, "PICK-1", "B-new")
    picker.pick(picker.claim_pick())

    with warehouse.store.reading() as uow:
        found = uow.verification.order_to_check(warehouse.order_ids["1001"])

    assert (found.order_no, found.total_minor, found.country) == ("1001", 3000, "CH")
    assert found.pickers_since == (since,)


def test_the_pair_that_was_confused_comes_before_those_that_only_look_alike(
    warehouse: Warehouse,
) -> None:
    ids = warehouse.product_ids
    with warehouse.store.unit() as uow:
        uow.verification.replace_alike([(ids["MUG"], ids["PEN"], Likeness.CODE)])
        uow.verification.note_confused([("LAMP", "MUG"), ("MUG", "LAMP"), ("MUG", "NOBODY")])
        uow.verification.note_confused([("MUG", "MUG")])
        uow.commit()

    with warehouse.store.reading() as uow:
        found = uow.verification.look_alikes({ids["MUG"], ids["BOOK"]})
        rows = uow.session.scalars(select(LookAlike).where(LookAlike.why == "confused")).all()

    assert found == {
        ids["MUG"]: (
            LookAlikeProduct(sku="LAMP", name="Lamp", confused=True),
            LookAlikeProduct(sku="PEN", name="Pen"),
        )
    }
    assert [row.times for row in rows] == [2]


def test_what_is_alike_is_replaced_as_a_whole_and_what_was_confused_stays(
    warehouse: Warehouse,
) -> None:
    ids = warehouse.product_ids
    with warehouse.store.unit() as uow:
        uow.verification.note_confused([("MUG", "PEN")])
        uow.verification.replace_alike([(ids["LAMP"], ids["MUG"], Likeness.NAME)])
        uow.verification.replace_alike([(ids["PEN"], ids["BOOK"], Likeness.CODE)])
        uow.commit()

    with warehouse.store.reading() as uow:
        pairs = {
            (row.why, row.product_id, row.other_id)
            for row in uow.session.scalars(select(LookAlike).where(~LookAlike.retired))
        }
        assert set(uow.verification.look_alikes([ids["LAMP"]])) == set(), "alike no more"
        assert uow.verification.pairs() == (1, 1)
    assert pairs == {
        ("confused", *sorted((ids["MUG"], ids["PEN"]))),
        ("code", *sorted((ids["PEN"], ids["BOOK"]))),
    }
    again = [(ids["LAMP"], ids["MUG"], Likeness.NAME)]
    warehouse.store.run(lambda uow: uow.verification.replace_alike(again))
    with warehouse.store.reading() as uow:
        assert set(uow.verification.look_alikes([ids["LAMP"]])) == {ids["LAMP"]}


def test_a_product_is_never_its_own_look_alike(warehouse: Warehouse) -> None:
    mug = warehouse.product_ids["MUG"]

    with pytest.raises(StoreRefused):
        warehouse.store.run(lambda uow: uow.verification.replace_alike([(mug, mug, Likeness.CODE)]))


def test_products_say_how_they_are_counted_and_boxed(warehouse: Warehouse) -> None:
    mug = warehouse.product_ids["MUG"]

    with warehouse.store.reading() as uow:
        (rule,) = uow.verification.product_rules([mug]).values()
        names = uow.verification.names()

    assert (rule.price_minor, rule.count_policy, rule.length_mm) == (1000, "each", 0)
    assert (mug, "MUG", "Mug") in names
