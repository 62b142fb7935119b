"""Reads documents back: pages as a printer would draw them, barcodes as a scanner would."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2
import zxingcpp
from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page as a picture in the printer's dots, with its words and barcodes."""

    image: Image
    words: str
    codes: list[str]


def codes_on(image: Image) -> list[str]:
    """What a scanner sends for each barcode: AIM identifier, then the data, top to bottom."""
    found = zxingcpp.read_barcodes(image, text_mode=zxingcpp.TextMode.Plain)
    return [f"{code.symbology_identifier}{code.text}" for code in found]


def read_pdf(data: bytes, dpi: int = 300) -> list[ReadPage]:
    """Draw every page of a PDF at ``dpi`` and read it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_read_page(page, dpi) for page in document]
    finally:
        document.close()


def words_of_pdf(data: bytes) -> list[str]:
    """Only the words of every page, much faster."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def _read_page(page: pypdfium2.PdfPage, dpi: int) -> ReadPage:
    image = page.render(scale=dpi / 72, grayscale=True).to_pil()
    return ReadPage(image, page.get_textpage().get_text_range(), codes_on(image))
