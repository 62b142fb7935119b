"""The ZPL back-end: sheets become labels with the printer's own barcodes and its font 0.

Code 128 is sent with explicit sets (mode N), so that the printer's symbol has exactly the modules
that were measured, whatever its firmware thinks shortest.  Every field is sent under ``^FH_``
with ``_ ^ ~`` as hexadecimal: a raw ``~`` cuts a field off.

Source: Zebra ZPL II programming guide, commands named at each function.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from app.fulfilment.documents.barcodes import Symbol
from app.fulfilment.documents.drawing.elements import (
    Align,
    Bars,
    Block,
    Element,
    Ink,
    Qr,
    Sheet,
    Text,
)

_HEX = str.maketrans({c: f"_{ord(c):02X}" for c in "_^~"})
_JUSTIFY = {Align.LEFT: "L", Align.CENTRE: "C", Align.RIGHT: "R"}
_START = {103: (">9", "A"), 104: (">:", "B"), 105: (">;", "C")}
_SWITCH = {99: (">5", "C"), 100: (">6", "B"), 101: (">7", "A")}
_FNC1 = 102
_PAIRS = 100  # set C: values below are two digits
_FIRST_CHARACTER = 32  # set B: value 0 is a space


def to_zpl(sheets: Sequence[Sheet]) -> bytes:
    """Write one format for each sheet, in UTF-8."""
    return "".join(_format(sheet) for sheet in sheets).encode()


def _format(sheet: Sheet) -> str:
    paper = sheet.paper
    head = ["^XA", "^CI28", f"^PW{paper.width}", f"^LL{paper.height}", "^LH0,0"]
    return "\n".join([*head, *(_field(element) for element in sheet.elements), "^XZ\n"])


def _field(element: Element) -> str:
    match element:
        case Text():
            return _text(element)
        case Block():
            return _block(element)
        case Bars():
            return _bars(element)
        case Qr(left, top, dots, symbol):
            # ^BQ: model 2, the dots of a module; "MA": error level M, mode chosen by the printer.
            return f"^FO{left},{top}^BQN,2,{dots}{_data('MA,' + symbol.text)}"
        case _:
            assert_never(element)


def _text(text: Text) -> str:
    """``^A0``, and ``^FB`` where it must be centred or stand at the right."""
    words = text.words
    justified = ""
    if text.align is not Align.LEFT:
        justified = f"^FB{text.box.width},1,0,{_JUSTIFY[text.align]},0"
        words = words.replace("\\", "\\\\")  # ^FB reads a backslash as the start of a command
    reverse = "^FR" if text.ink is Ink.WHITE else ""
    place = f"^FO{text.box.left},{text.box.top}^A0N,{text.size},{text.size}"
    return f"{place}{justified}{reverse}{_data(words)}"


def _block(block: Block) -> str:
    """``^GB``, as thick as its shorter side: a filled rectangle."""
    box = block.box
    if block.ink is not Ink.BLACK:
        raise ValueError(f"{block.ink} on a thermal label")
    return f"^FO{box.left},{box.top}^GB{box.width},{box.height},{min(box.width, box.height)}^FS"


def _bars(bars: Bars) -> str:
    """``^BC`` in mode N, without the printer's own text line."""
    place = f"^FO{bars.left},{bars.top}^BY{bars.module_dots}"
    return f"{place}^BCN,{bars.height},N,N,N,N{_data(subset_codes(bars.symbol))}"


def subset_codes(symbol: Symbol) -> str:
    """Write the code words of a Code 128 symbol as ``^BC``'s invocation codes.

    Source: ZPL II programming guide, ``^BC``, "Code 128 invocation characters".
    """
    start, *values = symbol.code_words
    written, active = _START[start]
    for value in values:
        code, active = _code(value, active)
        written += code
    return written


def _code(value: int, active: str) -> tuple[str, str]:
    if value == _FNC1:
        return ">8", active
    if active == "C" and value < _PAIRS:
        return f"{value:02d}", active
    if value in _SWITCH:
        return _SWITCH[value]
    character = chr(_FIRST_CHARACTER + value)
    return (">0" if character == ">" else character), active


def _data(text: str) -> str:
    return f"^FH_^FD{text.translate(_HEX)}^FS"
