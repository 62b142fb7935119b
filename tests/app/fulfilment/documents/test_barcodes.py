"""Barcodes say what they were given, or are refused."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.errors import BadValue
from app.fulfilment.documents.barcodes import (
    QUIET_MODULES,
    QrSymbol,
    Symbol,
    code_128,
    gs1_128,
    qr,
)
from tests.support.barcode_reader import codes_on

printable = st.text([chr(c) for c in range(32, 127)], min_size=1, max_size=30)


def picture(symbol: Symbol) -> Image.Image:
    """The symbol at two dots a module, with its quiet zones."""
    quiet = "0" * QUIET_MODULES
    return _drawn([[m == "1" for m in quiet + symbol.modules + quiet]] * 20)


def qr_picture(symbol: QrSymbol) -> Image.Image:
    """The code at two dots a module, with its quiet zone."""
    side = [False] * 4
    empty = [[False] * (len(symbol.rows) + 8)] * 4
    return _drawn([*empty, *([*side, *row, *side] for row in symbol.rows), *empty])


def _drawn(rows: Sequence[Sequence[bool]]) -> Image.Image:
    image = Image.new("L", (len(rows[0]), len(rows)))
    image.putdata([0 if dark else 255 for row in rows for dark in row])
    return image.resize((image.width * 3, image.height * 3), Image.Resampling.NEAREST)


@given(text=printable)
@settings(deadline=None)
def test_a_scanner_reads_from_code_128_what_was_given(text: str) -> None:
    assert codes_on(picture(code_128(text))) == [f"]C0{text}"]


@pytest.mark.parametrize("text", ["1", "12", "123", "A1234", "1234A", "12345", "(00)12", "~^_>\\"])
def test_digits_in_any_place_and_signs_are_read(text: str) -> None:
    assert codes_on(picture(code_128(text))) == [f"]C0{text}"]


def test_digits_are_packed_in_pairs() -> None:
    assert len(code_128("12345678").modules) < len(code_128("ABCDEFGH").modules)


@pytest.mark.parametrize("text", ["", "Ä", "A\tB", "\x1d10X", "\xf1", "٣"])
def test_code_128_refuses_what_scanners_do_not_read_alike(text: str) -> None:
    with pytest.raises(BadValue):
        code_128(text)


def test_an_sscc_is_gs1_128_and_its_text_has_the_ai_in_brackets() -> None:
    symbol = gs1_128([("00", "340123451234567895")])

    assert symbol.text == "(00)340123451234567895"
    assert codes_on(picture(symbol)) == ["]C100340123451234567895"]
    assert symbol.width(4) == 704  # hardware.md: 704 of 812 dots at 203 dpi


def test_a_value_of_open_length_ends_with_a_separator_unless_it_is_the_last() -> None:
    symbol = gs1_128([("01", "04006381333931"), ("10", "LOT7"), ("21", "S9")])

    assert codes_on(picture(symbol)) == ["]C1010400638133393110LOT7\x1d21S9"]


@pytest.mark.parametrize("elements", [[("", "")], [("10", "Ä")], [("10", "A\xf1B")]])
def test_gs1_128_refuses_what_scanners_do_not_read_alike(elements: list[tuple[str, str]]) -> None:
    with pytest.raises(BadValue):
        gs1_128(elements)


@pytest.mark.parametrize("text", ["XJKXHELPO", "https://a.example/r?x=1", "Łódź 1001", "倉庫", "7"])
def test_a_scanner_reads_from_qr_what_was_given(text: str) -> None:
    (code,) = codes_on(qr_picture(qr(text)))

    assert code[3:] == text


@pytest.mark.parametrize("text", ["", "x" * 1001, "\ud800"])
def test_qr_refuses_the_empty_the_huge_and_the_broken(text: str) -> None:
    with pytest.raises(BadValue):
        qr(text)


def test_a_symbol_takes_the_widest_modules_that_fit_and_refuses_to_be_clipped() -> None:
    symbol = code_128("A-01-02")
    room = symbol.width(3)

    assert symbol.module_dots(room, 4, 2) == 3
    assert symbol.module_dots(room - 1, 4, 2) == 2
    with pytest.raises(BadValue):
        symbol.module_dots(symbol.width(2) - 1, 4, 2)


def test_a_qr_code_takes_the_widest_modules_that_fit_and_refuses_to_be_clipped() -> None:
    symbol = qr("A-01-02")

    assert symbol.module_dots(symbol.width(3) + 1, 8, 2) == 3
    with pytest.raises(BadValue):
        symbol.module_dots(symbol.width(2) - 1, 8, 2)
