"""Each lane's sign names its carrier, and a scanner reads the lane from it."""

from __future__ import annotations

import pytest

from app.errors import BadValue
from app.fulfilment.documents.floor.lane_signs import lane_signs
from tests.support.barcode_reader import read_pdf
from tests.support.floor_data import LANES


def test_each_sign_is_read_and_names_its_carrier() -> None:
    pages = read_pdf(lane_signs(LANES).data)

    assert [page.codes for page in pages] == [[f"]C0{code}"] for code in LANES]
    for page, (code, carrier) in zip(pages, LANES.items(), strict=True):
        assert carrier in page.words
        assert code in page.words


def test_the_longest_name_that_a_card_takes_fits_a_sign() -> None:
    longest = {"LANE-XX": "Norrland Freight and Forwarding Company of 1898"}

    (page,) = read_pdf(lane_signs(longest).data)

    assert "Forwarding" in page.words


def test_without_lanes_nothing_is_printed() -> None:
    with pytest.raises(BadValue):
        lane_signs({})
