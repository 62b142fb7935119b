"""GS1 element strings are read whole or not at all."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scanning.codes.element_strings import GS, parse_elements

MUG = "0104006381333931"


def test_every_element_that_decides_something_is_read() -> None:
    elements = parse_elements(f"{MUG}17261231" + f"10LOT-7{GS}21S-1{GS}30 12".replace(" ", ""))

    assert elements is not None
    assert (elements.gtin, elements.lot, elements.serial) == ("04006381333931", "LOT-7", "S-1")
    assert (elements.expiry, elements.count) == (date(2026, 12, 31), 12)


def test_a_day_of_zero_is_the_last_of_its_month() -> None:
    elements = parse_elements(f"{MUG}17260200")

    assert elements is not None
    assert elements.expiry == date(2026, 2, 28)


def test_a_leading_separator_is_the_symbols_first_fnc1() -> None:
    assert parse_elements(GS + MUG) == parse_elements(MUG)


def test_a_wrong_check_digit_is_told_and_not_raised() -> None:
    elements = parse_elements("0104006381333932")

    assert elements is not None
    assert elements.wrong_check_digit


def test_one_element_twice_with_two_values_is_told() -> None:
    elements = parse_elements(f"{MUG}10A{GS}10B")

    assert elements is not None
    assert elements.twice


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        f" {MUG}",
        MUG[:-1],
        f"{MUG}10{'A' * 20}21999",  # a lot of 25 characters is no lot with a serial behind it
        f"{MUG}17261399",
        f"{MUG}99",
        "01٠٤٠٠٦٣٨١٣٣٣٩٣١",
    ],
)
def test_what_does_not_parse_whole_is_nothing(text: str) -> None:
    assert parse_elements(text) is None


@given(st.text(st.characters(max_codepoint=127)))
def test_no_text_can_crash_it(text: str) -> None:
    for whole in (text, f"01{text}", MUG + text):
        elements = parse_elements(whole)
        said = (elements.gtin, elements.lot, elements.serial) if elements else ()
        assert all(part in whole and GS not in part for part in said if part is not None)
