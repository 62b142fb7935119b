"""What a channel says, and the fingerprint by which the same again is known."""

from __future__ import annotations

from app.capture.reading.order_document import Address
from app.capture.reading.shopify import read_shopify
from tests.app.capture.reading.shopify_files import MUG, export, order


def fingerprint(*rows: list[dict[str, str]]) -> str:
    return read_shopify("a.csv", export(*rows)).orders[0].order.fingerprint()


def test_the_same_words_in_another_file_are_the_same_order() -> None:
    assert fingerprint(order("1")) == fingerprint(order("1"), order("2"))


def test_one_unit_more_is_another_order() -> None:
    assert fingerprint(order("1")) != fingerprint(order("1", [{**MUG, "Lineitem quantity": "3"}]))


def test_an_address_of_which_nothing_was_said_is_blank() -> None:
    assert Address().is_blank
    assert not Address(country="GB").is_blank
