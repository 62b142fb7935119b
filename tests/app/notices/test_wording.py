"""What customers are told, and in which words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.notices.wording import (
    KINDS,
    BackorderNotice,
    Notice,
    OwedUnits,
    ParcelOnItsWay,
    ShippedNotice,
    kind_of,
    put_in_words,
)

PARCEL = ParcelOnItsWay(
    carrier="Parcelway",
    service="Next Day",
    tracking_no="PW000000015GB",
    tracking_link="https://parcelway.example/follow?parcel=PW000000015GB",
)
LAMPS = OwedUnits(sku="LAMP", name="Reading Lamp", units=2)
SHIPPED = ShippedNotice(
    to_name="Ada", to_address="ada@example.com", order_no="SO-1", shop="Mugs", parcels=(PARCEL,)
)
WAITING = BackorderNotice(
    to_name="Ada", to_address="ada@example.com", order_no="SO-1", shop="Mugs", lines=(LAMPS,)
)


def test_who_waits_for_a_parcel_gets_its_number_and_link_in_both_bodies() -> None:
    words = put_in_words(SHIPPED)

    assert words.subject == "Your order SO-1 is on its way"
    for body in (words.text, words.html):
        assert PARCEL.tracking_no in body
        assert PARCEL.tracking_link in body
        assert "Ada" in body
        assert "Still to come" not in body


def test_each_parcel_of_several_is_named() -> None:
    second = PARCEL.model_copy(update={"tracking_no": "PW000000029GB"})
    words = put_in_words(SHIPPED.model_copy(update={"parcels": (PARCEL, second)}))

    assert "in 2 parcels" in words.text
    assert "PW000000029GB" in words.text
    assert "PW000000029GB" in words.html


def test_a_partial_shipment_says_what_follows() -> None:
    words = put_in_words(SHIPPED.model_copy(update={"follows": (LAMPS,)}))

    assert "the rest follows" in words.subject
    assert "2 x Reading Lamp (LAMP)" in words.text
    assert "2 × Reading Lamp (LAMP)" in words.html


def test_who_waits_for_stock_gets_the_date_and_the_two_choices() -> None:
    words = put_in_words(WAITING.model_copy(update={"restock_on": date(2026, 3, 20)}))

    for body in (words.text, words.html):
        assert "20 March 2026" in body
        assert "wait" in body
        assert "cancel" in body


def test_the_rest_of_a_split_order_is_announced_as_such() -> None:
    more = SHIPPED.model_copy(update={"delivery": 2, "follows": (LAMPS,)})
    last = SHIPPED.model_copy(update={"delivery": 2})

    subjects = [put_in_words(notice).subject for notice in (more, last)]

    assert subjects == [
        "More of your order SO-1 is on its way, the rest follows",
        "The rest of your order SO-1 is on its way",
    ]
    assert "the rest of your order SO-1 left us" in put_in_words(last).text


def test_who_gets_the_rest_ahead_is_asked_about_what_is_missing_only() -> None:
    words = put_in_words(WAITING.model_copy(update={"rest_leaves": True}))

    for body in (words.text, words.html):
        assert "does not wait for it" in body
        assert "get back what" in body
        assert "full" not in body


def test_nobody_is_promised_a_date_that_nobody_knows() -> None:
    assert "do not know yet" in put_in_words(WAITING).text


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_from_outside_becomes_html(name: str, item: str) -> None:
    line = LAMPS.model_copy(update={"name": item + "<script>"})
    notice = WAITING.model_copy(update={"to_name": "<img src=x>" + name, "lines": (line,)})

    words = put_in_words(notice)

    assert "<script>" not in words.html
    assert "<img" not in words.html
    assert "\n" not in words.subject


@pytest.mark.parametrize("notice", [SHIPPED, WAITING])
def test_a_notice_survives_the_outbox(notice: Notice) -> None:
    assert KINDS[kind_of(notice)].model_validate(notice.model_dump(mode="json")) == notice
