"""The paper pick list has what a picker needs, and no barcode that could verify itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import BadValue
from app.fulfilment.documents.pick_list import PickList, PickListLine, pick_list, pick_list_drafts
from tests.app.fulfilment.documents.examples import PRINTED_AT, assert_tidy
from tests.support.barcode_reader import read_pdf, words_of_pdf

LINES = tuple(
    PickListLine(f"A-{n // 9 + 1:02d}-{n % 9 + 1:02d}", f"8512{n}A", f"Item {n}", n + 1, "T001")
    for n in range(45)
)
text = st.text(max_size=200)


def a_list(*lines: PickListLine) -> PickList:
    return PickList("PT-000123", "W-0042", "A", lines, PRINTED_AT)


def test_a_scanner_reads_the_task_on_every_page_and_the_bins_in_their_order() -> None:
    pages = read_pdf(pick_list(a_list(*LINES)).data)

    assert len(pages) > 1
    assert all(page.codes[0] == "]C0PT-000123" for page in pages)
    bins = [code for page in pages for code in page.codes[1:]]
    assert bins == [f"]C0{line.bin_code}" for line in LINES]


def test_no_item_has_a_barcode_on_paper() -> None:
    (page,) = read_pdf(pick_list(a_list(LINES[0])).data)

    assert page.codes == ["]C0PT-000123", "]C0A-01-01"]


def test_the_list_says_bin_item_lot_units_and_tote() -> None:
    line = PickListLine("A-01-02", "71053", "White metal lantern", 17, "T042", lot="L2210")

    (words,) = words_of_pdf(pick_list(a_list(line)).data)

    whole = " ".join(words.split())
    for fact in ["A-01-02", "71053", "White metal lantern lot L2210", "17", "T042", "W-0042"]:
        assert fact in whole
    assert "1 lines, 17 units" in whole
    assert "Page 1 of 1" in whole


@pytest.mark.parametrize(
    ("serials", "said"),
    [
        (("S-1", "S-2"), "numbers S-1, S-2"),
        (("S-1", "S-2", "S-3"), "of S-1, S-2, S-3"),
        (tuple(f"S-{n}" for n in range(1, 12)), "S-7, S-8 and 3 more"),
    ],
)
def test_lots_have_their_date_and_the_numbers_that_lie_there_are_named(
    serials: tuple[str, ...], said: str
) -> None:
    until = date(2027, 3, 31)
    line = PickListLine("A-01-02", "71053", "Lantern", 2, "T042", "L2210", until, serials)

    (words,) = words_of_pdf(pick_list(a_list(line)).data)

    whole = " ".join(words.split())
    assert "lot L2210, good to 2027-03-31" in whole
    assert said in whole


@given(sku=text, name=text, units=st.integers(1, 10**6), tote=st.text(max_size=48))
@settings(deadline=None, max_examples=60)
def test_no_words_break_a_pick_list(sku: str, name: str, units: int, tote: str) -> None:
    for draft in pick_list_drafts(a_list(PickListLine("A-1", sku, name, units, tote))):
        assert_tidy(draft.sheet())


def test_the_same_list_is_the_same_bytes() -> None:
    assert pick_list(a_list(*LINES)).data == pick_list(a_list(*LINES)).data


def test_a_long_bin_code_becomes_a_qr_code_and_too_long_a_one_is_refused() -> None:
    long_code = "NORTH-HALL-AISLE-0123-BAY-0456-LEVEL-07-POS-B"

    (page,) = read_pdf(pick_list(a_list(PickListLine(long_code, "1", "Item", 1, "T1"))).data)

    assert page.codes[1:] == [f"]Q1{long_code}"]
    with pytest.raises(BadValue):
        pick_list(a_list(PickListLine("x" * 1001, "1", "Item", 1, "T1")))
