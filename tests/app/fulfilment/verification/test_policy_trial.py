"""A policy is tried on an order before it is in force."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from app.errors import NothingFound
from app.fulfilment.verification.checker import CheckReason
from app.fulfilment.verification.policy import CheckerPolicy, VerificationPolicy
from app.fulfilment.verification.policy_trial import try_policy
from app.store.schema.catalogue import Product
from app.store.unit_of_work import Store
from tests.support.warehouse import NINE, Warehouse, small_warehouse


@pytest.fixture
def warehouse(store: Store) -> Warehouse:
    one = small_warehouse(store)
    by_hand = update(Product).where(Product.sku == "MUG").values(count_policy="first then count")
    store.run(lambda uow: uow.session.execute(by_hand))
    one.add_order("1001", {"MUG": 2, "LAMP": 1})
    return one


def test_an_order_of_the_value_goes_to_another_badge(warehouse: Warehouse) -> None:
    strict = VerificationPolicy(checker=CheckerPolicy(order_value_minor=3_000))

    assert try_policy(warehouse.store, strict, "1001", NINE).other_badge is CheckReason.ORDER_VALUE
    assert try_policy(warehouse.store, VerificationPolicy(), "1001", NINE).other_badge is None


def test_what_may_be_keyed_is_named_and_a_lower_price_limit_forbids_it(
    warehouse: Warehouse,
) -> None:
    trial = try_policy(warehouse.store, VerificationPolicy(), "1001", NINE)
    strict = try_policy(warehouse.store, VerificationPolicy(high_value_minor=1), "1001", NINE)

    assert (trial.counted, trial.lines) == (("MUG",), 2)
    assert strict.counted == ()


def test_products_that_were_confused_are_scanned_one_by_one_whatever_the_policy(
    warehouse: Warehouse,
) -> None:
    warehouse.store.run(lambda uow: uow.verification.note_confused([("MUG", "PEN")]))

    assert try_policy(warehouse.store, VerificationPolicy(), "1001", NINE).counted == ()


@pytest.mark.usefixtures("warehouse")
def test_an_order_that_is_none_is_said(store: Store) -> None:
    with pytest.raises(NothingFound):
        try_policy(store, VerificationPolicy(), "4711", NINE)
