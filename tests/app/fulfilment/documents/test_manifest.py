"""A carrier's manifest names every parcel, can be scanned on each page, and has room to sign."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.fulfilment.documents.manifest import manifest, manifest_drafts
from tests.app.fulfilment.documents.examples import LINES, a_manifest, assert_tidy
from tests.support.barcode_reader import read_pdf, words_of_pdf

text = st.text(max_size=120)


def whole(data: bytes) -> list[str]:
    return [" ".join(words.split()) for words in words_of_pdf(data)]


def test_a_scanner_reads_the_manifest_on_every_page_and_each_says_which_it_is() -> None:
    pages = read_pdf(manifest(a_manifest(*LINES)).data)

    assert len(pages) > 1
    assert [page.codes for page in pages] == [["]C0M-00012"]] * len(pages)
    for number, page in enumerate(pages, start=1):
        assert "M-00012" in page.words
        assert f"Page {number} of {len(pages)}" in page.words


def test_every_parcel_is_named_once_with_all_that_is_on_its_label() -> None:
    words = " ".join(whole(manifest(a_manifest(*LINES)).data))

    for line in LINES:
        assert words.count(line.tracking_no) == words.count(line.sscc) == 1
    assert "1 SO-10400 1 of 2 Next Day PW000000000GB 340123450000000000 1.000" in words


def test_it_says_carrier_sender_when_it_was_closed_and_what_it_comes_to() -> None:
    (words,) = whole(manifest(a_manifest(*LINES[:3])).data)

    facts = ("Parcelway", "Harbour & Heath", "LS10 1AB", "3 parcels", "3.003 kg")
    for fact in (*facts, "Closed 2026-07-03 16:02 BST", "Driver · Parcelway"):
        assert fact in words
    assert "Dispatcher · Mara Okafor" in words
    assert words.count("signature") == 2
    assert "REPRINT" not in words


def test_one_parcel_is_one_and_a_weight_that_nobody_knows_is_left_blank() -> None:
    line = replace(LINES[0], weight_grams=0)

    (words,) = whole(manifest(a_manifest(line)).data)

    assert "1 parcel Closed 2026-07-03" in words
    assert "0.000" not in words


def test_a_second_print_says_so_and_is_else_the_same() -> None:
    first = a_manifest(*LINES[:3])

    (words,) = whole(manifest(first).data)
    (again,) = whole(manifest(replace(first, again=True)).data)

    assert again.replace(" · REPRINT", "") == words
    assert "REPRINT" in again


def test_the_lines_to_sign_are_on_the_last_page_only() -> None:
    *earlier, last = whole(manifest(a_manifest(*LINES)).data)

    assert "signature" in last
    assert not any("signature" in words for words in earlier)


def test_the_same_manifest_is_the_same_bytes() -> None:
    assert manifest(a_manifest(*LINES)).data == manifest(a_manifest(*LINES)).data


@given(order_no=text, service=text, tracking_no=text, carrier=text, lines=st.integers(0, 60))
@settings(deadline=None, max_examples=40)
def test_no_words_break_a_manifest(
    order_no: str, service: str, tracking_no: str, carrier: str, lines: int
) -> None:
    line = replace(LINES[0], order_no=order_no, service=service, tracking_no=tracking_no)
    handover = replace(a_manifest(*[line] * lines), carrier=carrier)

    for draft in manifest_drafts(handover):
        assert_tidy(draft.sheet())
