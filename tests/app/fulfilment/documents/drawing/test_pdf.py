"""PDF pages show bars on the printer's own dots."""

from __future__ import annotations

import pytest

from app.fulfilment.documents.barcodes import code_128, qr
from app.fulfilment.documents.drawing.elements import (
    Align,
    Bars,
    Block,
    Box,
    Ink,
    Paper,
    Qr,
    Sheet,
    Text,
)
from app.fulfilment.documents.drawing.fonts import Face
from app.fulfilment.documents.drawing.pdf import to_pdf
from tests.app.fulfilment.documents.examples import holds
from tests.support.barcode_reader import read_pdf

RESOLUTIONS = [203, 300, 600]


def paper(dpi: int) -> Paper:
    return Paper(4 * dpi, 2 * dpi, dpi)


@pytest.mark.parametrize("dpi", RESOLUTIONS)
@pytest.mark.parametrize("module_dots", [2, 3, 4])
def test_every_bar_has_exactly_its_dots(dpi: int, module_dots: int) -> None:
    # given a symbol on a page
    symbol = code_128("A-01-02")
    bars = Bars(60, 40, 90, module_dots, symbol)

    # when a printer of that resolution draws it
    (page,) = read_pdf(to_pdf([Sheet(paper(dpi), (bars,))], "Bars"), dpi)

    # then every dot across the symbol is as dark as its module says
    width = len(symbol.modules) * module_dots
    row = list(page.image.crop((60, 80, 60 + width, 81)).tobytes())
    dark = [dot < 128 for dot in row]
    assert dark == [symbol.modules[x // module_dots] == "1" for x in range(width)]
    assert page.codes == ["]C0A-01-02"]


def test_bars_and_a_qr_code_are_read() -> None:
    elements = (Bars(60, 40, 90, 3, code_128("4006381333931")), Qr(500, 60, 4, qr("Łódź")))

    (page,) = read_pdf(to_pdf([Sheet(paper(300), elements)], "Codes"), 300)

    assert sorted(page.codes) == ["]C04006381333931", "]Q1Łódź"]


@pytest.mark.parametrize("align", Align)
def test_words_stay_in_their_box_and_inks_are_told_apart(align: Align) -> None:
    box = Box(100, 100, 500, 140)
    elements = (
        Block(Box(90, 90, 510, 150), Ink.PALE),
        Text(box, "Harbour & Heath", Face.BOLD, 40, align, Ink.BLACK),
    )

    (page,) = read_pdf(to_pdf([Sheet(paper(300), elements)], "Words"), 300)

    inked = page.image.point([255 if dot < 128 else 0 for dot in range(256)]).getbbox()
    assert inked is not None
    assert holds(box, Box(*inked))
    assert "Harbour & Heath" in page.words
    assert page.image.getpixel((92, 92)) == round(255 * Ink.PALE.value)


def test_each_sheet_is_a_page_of_its_size_and_equal_sheets_are_equal_bytes() -> None:
    sheets = [Sheet(paper(300), ()), Sheet(Paper(300, 600, 300), ())]

    pages = read_pdf(to_pdf(sheets, "Pages"), 300)

    assert [page.image.size for page in pages] == [(1200, 600), (300, 600)]
    assert to_pdf(sheets, "Pages") == to_pdf(sheets, "Pages")
