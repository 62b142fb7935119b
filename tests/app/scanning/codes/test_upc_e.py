"""UPC-E expands to the UPC-A that it stands for, or to nothing."""

from __future__ import annotations

import pytest
from biip import ParseError
from biip.upc import Upc
from hypothesis import given
from hypothesis import strategies as st

from app.scanning.codes.upc_e import upc_e_as_gtin14


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("01234505", "00012000003455"),
        ("04210016", "00042100001006"),
        ("01234028", "00012200003408"),
        ("01278931", "00012700000891"),
        ("01234543", "00012340000053"),
        ("01234565", "00012345000065"),
    ],
)
def test_it_stands_for_one_upc_a(short: str, whole: str) -> None:
    assert upc_e_as_gtin14(short) == whole


@pytest.mark.parametrize("text", ["01234566", "21234565", "0123456", "0123456X", "٠١٢٣٤٥٦٥", ""])
def test_what_is_none_is_none(text: str) -> None:
    assert upc_e_as_gtin14(text) is None


@given(digits=st.from_regex(r"[01][0-9]{7}", fullmatch=True))
def test_it_agrees_with_an_independent_reader(digits: str) -> None:
    try:
        expected = Upc.parse(digits).as_upc_a().zfill(14)
    except ParseError:
        assert upc_e_as_gtin14(digits) is None
    else:
        assert upc_e_as_gtin14(digits) == expected
