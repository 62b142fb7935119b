"""An SSCC is 18 digits with GS1's check digit, and never overflows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadValue
from app.fulfilment.documents.sscc import make_sscc
from app.values import to_sscc


@pytest.mark.parametrize(
    ("extension", "prefix", "serial", "sscc"),
    [
        (3, "9501101", 530000001, "395011015300000011"),
        (3, "4012345", 123456789, "340123451234567895"),
    ],
)
def test_an_sscc_has_the_check_digit_of_the_gs1_specifications(
    extension: int, prefix: str, serial: int, sscc: str
) -> None:
    assert make_sscc(extension, prefix, serial) == sscc


@given(
    extension=st.integers(0, 9),
    prefix=st.text("0123456789", min_size=4, max_size=12),
    data=st.data(),
)
def test_every_sscc_in_range_is_well_formed_and_names_its_company(
    extension: int, prefix: str, data: st.DataObject
) -> None:
    serial = data.draw(st.integers(0, 10 ** (16 - len(prefix)) - 1))

    sscc = make_sscc(extension, prefix, serial)

    assert to_sscc(sscc) == sscc
    assert sscc.startswith(f"{extension}{prefix}")
    assert int(sscc[1 + len(prefix) : -1]) == serial


@pytest.mark.parametrize(
    ("extension", "prefix", "serial"),
    [
        (3, "4012345", 10**9),  # the tenth digit would move the prefix
        (3, "4012345", -1),
        (10, "4012345", 1),
        (-1, "4012345", 1),
        (3, "401", 1),
        (3, "4012345678901", 1),
        (3, "40123A5", 1),
        (3, "٤٠١٢٣٤٥", 1),  # digits to Python, not to a scanner
        (3, "", 1),
    ],
)
def test_an_sscc_that_would_overflow_is_refused(extension: int, prefix: str, serial: int) -> None:
    with pytest.raises(BadValue):
        make_sscc(extension, prefix, serial)
