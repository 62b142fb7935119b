"""ZPL fields, byte for byte, and read back from the printer that draws them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.fulfilment.documents.barcodes import code_128, gs1_128, qr
from app.fulfilment.documents.drawing.elements import (
    Align,
    Bars,
    Block,
    Box,
    Element,
    Ink,
    Paper,
    Qr,
    Sheet,
    Text,
)
from app.fulfilment.documents.drawing.fonts import Face
from app.fulfilment.documents.drawing.zpl import subset_codes, to_zpl
from tests.support.barcode_reader import codes_on
from tests.support.zpl_raster import print_zpl

PAPER = Paper(812, 406, 203)
AREA = Box(20, 30, 420, 70)


def field(element: Element) -> str:
    """The one line that ``element`` becomes."""
    return to_zpl([Sheet(PAPER, (element,))]).decode().splitlines()[-2]


def test_a_label_names_its_character_set_and_size() -> None:
    assert to_zpl([Sheet(PAPER, ())]) == b"^XA\n^CI28\n^PW812\n^LL406\n^LH0,0\n^XZ\n"


def test_words_are_a_field_with_hexadecimal_and_the_signs_of_zpl_in_it() -> None:
    text = Text(AREA, "A_B^C~D", Face.BOLD, 40)

    assert field(text) == "^FO20,30^A0N,40,40^FH_^FDA_5FB_5EC_7ED^FS"


def test_words_at_the_right_stand_in_a_field_block_of_their_box() -> None:
    text = Text(AREA, "a\\b", Face.BOLD, 40, Align.RIGHT)

    assert field(text) == "^FO20,30^A0N,40,40^FB400,1,0,R,0^FH_^FDa\\\\b^FS"


def test_white_words_are_reversed_out_of_a_black_block() -> None:
    elements = (Block(AREA), Text(AREA, "EXPRESS", Face.BOLD, 40, ink=Ink.WHITE))

    (label,) = print_zpl(to_zpl([Sheet(PAPER, elements)]))

    colours = label.image.crop((AREA.left, AREA.top, AREA.right, AREA.bottom)).getextrema()
    assert colours == (0, 255)


def test_a_block_is_filled() -> None:
    assert field(Block(Box(0, 174, 812, 178))) == "^FO0,174^GB812,4,4^FS"
    assert field(Block(Box(10, 0, 13, 200))) == "^FO10,0^GB3,200,3^FS"


@pytest.mark.parametrize("ink", [Ink.GREY, Ink.PALE, Ink.RULE])
def test_a_thermal_printer_has_no_grey(ink: Ink) -> None:
    with pytest.raises(ValueError, match="thermal"):
        to_zpl([Sheet(PAPER, (Block(AREA, ink),))])


def test_an_sscc_starts_in_set_c_with_fnc1() -> None:
    bars = Bars(94, 10, 256, 4, gs1_128([("00", "340123451234567895")]))

    assert field(bars) == "^FO94,10^BY4^BCN,256,N,N,N,N^FH_^FD>;>800340123451234567895^FS"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ABC", ">:ABC"),
        ("1234", ">;1234"),
        ("12345", ">;1234>65"),
        ("AB-123456", ">:AB->5123456"),
        ("1Z>2", ">:1Z>02"),
    ],
)
def test_sets_are_switched_as_the_manual_says(text: str, codes: str) -> None:
    assert subset_codes(code_128(text)) == codes


@given(text=st.text([chr(c) for c in range(32, 127)], min_size=1, max_size=24))
@settings(deadline=None)
def test_the_printer_draws_exactly_the_modules_that_were_measured(text: str) -> None:
    # given a symbol of one dot a module
    symbol = code_128(text)
    bars = Bars(20, 0, 1, 1, symbol)

    # when the printer draws it by its own table
    (label,) = print_zpl(to_zpl([Sheet(PAPER, (bars,))]))

    # then every dot is as dark as its module says
    row = [label.image.getpixel((20 + x, 0)) for x in range(len(symbol.modules))]
    assert "".join("1" if dot == 0 else "0" for dot in row) == symbol.modules


def test_bars_and_a_qr_code_are_read() -> None:
    elements = (Bars(40, 20, 90, 3, code_128("4006381333931")), Qr(500, 60, 4, qr("A_^~/1")))

    (label,) = print_zpl(to_zpl([Sheet(PAPER, elements)]))

    assert sorted(codes_on(label.image)) == ["]C04006381333931", "]Q1A_^~/1"]


def test_each_sheet_is_a_label() -> None:
    assert len(print_zpl(to_zpl([Sheet(PAPER, ())] * 3))) == 3
