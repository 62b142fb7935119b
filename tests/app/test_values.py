"""Codes and amounts, parsed at the door: what is not well-formed never comes in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadValue
from app.values import (
    Money,
    check_digit,
    is_gtin,
    is_sscc,
    minor_digits,
    to_code,
    to_gtin14,
    to_sscc,
)

_DIGITS = "0123456789"
_bodies = st.sampled_from([7, 11, 12, 13]).flatmap(
    lambda length: st.text(_DIGITS, min_size=length, max_size=length)
)


@pytest.mark.parametrize(
    ("digits", "check"),
    [
        ("629104150021", "3"),  # GS1, "How to calculate a check digit manually"
        ("37610425002123456", "9"),  # GS1, the SSCC of the same page
        ("7351353", "7"),  # GTIN-8
        ("03600029145", "2"),  # GTIN-12
        ("400638133393", "1"),  # GTIN-13
        ("1061414100041", "5"),  # GTIN-14
    ],
)
def test_check_digits_are_those_that_gs1_computes(digits: str, check: str) -> None:
    assert check_digit(digits) == check


def test_a_upc_is_the_same_product_as_its_ean_and_its_gtin_14() -> None:
    upc = "036000291452"

    assert {to_gtin14(upc), to_gtin14("0" + upc), to_gtin14("00" + upc)} == {"00036000291452"}


@pytest.mark.parametrize("text", ["73513537", "036000291452", "4006381333931", "10614141000415"])
def test_every_length_of_a_gtin_becomes_fourteen_digits(text: str) -> None:
    assert to_gtin14(text) == text.rjust(14, "0")
    assert is_gtin(text)


def test_a_case_with_another_indicator_is_another_item() -> None:
    unit, case = "0614141000418", "10614141000415"

    assert to_gtin14(unit) != to_gtin14(case)
    assert to_gtin14(unit)[1:-1] == to_gtin14(case)[1:-1]


@given(body=_bodies, place=st.integers(0, 13), shift=st.integers(1, 9))
def test_one_wrong_digit_is_always_refused(body: str, place: int, shift: int) -> None:
    good = body + check_digit(body)
    place %= len(good)
    wrong = str((int(good[place]) + shift) % 10)

    bad = good[:place] + wrong + good[place + 1 :]

    assert is_gtin(good)
    assert not is_gtin(bad)
    with pytest.raises(BadValue):
        to_gtin14(bad)


@given(text=st.text(max_size=20))
def test_whatever_is_scanned_the_two_ways_to_ask_for_a_gtin_agree(text: str) -> None:
    try:
        parsed = to_gtin14(text)
    except BadValue:
        assert not is_gtin(text)
    else:
        assert is_gtin(text)
        assert parsed.endswith(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0",
        "1234567",
        "4006381333932",
        "400638133393١",
        "４００６３８１３３３９３１",
        " 73513537",
        "-3513537",
    ],
)
def test_what_is_no_gtin_is_refused_with_the_value(text: str) -> None:
    with pytest.raises(BadValue) as refused:
        to_gtin14(text)

    assert refused.value.facts["kind"] == "GTIN"
    assert refused.value.facts["value"] == text


def test_a_wrong_check_digit_is_told_with_the_right_one() -> None:
    with pytest.raises(BadValue, match="check digit should be 1"):
        to_gtin14("4006381333930")


def test_a_million_characters_are_refused_without_repeating_them() -> None:
    for parse in (to_gtin14, to_sscc, lambda text: to_code("SKU", text)):
        with pytest.raises(BadValue) as refused:
            parse("7" * 1_000_000)

        assert len(str(refused.value)) < 200


def test_an_sscc_is_eighteen_digits_with_their_check_digit() -> None:
    assert is_sscc("376104250021234569")
    assert to_sscc("376104250021234569") == "376104250021234569"


@pytest.mark.parametrize(
    "text", ["", "376104250021234568", "76104250021234569", "00376104250021234569", "3" * 17 + "x"]
)
def test_what_is_no_sscc_is_refused(text: str) -> None:
    assert not is_sscc(text)
    with pytest.raises(BadValue, match="SSCC"):
        to_sscc(text)


@given(
    body=st.text(_DIGITS, min_size=17, max_size=17),
    place=st.integers(0, 17),
    shift=st.integers(1, 9),
)
def test_one_wrong_digit_of_an_sscc_is_always_refused(body: str, place: int, shift: int) -> None:
    good = to_sscc(body + check_digit(body))
    wrong = str((int(good[place]) + shift) % 10)

    with pytest.raises(BadValue):
        to_sscc(good[:place] + wrong + good[place + 1 :])


@pytest.mark.parametrize("text", ["A-14-03", "BTL 750/PTB", "x", "~!@#", "7" * 48])
def test_a_code_of_printable_characters_stays_as_it_is(text: str) -> None:
    assert to_code("bin", text) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("   ", "empty"),
        (" A-01", "space at an end"),
        ("A-01\n", "space at an end"),
        ("7" * 49, "longer than 48"),
        ("A\x1d01", "not every scanner"),
        ("A\x0001", "not every scanner"),
        ("A\x7f01", "not every scanner"),
        ("Größe", "not every scanner"),
        ("A\u200b1", "not every scanner"),
    ],
)
def test_a_code_that_scanners_cannot_read_alike_is_refused(text: str, reason: str) -> None:
    with pytest.raises(BadValue, match=reason):
        to_code("bin", text)


@given(text=st.text(max_size=60))
def test_a_code_that_comes_in_can_be_printed_and_scanned(text: str) -> None:
    try:
        code = to_code("SKU", text)
    except BadValue:
        return
    assert code == text
    assert code.isascii()
    assert code.isprintable()
    assert 0 < len(code.strip()) == len(code) <= 48


@pytest.mark.parametrize(
    ("minor", "currency", "printed"),
    [
        (1999, "EUR", "19.99 EUR"),
        (5, "GBP", "0.05 GBP"),
        (0, "USD", "0.00 USD"),
        (-5, "EUR", "-0.05 EUR"),
        (-1999, "EUR", "-19.99 EUR"),
        (1999, "JPY", "1999 JPY"),
        (-7, "JPY", "-7 JPY"),
        (1999, "KWD", "1.999 KWD"),
        (5, "BHD", "0.005 BHD"),
        (10**17 + 1, "EUR", "1000000000000000.01 EUR"),
    ],
)
def test_money_is_printed_with_the_digits_of_its_currency(
    minor: int, currency: str, printed: str
) -> None:
    assert str(Money(minor, currency)) == printed


@pytest.mark.parametrize(("currency", "digits"), [("JPY", 0), ("EUR", 2), ("TND", 3)])
def test_a_currency_has_its_own_number_of_digits(currency: str, digits: int) -> None:
    assert minor_digits(currency) == digits
