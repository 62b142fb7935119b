"""Tests of ui/capture/order/address_fields.py: judged at the field, nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.exception_queue.kinds import HoldReason
from tests.support.order_data import held_order, passed_order
from ui.capture.order.address_fields import AddressDraft


def draft() -> AddressDraft:
    return AddressDraft(held_order(), may_change=True)


def test_the_wrong_field_says_what_it_might_be() -> None:
    fields = {one.key: one for one in draft().fields()}

    assert fields["postcode"].error == "Perhaps 01067?"
    assert not any(one.error for key, one in fields.items() if key != "postcode")


def test_a_right_postcode_takes_the_error_away() -> None:
    typed = draft()

    typed.type_in("postcode", "01067")

    assert typed.faults == {}
    assert typed.changes == {"shipping.postcode": "01067"}


def test_what_was_typed_back_is_no_change() -> None:
    typed = draft()
    typed.type_in("city", "Leipzig")
    typed.type_in("city", "Dresden")

    assert typed.changes == {}


def test_a_broken_e_mail_is_said_at_its_field() -> None:
    typed = draft()
    typed.type_in("email", "clara@")

    assert typed.faults["email"][0] is HoldReason.EMAIL_MALFORMED
    assert typed.changes == {"email": "clara@"}


def test_where_only_the_billing_address_is_wrong_it_is_the_one_shown() -> None:
    order = replace(held_order(), shipping=passed_order().shipping)
    typed = AddressDraft(order, may_change=True)
    typed.type_in("postcode", "01067")

    assert typed.changes == {"billing.postcode": "01067"}


def test_an_order_on_the_floor_shows_its_address_but_does_not_let_it_be_changed() -> None:
    fields = AddressDraft(passed_order(), may_change=False).fields()

    assert not any(one.enabled for one in fields)


@given(key=st.sampled_from(["postcode", "country", "email", "name"]), text=st.text(max_size=40))
def test_whatever_is_typed_the_form_answers(key: str, text: str) -> None:
    typed = draft()

    typed.type_in(key, text)

    assert next(one.value for one in typed.fields() if one.key == key) == text


def test_where_only_the_e_mail_was_refused_only_the_e_mail_can_be_changed() -> None:
    fields = AddressDraft(passed_order(), may_change=False, may_change_email=True).fields()

    assert [one.key for one in fields if one.enabled] == ["email"]
