"""Tracking numbers of our own, in the form that the resolver knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadValue
from app.fulfilment.shipping.parcel.tracking import make_tracking_no, s10_check_digit

serials = st.integers(0, 99_999_999)


def test_the_standards_own_example_is_made() -> None:
    assert make_tracking_no("RB", 12_345_678, "GB") == "RB123456785GB"


@given(serials, st.integers(0, 7), st.integers(1, 9))
def test_one_wrong_digit_changes_the_check_digit(serial: int, place: int, by: int) -> None:
    digits = f"{serial:08d}"
    wrong = digits[:place] + str((int(digits[place]) + by) % 10) + digits[place + 1 :]
    sums = {s10_check_digit(digits), s10_check_digit(wrong)}

    # The standard maps a remainder of 10 to 0 and of 0 to 5, so these two may meet another digit.
    assert len(sums) == 2 or sums & {"0", "5"}


@given(serials, serials)
def test_no_two_serials_share_a_number(one: int, other: int) -> None:
    same = make_tracking_no("PW", one, "GB") == make_tracking_no("PW", other, "GB")

    assert same == (one == other)


@pytest.mark.parametrize(
    ("prefix", "serial", "country"),
    [("P", 1, "GB"), ("pw", 1, "GB"), ("PW", 1, "G1"), ("PW", -1, "GB"), ("PW", 10**8, "GB")],
)
def test_what_is_no_tracking_number_is_refused(prefix: str, serial: int, country: str) -> None:
    with pytest.raises(BadValue):
        make_tracking_no(prefix, serial, country)
