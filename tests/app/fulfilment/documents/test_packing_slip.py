"""The packing slip tells the customer what is in this carton and where the rest is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import BadValue
from app.fulfilment.documents.drawing.elements import A4
from app.fulfilment.documents.packing_slip import PackingSlip, SlipLine, packing_slip, slip_drafts
from tests.app.fulfilment.documents.examples import a_slip, assert_tidy
from tests.support.barcode_reader import read_pdf, words_of_pdf

text = st.text(max_size=200)
addresses = st.lists(st.text(max_size=60), max_size=5).map(tuple)


@st.composite
def slip_lines(draw: st.DrawFn) -> SlipLine:
    here, later, earlier, elsewhere = (draw(st.integers(0, 999)) for _ in range(4))
    ordered = max(1, here + later + earlier + elsewhere)
    return SlipLine(draw(text), draw(text), ordered, here, later, earlier)


slips = st.builds(
    a_slip,
    shop=addresses.map(lambda given: ("Harbour & Heath", *given)),
    order_no=st.text(min_size=1, max_size=40),
    ship_to=addresses,
    bill_to=addresses,
    service=st.text(max_size=60),
    tracking_no=st.text(max_size=40),
    lines=st.lists(slip_lines(), max_size=40).map(tuple),
    returns=st.lists(text, max_size=2).map(tuple),
    returns_url=st.just("") | st.text(min_size=1, max_size=80),
    reprint=st.none() | st.integers(1, 99),
)


def test_the_barcodes_of_the_order_and_of_its_return_are_read() -> None:
    (page,) = read_pdf(packing_slip(a_slip()).data)

    assert page.codes == ["]C0536365", "]Q1https://harbour.example/returns/536365"]
    assert abs(page.image.width - A4.width) <= 1
    assert abs(page.image.height - A4.height) <= 1


def test_the_slip_says_what_is_here_and_where_the_rest_is() -> None:
    (words,) = words_of_pdf(packing_slip(a_slip()).data)

    here, missing = words.split("Not in this carton")
    assert "Carton 1 of 2" in here
    assert "2 lines, 10 units" in here
    assert "1 in another carton" in here
    assert "3 follow later" in here
    assert "22752" not in here
    assert "32 follow later" in missing
    assert "6 in another carton" in missing
    assert "71053" not in missing
    for fact in ["Jo Müller", "Postfach 12", "Harbour & Heath", "Tracking 1Z5R89390357567127"]:
        assert fact in words
    assert "Ordered 2010-12-01" in words
    assert "Write to returns@harbour.example." in words


def test_a_whole_order_in_one_carton_has_nothing_that_is_not_in_it() -> None:
    slip = a_slip(carton=1, cartons=1, lines=(SlipLine("71053", "Lantern", 8, 8),))
    (words,) = words_of_pdf(packing_slip(slip).data)

    assert "Not in this carton" not in words
    assert "follow" not in words


def test_a_reprint_says_so_at_the_foot() -> None:
    assert "REPRINT 3" in words_of_pdf(packing_slip(a_slip(reprint=3)).data)[0]
    assert "REPRINT" not in words_of_pdf(packing_slip(a_slip()).data)[0]


def test_539_lines_are_all_there_once_under_heads_on_numbered_pages() -> None:
    lines = tuple(SlipLine(f"SKU{n:04d}X", f"Item number {n}", n, n) for n in range(1, 540))

    pages = words_of_pdf(packing_slip(a_slip(lines=lines)).data)

    whole = "\n".join(pages)
    assert len(pages) > 10
    assert [whole.count(line.sku) for line in lines] == [1] * 539
    for number, words in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in words
        assert "ORDERED" in words or number == len(pages)
        assert "536365" in words
    assert "How to return" in pages[-1]


def test_every_page_of_a_long_slip_is_tidy() -> None:
    lines = tuple(SlipLine(f"S{n}", f"Item {n} " * (1 + n % 9), n, n) for n in range(1, 200))

    for draft in slip_drafts(a_slip(lines=lines)):
        assert_tidy(draft.sheet())


@given(slip=slips)
@settings(deadline=None, max_examples=60)
def test_no_words_break_a_slip(slip: PackingSlip) -> None:
    try:
        drafts = slip_drafts(slip)
    except BadValue:
        return  # refused with its reason, not clipped
    for draft in drafts:
        assert_tidy(draft.sheet())


@pytest.mark.parametrize("order_no", ["#1001", "Łódź-1001", "SO/2026/0001 A^~_>"])
def test_an_order_number_of_any_channel_is_read_back(order_no: str) -> None:
    (page,) = read_pdf(packing_slip(a_slip(order_no=order_no, returns_url="")).data)

    assert [code[3:] for code in page.codes] == [order_no]


def test_the_same_slip_is_the_same_bytes() -> None:
    assert packing_slip(a_slip()).data == packing_slip(a_slip()).data


def test_letters_without_a_font_are_question_marks() -> None:
    slip = a_slip(lines=(SlipLine("1", "お茶 Tea", 1, 1),))

    document = packing_slip(slip)

    assert "?? Tea" in words_of_pdf(document.data)[0]


@pytest.mark.parametrize(
    "counts",
    [
        {"ordered": 0, "here": 0},
        {"ordered": 3, "here": -1},
        {"ordered": 3, "here": 1, "later": -1},
        {"ordered": 3, "here": 2, "later": 2},
    ],
)
def test_a_line_that_does_not_add_up_is_refused(counts: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        SlipLine("71053", "Lantern", **counts)


def test_a_slip_without_its_seller_is_refused() -> None:
    with pytest.raises(BadValue):
        packing_slip(a_slip(shop=()))


def test_a_name_as_long_as_a_page_is_refused() -> None:
    with pytest.raises(BadValue):
        packing_slip(a_slip(lines=(SlipLine("71053", "lantern " * 1000, 1, 1),)))
