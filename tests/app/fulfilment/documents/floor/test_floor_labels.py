"""Labels of carts and totes are read back from the roll."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import BadValue
from app.fulfilment.documents.drawing.document import Language
from app.fulfilment.documents.floor.floor_labels import (
    FloorKind,
    FloorLabel,
    floor_label_roll,
    roll_drafts,
    trial_label,
)
from tests.app.fulfilment.documents.examples import assert_tidy
from tests.support.barcode_reader import codes_on, read_pdf, words_of_pdf
from tests.support.zpl_raster import print_zpl

LABELS = [
    FloorLabel(FloorKind.TOTE, "T0042", detail="P-0001 slot 2"),
    FloorLabel(FloorKind.CART, "CART-07", title="Żaneta Gęślińska"),
    FloorLabel(FloorKind.TOTE, "NORTH-HALL-AISLE-0123-BAY-0456-LEVEL-07-POS-B"),
]
CODES = ["]C0T0042", "]C0CART-07", "]Q1NORTH-HALL-AISLE-0123-BAY-0456-LEVEL-07-POS-B"]
codes = st.text([chr(c) for c in range(33, 127)], min_size=1, max_size=48)
labels = st.builds(FloorLabel, st.sampled_from(FloorKind), codes, st.text(max_size=60))


@pytest.mark.parametrize("dpi", [203, 300])
def test_every_label_of_a_zpl_roll_is_read(dpi: int) -> None:
    printed = print_zpl(floor_label_roll(LABELS, Language.ZPL, dpi).data)

    assert [codes_on(label.image) for label in printed] == [[code] for code in CODES]
    assert {label.image.size for label in printed} == {(4 * dpi, 2 * dpi)}


@pytest.mark.parametrize("dpi", [203, 300])
def test_every_label_of_a_pdf_roll_is_read(dpi: int) -> None:
    pages = read_pdf(floor_label_roll(LABELS, Language.PDF, dpi).data, dpi)

    assert [page.codes for page in pages] == [[code] for code in CODES]


def test_a_label_says_what_it_is_stuck_on_and_where_that_stands() -> None:
    tote, cart, _long = words_of_pdf(floor_label_roll(LABELS, Language.PDF).data)

    assert all(fact in tote for fact in ("TOTE", "T0042", "P-0001 slot 2"))
    assert all(fact in cart for fact in ("CART", "Żaneta Gęślińska"))


@given(some=st.lists(labels, min_size=1, max_size=12), dpi=st.sampled_from([203, 300]))
@settings(deadline=None, max_examples=60)
def test_no_code_or_name_breaks_a_label(some: list[FloorLabel], dpi: int) -> None:
    for draft in roll_drafts(some, dpi):
        assert_tidy(draft.sheet())


def test_a_code_that_fits_no_barcode_is_refused() -> None:
    with pytest.raises(BadValue):
        floor_label_roll([FloorLabel(FloorKind.TOTE, "x" * 1001)], Language.PDF)


def test_nothing_to_label_is_refused() -> None:
    with pytest.raises(BadValue):
        floor_label_roll([], Language.ZPL)


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_trial_label_is_read_back_as_the_stations_name(dpi: int) -> None:
    label = trial_label("Pack 04", "zpl", dpi)

    (printed,) = print_zpl(label.data)

    assert codes_on(printed.image) == ["]C0Pack 04"]
