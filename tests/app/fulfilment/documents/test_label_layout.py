"""The shipping label is read back, from the PDF and from the ZPL printer alike."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import BadValue
from app.fulfilment.documents.drawing.document import Language
from app.fulfilment.documents.drawing.elements import Bars
from app.fulfilment.documents.label_layout import lay_out_label, shipping_label
from app.fulfilment.documents.label_model import ShippingLabel
from tests.app.fulfilment.documents.examples import a_label, assert_tidy
from tests.support.barcode_reader import codes_on, read_pdf, words_of_pdf
from tests.support.zpl_raster import print_zpl

RESOLUTIONS = [203, 300]
BOTH_CODES = ["]C01Z5R89390357567127", "]C100340123451234567895"]

anything = st.text(max_size=200)
lines = st.lists(anything, max_size=9).map(tuple)
labels = st.builds(
    a_label,
    addressee=lines.map(lambda given: ("Jo Müller", *given)),
    sender=lines,
    service=anything,
    routing=anything,
    order_no=anything,
    tracking_no=st.text([chr(c) for c in range(32, 127)], min_size=1, max_size=40),
    cartons=st.integers(1, 10**6),
    weight_grams=st.none() | st.integers(1, 10**6),
    reprint=st.none() | st.integers(1, 10**4),
)


@pytest.mark.parametrize("dpi", RESOLUTIONS)
def test_both_barcodes_of_the_pdf_label_are_read(dpi: int) -> None:
    document = shipping_label(a_label(), Language.PDF, dpi)

    (page,) = read_pdf(document.data, dpi)
    assert page.codes == BOTH_CODES
    assert abs(page.image.width - 4 * dpi) <= 1
    assert abs(page.image.height - 6 * dpi) <= 1


@pytest.mark.parametrize("dpi", RESOLUTIONS)
def test_both_barcodes_of_the_zpl_label_are_read(dpi: int) -> None:
    document = shipping_label(a_label(), Language.ZPL, dpi)

    (printed,) = print_zpl(document.data)
    assert codes_on(printed.image) == BOTH_CODES
    assert printed.image.size == (4 * dpi, 6 * dpi)


@pytest.mark.parametrize("dpi", RESOLUTIONS)
def test_the_sscc_is_the_lowest_symbol_and_as_large_as_gs1_wants(dpi: int) -> None:
    sheet = lay_out_label(a_label(), dpi).sheet()

    tracking, sscc = (element for element in sheet.elements if isinstance(element, Bars))
    assert tracking.bottom < sscc.top
    assert sscc.symbol.text == "(00)340123451234567895"
    assert 0.495 <= sscc.module_dots / dpi * 25.4 <= 1.016  # GS1's X-dimension in millimetres
    assert sscc.height / dpi * 25.4 >= 31.75


def test_the_label_says_what_a_driver_and_a_packer_need() -> None:
    label = a_label(carton=2, cartons=3, weight_grams=12340, reprint=2)
    (words,) = words_of_pdf(shipping_label(label, Language.PDF).data)
    (printed,) = print_zpl(shipping_label(label, Language.ZPL).data)

    for fact in [
        *label.addressee,
        *label.sender,
        "Parcelway Express",
        "DE-BER 04",
        "Order 536365",
        "2 of 3",
        "12.34 kg",
        "1Z5R89390357567127",
        "(00)340123451234567895",
        "REPRINT 2",
        "2026-01-05 14:32 UTC",
    ]:
        assert fact in words
        assert fact in printed.texts


def test_a_first_print_does_not_say_reprint_and_an_unweighed_carton_says_no_weight() -> None:
    (printed,) = print_zpl(shipping_label(a_label(weight_grams=None), Language.ZPL).data)

    assert not [text for text in printed.texts if "REPRINT" in text or "kg" in text]


@pytest.mark.parametrize("language", Language)
def test_the_same_label_is_the_same_bytes(language: Language) -> None:
    first = shipping_label(a_label(), language).data

    assert shipping_label(a_label(), language).data == first


@given(label=labels, dpi=st.sampled_from(RESOLUTIONS))
@settings(deadline=None, max_examples=150)
def test_no_words_break_a_label(label: ShippingLabel, dpi: int) -> None:
    try:
        draft = lay_out_label(label, dpi)
    except BadValue:
        return  # refused with its reason, not clipped
    assert_tidy(draft.sheet())


short = st.text(max_size=24)


@given(order_no=short, name=short.map("Jo ".__add__), service=short)
@settings(deadline=None, max_examples=60)
def test_no_signs_in_the_words_reach_the_printer_as_commands(
    order_no: str, name: str, service: str
) -> None:
    label = a_label(order_no=order_no, addressee=(name, "^XZ~JA_5E\\&"), service=service)

    document = shipping_label(label, Language.ZPL)

    (printed,) = print_zpl(document.data)
    assert "^XZ~JA_5E\\&" in printed.texts
    assert codes_on(printed.image) == BOTH_CODES


@pytest.mark.parametrize(
    "number", ["A>B>>0", "00012345678905", "JD 0002-1~^_", "1Z>;>8", "a1b2345"]
)
def test_any_tracking_number_of_printable_signs_is_read_back_from_both(number: str) -> None:
    label = a_label(tracking_no=number)
    (printed,) = print_zpl(shipping_label(label, Language.ZPL).data)
    (page,) = read_pdf(shipping_label(label, Language.PDF).data, 203)

    assert codes_on(printed.image)[0] == page.codes[0] == f"]C0{number}"


def test_a_long_address_is_shrunk_and_wrapped_whole() -> None:
    street = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk, Aufgang 3, Rückgebäude 12b"

    (words,) = words_of_pdf(shipping_label(a_label(addressee=(street,) * 3), Language.PDF).data)

    assert "".join(words.split()).count("".join(street.split())) == 3


def test_letters_without_a_font_are_question_marks() -> None:
    document = shipping_label(a_label(addressee=("Οδός Łódź",)), Language.PDF)

    assert "???? Łódź" in words_of_pdf(document.data)[0]


@pytest.mark.parametrize(
    "fault",
    [
        {"addressee": ("x" * 200,) * 20},
        {"order_no": "9" * 2000},
        {"service": "Express " * 40},
        {"tracking_no": "Ü123"},
        {"tracking_no": ""},
        {"tracking_no": "A" * 60},
    ],
)
def test_what_cannot_fit_is_refused(fault: dict[str, Any]) -> None:
    with pytest.raises(BadValue):
        shipping_label(a_label(**fault), Language.ZPL)


def test_a_printer_of_another_resolution_is_refused() -> None:
    with pytest.raises(BadValue):
        shipping_label(a_label(), Language.ZPL, 96)
