"""A clerk puts a held order right; it goes on by itself, and the audit knows who did what."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.capture.corrections import correct_address
from app.capture.receipt import receive_orders
from app.capture.staging import stage_orders
from app.catalogue.products import import_products
from app.errors import BadValue, NotAllowed
from app.exception_queue.kinds import CaseKind, HoldReason
from app.lifecycle import OrderState
from app.scanning.directory import Person
from app.store.books.capture.orders.detail import CheckState
from app.store.unit_of_work import Store
from tests.app.capture.reading.shopify_files import PRODUCTS, export, order

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CLERK = Person("C-1", "Ada", "clerk")


@pytest.fixture
def held(store: Store) -> Store:
    """A store with one order that lacks its city in both addresses."""
    import_products(store, "products.csv", PRODUCTS, "B-1")
    content = export(order("1", Shipping_City="", Billing_City=""))
    receive_orders(store, "day.csv", content, NOW)
    assert stage_orders(store, NOW).held == {HoldReason.CITY_MISSING: 1}
    return store


def test_a_corrected_address_stages_the_order_and_closes_its_case(held: Store) -> None:
    still = correct_address(held, "1", {"shipping.city": " Bath "}, CLERK, NOW)

    assert still == frozenset()
    with held.reading() as uow:
        detail = uow.orders.detail("1")
        audit = uow.people.audited("1")
    assert detail.state is OrderState.STAGED
    assert (detail.shipping.city, detail.billing.city) == ("Bath", "Bath")
    assert detail.checks[CaseKind.ADDRESS] is CheckState.PASSED
    assert [case.is_open for case in detail.cases] == [False]
    assert (audit[0].badge, audit[0].facts["after"]) == ("C-1", {"shipping.city": "Bath"})
    assert audit[0].facts["before"] == {"shipping.city": ""}


def test_a_correction_that_is_wrong_too_keeps_the_case_with_newer_evidence(held: Store) -> None:
    fields = {"shipping.city": "Bath", "shipping.postcode": "99999X"}

    still = correct_address(held, "1", fields, CLERK, NOW)

    assert still == {HoldReason.POSTCODE_MALFORMED}
    with held.reading() as uow:
        (case,) = uow.cases.page()
        history = [event.what for event in uow.cases.history(case.case_id)]
    assert case.facts["reasons"] == ["postcode malformed"]
    assert history == ["opened", "evidence"]


def test_the_email_can_be_put_right_too(held: Store) -> None:
    fields = {"shipping.city": "Bath", "email": "ada.r@example.com"}

    assert correct_address(held, "1", fields, CLERK, NOW) == frozenset()
    with held.reading() as uow:
        assert uow.orders.detail("1").email == "ada.r@example.com"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("shipping.planet", "Mars"),
        ("city", "Bath"),
        ("shipping.city", "x" * 201),
        ("email", "\x00"),
    ],
)
def test_a_value_that_no_label_could_carry_is_refused_at_its_field(
    held: Store, field: str, value: str
) -> None:
    with pytest.raises(BadValue):
        correct_address(held, "1", {field: value}, CLERK, NOW)

    with held.reading() as uow:
        assert uow.orders.detail("1").state is OrderState.HELD


def test_a_packer_corrects_no_address(held: Store) -> None:
    with pytest.raises(NotAllowed):
        correct_address(held, "1", {"shipping.city": "Bath"}, Person("P-1", "Mo", "packer"), NOW)


def test_an_order_that_has_gone_on_is_corrected_by_nobody(held: Store) -> None:
    correct_address(held, "1", {"shipping.city": "Bath"}, CLERK, NOW)

    with pytest.raises(NotAllowed):
        correct_address(held, "1", {"shipping.city": "Wells"}, CLERK, NOW)
