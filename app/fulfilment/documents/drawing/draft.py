"""A page while it is being laid out: nothing is clipped, nothing leaves its area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.errors import BadValue
from app.fulfilment.documents.barcodes import QR_QUIET_MODULES, QUIET_MODULES, QrSymbol, Symbol
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
from app.fulfilment.documents.drawing.fonts import Face, drawable, width_of

LEADING = 1.18
_LONGEST = 4000  # characters; nothing longer is worth measuring
_STEP = 0.94  # how much smaller each try of shrinking is


@dataclass(frozen=True, slots=True)
class Style:
    """How words look: ``size`` is the em in dots, ``smallest`` how far it may shrink."""

    face: Face
    size: int
    smallest: int
    align: Align = Align.LEFT
    ink: Ink = Ink.BLACK

    def sizes(self) -> Iterable[int]:
        """The sizes to try, largest first."""
        size = self.size
        while size > self.smallest:
            yield size
            size = min(size - 1, int(size * _STEP))
        yield self.smallest


def leading(size: int) -> int:
    """Dots from one line of ``size`` to the next."""
    return round(size * LEADING)


def wrap(words: str, face: Face, size: int, room: int) -> list[str]:
    """Break drawable ``words`` into lines of at most ``room`` dots, long words in the middle."""
    lines: list[str] = []
    line = ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if width_of(longer, face, size) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, face, size, room)
        lines.extend(full)
    return [*lines, line] if line else lines


def _pieces(word: str, face: Face, size: int, room: int) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width_of(pieces[-1] + character, face, size) > room:
            pieces.append("")
        pieces[-1] += character
    return pieces


@dataclass
class Draft:
    """Collects the elements of one sheet."""

    paper: Paper
    elements: list[Element] = field(default_factory=list)

    def sheet(self) -> Sheet:
        """What has been laid out so far."""
        return Sheet(self.paper, tuple(self.elements))

    def pt(self, points: float) -> int:
        """Typographic points in dots of this paper."""
        return round(points * self.paper.dpi / 72)

    def mm(self, millimetres: float) -> int:
        """Millimetres in dots of this paper."""
        return round(millimetres * self.paper.dpi / 25.4)

    def drawable(self, words: str, face: Face) -> str:
        """What ``face`` can draw of ``words``: a "?" for what it cannot.

        Raises:
            BadValue: too long for any place on any page.
        """
        if len(words) > _LONGEST:
            raise _no_room(words)
        return drawable(words, face).words

    def line(self, area: Box, words: str, style: Style) -> Text:
        """Set one line at the top of ``area``, shrunk until it fits.

        Raises:
            BadValue: it does not fit at the smallest size.
        """
        shown = self.drawable(words, style.face)
        for size in style.sizes():
            if size <= area.height and width_of(shown, style.face, size) <= area.width:
                return self._put(area, shown, style, size)
        raise _no_room(words)

    def paragraph(self, area: Box, lines: Sequence[str], style: Style) -> int:
        """Set ``lines`` from the top of ``area``, shrunk, then wrapped; say where they end.

        Raises:
            BadValue: they do not fit at the smallest size.
        """
        shown = [text for line in lines if (text := self.drawable(line, style.face))]
        for size in style.sizes():
            whole = all(width_of(text, style.face, size) <= area.width for text in shown)
            if whole and self._height(shown, size) <= area.height:
                return self._set(area, shown, style, size)
        wrapped: list[str] = []
        for size in style.sizes():
            wrapped = [p for text in shown for p in wrap(text, style.face, size, area.width)]
            if self._height(wrapped, size) <= area.height:
                return self._set(area, wrapped, style, size)
        raise _no_room(" / ".join(lines))

    def block(self, area: Box, ink: Ink = Ink.BLACK) -> None:
        """Fill ``area``."""
        self.elements.append(Block(area, ink))

    def frame(self, area: Box, thickness: int, ink: Ink = Ink.BLACK) -> None:
        """Draw the four sides of ``area``, inside it."""
        inner = area.inset(thickness)
        self.block(Box(area.left, area.top, area.right, inner.top), ink)
        self.block(Box(area.left, inner.bottom, area.right, area.bottom), ink)
        self.block(Box(area.left, inner.top, inner.left, inner.bottom), ink)
        self.block(Box(inner.right, inner.top, area.right, inner.bottom), ink)

    def bars(
        self, area: Box, symbol: Symbol, widest: int, narrowest: int, align: Align = Align.CENTRE
    ) -> Bars:
        """Set ``symbol`` over the height of ``area``, quiet zones inside it.

        Raises:
            BadValue: it does not fit with ``narrowest`` dots a module.
        """
        dots = symbol.module_dots(area.width, widest, narrowest)
        left = _aligned(area, symbol.width(dots), align) + QUIET_MODULES * dots
        bars = Bars(left, area.top, area.height, dots, symbol)
        self.elements.append(bars)
        return bars

    def qr(
        self, area: Box, symbol: QrSymbol, widest: int, narrowest: int, align: Align = Align.CENTRE
    ) -> Qr:
        """Set ``symbol`` at the top of ``area``, quiet zone inside it.

        Raises:
            BadValue: it does not fit with ``narrowest`` dots a module.
        """
        dots = symbol.module_dots(min(area.width, area.height), widest, narrowest)
        quiet = QR_QUIET_MODULES * dots
        left = _aligned(area, symbol.width(dots), align) + quiet
        code = Qr(left, area.top + quiet, dots, symbol)
        self.elements.append(code)
        return code

    def _set(self, area: Box, lines: Sequence[str], style: Style, size: int) -> int:
        top = area.top
        for words in lines:
            self._put(Box(area.left, top, area.right, area.bottom), words, style, size)
            top += leading(size)
        return top

    def _put(self, area: Box, words: str, style: Style, size: int) -> Text:
        box = Box(area.left, area.top, area.right, area.top + size)
        text = Text(box, words, style.face, size, style.align, style.ink)
        if words:
            self.elements.append(text)
        return text

    @staticmethod
    def _height(lines: Sequence[str], size: int) -> int:
        return (len(lines) - 1) * leading(size) + size if lines else 0


def _aligned(area: Box, width: int, align: Align) -> int:
    match align:
        case Align.LEFT:
            return area.left
        case Align.CENTRE:
            return area.left + (area.width - width) // 2
        case Align.RIGHT:
            return area.right - width


def _no_room(words: str) -> BadValue:
    return BadValue(kind="text of a document", value=words[:200], reason="does not fit its place")
