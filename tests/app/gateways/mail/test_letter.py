"""A letter as RFC 5322 wants it."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadValue
from app.gateways.mail.letter import Sender, to_message
from tests.app.gateways.mail.letters import SHOP, letter


def test_a_letter_carries_its_message_id_both_bodies_and_its_names() -> None:
    content = to_message(letter(name="Ada, Gräfin"), SHOP).as_bytes()

    read = message_from_bytes(content, policy=policy.default)
    assert read["Message-ID"] == "<abc123@mugs.example>"
    assert read["To"].addresses[0].display_name == "Ada, Gräfin"
    assert read["From"].addresses[0].addr_spec == "shop@mugs.example"
    text, html = read.get_body(("plain",)), read.get_body(("html",))
    assert text is not None
    assert "Grüße" in text.get_content()
    assert html is not None
    assert "<p>" in html.get_content()


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_customer_name_or_subject_makes_a_header_of_its_own(name: str, subject: str) -> None:
    evil = replace(letter(name=name + "\r\nBcc: all@example.com"), subject=subject + "\nX: y")

    message = to_message(evil, SHOP)

    assert message["Bcc"] is None
    assert message["X"] is None
    assert len(message["To"].addresses) == 1


@pytest.mark.parametrize("address", ["", "nobody", "a b@c", "@", "x@y\r\nBcc: z@z"])
def test_an_address_that_cannot_be_written_to_is_said(address: str) -> None:
    with pytest.raises(BadValue):
        to_message(letter(to=address), SHOP)


def test_a_sender_without_a_domain_still_has_message_ids() -> None:
    assert Sender("Shop", "").domain == "localhost"
