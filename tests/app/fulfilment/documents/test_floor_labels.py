"""Labels of bins, totes, carts, badges and carton types are read back from sheet and roll."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import BadValue
from app.fulfilment.documents.drawing.document import Language
from app.fulfilment.documents.drawing.elements import A4, LETTER, Paper
from app.fulfilment.documents.floor_labels import (
    FloorKind,
    FloorLabel,
    floor_label_roll,
    floor_label_sheets,
    roll_drafts,
    sheet_drafts,
    trial_label,
)
from tests.app.fulfilment.documents.examples import assert_tidy
from tests.support.barcode_reader import codes_on, read_pdf, words_of_pdf
from tests.support.zpl_raster import print_zpl

LABELS = [
    FloorLabel(FloorKind.BIN, "A-01-02", detail="Zone A"),
    FloorLabel(FloorKind.TOTE, "T0042"),
    FloorLabel(FloorKind.CART, "CART-07"),
    FloorLabel(FloorKind.BADGE, "PB-7Q3K9", title="Żaneta Gęślińska", detail="Packer"),
    FloorLabel(FloorKind.CARTON_TYPE, "BOX-M", title="Medium", detail="300 × 200 × 150 mm"),
    FloorLabel(FloorKind.BIN, "NORTH-HALL-AISLE-0123-BAY-0456-LEVEL-07-POS-B"),
]
CODES = [
    "]C0A-01-02",
    "]C0T0042",
    "]C0CART-07",
    "]C0PB-7Q3K9",
    "]C0BOX-M",
    "]Q1NORTH-HALL-AISLE-0123-BAY-0456-LEVEL-07-POS-B",
]
codes = st.text([chr(c) for c in range(33, 127)], min_size=1, max_size=48)
labels = st.builds(FloorLabel, st.sampled_from(FloorKind), codes, st.text(max_size=60))


@pytest.mark.parametrize("paper", [A4, LETTER])
def test_every_label_of_a_sheet_is_read(paper: Paper) -> None:
    (page,) = read_pdf(floor_label_sheets(LABELS, paper).data)

    assert sorted(page.codes) == sorted(CODES)


@pytest.mark.parametrize("dpi", [203, 300])
def test_every_label_of_a_zpl_roll_is_read(dpi: int) -> None:
    printed = print_zpl(floor_label_roll(LABELS, Language.ZPL, dpi).data)

    assert [codes_on(label.image) for label in printed] == [[code] for code in CODES]
    assert {label.image.size for label in printed} == {(4 * dpi, 2 * dpi)}


@pytest.mark.parametrize("dpi", [203, 300])
def test_every_label_of_a_pdf_roll_is_read(dpi: int) -> None:
    pages = read_pdf(floor_label_roll(LABELS, Language.PDF, dpi).data, dpi)

    assert [page.codes for page in pages] == [[code] for code in CODES]


def test_a_label_says_what_it_is_stuck_on_and_who_wears_it() -> None:
    (words,) = words_of_pdf(floor_label_sheets(LABELS).data)

    for fact in ["BIN", "Zone A", "TOTE", "CART", "BADGE", "Żaneta Gęślińska", "Packer", "Medium"]:
        assert fact in words


def test_ten_labels_fill_a_page_and_the_eleventh_begins_the_next() -> None:
    label = LABELS[0]

    assert floor_label_sheets([label] * 10).pages == 1
    assert floor_label_sheets([label] * 11).pages == 2


@given(some=st.lists(labels, min_size=1, max_size=12), dpi=st.sampled_from([203, 300]))
@settings(deadline=None, max_examples=60)
def test_no_code_or_name_breaks_a_label(some: list[FloorLabel], dpi: int) -> None:
    for draft in [*sheet_drafts(some, A4), *roll_drafts(some, dpi)]:
        assert_tidy(draft.sheet())


def test_a_code_that_fits_no_barcode_is_refused() -> None:
    with pytest.raises(BadValue):
        floor_label_sheets([FloorLabel(FloorKind.BIN, "x" * 1001)])


def test_nothing_to_label_is_refused() -> None:
    with pytest.raises(BadValue):
        floor_label_sheets([])
    with pytest.raises(BadValue):
        floor_label_roll([], Language.ZPL)


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_trial_label_is_read_back_as_the_stations_name(dpi: int) -> None:
    label = trial_label("Pack 04", "zpl", dpi)

    (printed,) = print_zpl(label.data)

    assert codes_on(printed.image) == ["]C0Pack 04"]
