"""What a page consists of, in whole dots of one printer, whatever language it speaks.

The origin is the top left corner; x grows to the right, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.fulfilment.documents.barcodes import QrSymbol, Symbol
from app.fulfilment.documents.drawing.fonts import Face

MM_PER_INCH = 25.4
POINTS_PER_INCH = 72


class Align(Enum):
    """Where words stand in their area."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Ink(Enum):
    """How dark something is, as a share of white.  Thermal printers know BLACK and WHITE only."""

    BLACK = 0.0
    GREY = 0.36
    RULE = 0.78
    PALE = 0.945
    WHITE = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """An area; ``right`` and ``bottom`` are the first dots outside it."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Dots from left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Dots from top to bottom."""
        return self.bottom - self.top

    def inset(self, dots: int) -> Box:
        """The area ``dots`` smaller on every side."""
        return Box(self.left + dots, self.top + dots, self.right - dots, self.bottom - dots)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words that fits into its box; ``size`` is the em in dots, and the height."""

    box: Box
    words: str
    face: Face
    size: int
    align: Align = Align.LEFT
    ink: Ink = Ink.BLACK


@dataclass(frozen=True, slots=True)
class Block:
    """A filled rectangle: a rule, a frame's side, a background."""

    box: Box
    ink: Ink = Ink.BLACK


@dataclass(frozen=True, slots=True)
class Bars:
    """A linear barcode whose first bar begins at ``left``."""

    left: int
    top: int
    height: int
    module_dots: int
    symbol: Symbol

    @property
    def bottom(self) -> int:
        """The first dot below the bars."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Qr:
    """A QR code whose first module begins at ``left``, ``top``."""

    left: int
    top: int
    module_dots: int
    symbol: QrSymbol


Element = Text | Block | Bars | Qr


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper or roll on one printer's dots."""

    width: int
    height: int
    dpi: int

    @property
    def box(self) -> Box:
        """All of it."""
        return Box(0, 0, self.width, self.height)


def paper_mm(width_mm: float, height_mm: float, dpi: int) -> Paper:
    """Paper of a size in millimetres."""
    dots_per_mm = dpi / MM_PER_INCH
    return Paper(round(width_mm * dots_per_mm), round(height_mm * dots_per_mm), dpi)


def label_4x6(dpi: int) -> Paper:
    """The shipping label's roll, 4 by 6 inches: 812 x 1218 dots at 203 dpi."""
    return Paper(4 * dpi, 6 * dpi, dpi)


A4 = paper_mm(210, 297, 300)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, drawn in the order of its elements."""

    paper: Paper
    elements: tuple[Element, ...]
