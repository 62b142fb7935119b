"""Barcodes as modules: bars and spaces of whole units, before any printer is chosen.

python-barcode finds the code words; we draw them ourselves on the printer's dots, because its
own pictures do not keep to them.  What it would silently correct is refused here first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import segno
from barcode.codex import Code128, Gs1_128

from app.errors import BadValue

QUIET_MODULES = 10
"""Empty modules on either side of every linear symbol (GS1 General Specifications, 5.4)."""

QR_QUIET_MODULES = 4
"""Empty modules round a QR code (ISO/IEC 18004, section 9.1)."""

_FNC1 = "\xf1"  # how python-barcode writes the function character
_FIXED_LENGTH_AIS = frozenset(
    ["00", "01", "02", "03", "04", "20", "41", *map(str, range(11, 20)), *map(str, range(31, 37))]
)
_MAX_QR_BYTES = 1000


class Symbology(Enum):
    """The linear symbols that the warehouse prints."""

    CODE_128 = "Code 128"
    GS1_128 = "GS1-128"


@dataclass(frozen=True, slots=True)
class Symbol:
    """One linear barcode.

    Attributes:
        text: what a person reads below it; AIs of GS1-128 stand in brackets.
        modules: "1" for a bar, "0" for a space, one character a module, no quiet zone.
        code_words: Code 128 values from the start to before the check character.
    """

    symbology: Symbology
    text: str
    modules: str
    code_words: tuple[int, ...] = ()

    def width(self, module_dots: int) -> int:
        """Dots from quiet zone to quiet zone, at ``module_dots`` dots a module."""
        return (len(self.modules) + 2 * QUIET_MODULES) * module_dots

    def module_dots(self, room: int, widest: int, narrowest: int) -> int:
        """The widest module of ``narrowest`` to ``widest`` dots with which it fits ``room`` dots.

        Raises:
            BadValue: it does not fit, quiet zones included; a printer would clip it silently.
        """
        return _fitting(self, room, range(widest, narrowest - 1, -1))


@dataclass(frozen=True, slots=True)
class QrSymbol:
    """One QR code of error correction level M; ``rows`` are dark modules, no quiet zone."""

    text: str
    rows: tuple[tuple[bool, ...], ...]

    def width(self, module_dots: int) -> int:
        """Dots from quiet zone to quiet zone, at ``module_dots`` dots a module."""
        return (len(self.rows) + 2 * QR_QUIET_MODULES) * module_dots

    def module_dots(self, room: int, widest: int, narrowest: int) -> int:
        """As ``Symbol.module_dots``, for a square of ``room`` dots."""
        return _fitting(self, room, range(widest, narrowest - 1, -1))


def _fitting(symbol: Symbol | QrSymbol, room: int, widths: range) -> int:
    for dots in widths:
        if symbol.width(dots) <= room:
            return dots
    kind = symbol.symbology.value if isinstance(symbol, Symbol) else "QR"
    reason = f"needs {symbol.width(widths[-1])} dots of {room}"
    raise BadValue(kind=f"{kind} barcode", value=symbol.text[:80], reason=reason)


def code_128(text: str) -> Symbol:
    """Encode printable ASCII as Code 128 in the sets that make it short.

    Raises:
        BadValue: empty, or not printable ASCII, which scanners do not all read alike.
    """
    _check_printable("Code 128 barcode", text)
    # Building changes the encoder's state, so each use takes a fresh one.
    modules = Code128(text).build()[0]
    return Symbol(Symbology.CODE_128, text, modules, tuple(Code128(text).encoded))


def gs1_128(elements: Sequence[tuple[str, str]]) -> Symbol:
    """Encode (AI, value) pairs as GS1-128: FNC1 first, and after each value of open length.

    Raises:
        BadValue: an AI or value is empty or not printable ASCII.

    Source: GS1 General Specifications, sections 5.4 and 7.8.
    """
    for ai, value in elements:
        _check_printable("GS1-128 barcode", ai + value)
    data = "".join(_element(ai, value) for ai, value in elements[:-1])
    data += "".join(elements[-1])
    readable = "".join(f"({ai}){value}" for ai, value in elements)
    modules = Gs1_128(data).build()[0]
    return Symbol(Symbology.GS1_128, readable, modules, tuple(Gs1_128(data).encoded))


def qr(text: str) -> QrSymbol:
    """Encode any text as a QR code, UTF-8 where it is not ASCII.

    Raises:
        BadValue: empty, over 1,000 bytes, or not valid Unicode.
    """
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        raise BadValue(kind="QR barcode", value=ascii(text[:40]), reason="not Unicode") from error
    if not 0 < size <= _MAX_QR_BYTES:
        reason = f"empty or over {_MAX_QR_BYTES} bytes"
        raise BadValue(kind="QR barcode", value=text[:40], reason=reason)
    encoding = None if text.isascii() else "utf-8"
    code = segno.make(text, error="m", micro=False, boost_error=False, encoding=encoding)
    return QrSymbol(text, tuple(tuple(bool(module) for module in row) for row in code.matrix))


def _element(ai: str, value: str) -> str:
    return ai + value + ("" if ai[:2] in _FIXED_LENGTH_AIS else _FNC1)


def _check_printable(kind: str, text: str) -> None:
    if not text or not all(" " <= c <= "~" for c in text):
        raise BadValue(kind=kind, value=ascii(text[:80]), reason="not printable ASCII")
