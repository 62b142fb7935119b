"""A carrier's label is known from an item by its shape and check digit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scanning.codes.tracking import is_damaged, number_in


@pytest.mark.parametrize(
    "number", ["1Z5R89390357567127", "9400111201080805483016", "RB123456785GB"]
)
def test_a_well_formed_number_is_a_label(number: str) -> None:
    assert number_in(number) == number
    assert not is_damaged(number)


@pytest.mark.parametrize(
    "number", ["1Z1111111111111111", "9200000000000000000000", "RB123456786US"]
)
def test_a_wrong_check_digit_is_a_damaged_label(number: str) -> None:
    assert number_in(number) == ""
    assert is_damaged(number)


@pytest.mark.parametrize("postcode", ["42090210", "420902101234"])
def test_a_usps_label_names_its_number_without_the_postcode(postcode: str) -> None:
    assert number_in(postcode + "9400111201080805483016") == "9400111201080805483016"


@pytest.mark.parametrize(("serial", "check"), [("00000008", 0), ("00000000", 5), ("00000001", 4)])
def test_s10_checks_that_would_be_ten_or_eleven_have_their_own_digits(
    serial: str, check: int
) -> None:
    assert [n for n in range(10) if number_in(f"RA{serial}{n}GB")] == [check]


@given(st.text())
def test_no_text_can_crash_it(text: str) -> None:
    assert number_in(text) in {"", text} or text.endswith(number_in(text))
    is_damaged(text)
