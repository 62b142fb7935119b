"""Pages of paper that follow one another: flowing rows, repeated heads, "page n of m"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.errors import BadValue
from app.fulfilment.documents.barcodes import code_128, qr
from app.fulfilment.documents.drawing.draft import Draft, Style, leading, wrap
from app.fulfilment.documents.drawing.elements import Align, Box, Ink, Paper
from app.fulfilment.documents.drawing.fonts import BASELINE, Face

MARGIN_MM = 15
_FOOT_MM = 10
_ROW_PAD_PT = 3.2


@dataclass(frozen=True, slots=True)
class Mark:
    """A table cell that is a barcode of ``text``."""

    text: str


Cell = str | Mark
"""Words, of which each line begins a new one, or a barcode."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; ``share`` is its part of the width, sizes are in points."""

    title: str
    share: float
    face: Face = Face.REGULAR
    points: float = 9.5
    align: Align = Align.LEFT
    ink: Ink = Ink.BLACK


def fixed(draft: Draft, face: Face, points: float, align: Align, ink: Ink = Ink.BLACK) -> Style:
    """A style that wraps but never shrinks."""
    return Style(face, draft.pt(points), draft.pt(points), align, ink)


def scan_mark(
    draft: Draft, area: Box, text: str, align: Align = Align.CENTRE, dots: range = range(2, 5)
) -> None:
    """Set ``text`` as Code 128 in ``dots`` a module, or as QR where that cannot carry it.

    Raises:
        BadValue: neither can.
    """
    try:
        draft.bars(area, code_128(text), dots[-1], dots[0], align)
    except BadValue:
        draft.qr(area, qr(text), 8, 3, align)


class Pages:
    """Fills page after page from the top.

    ``open_page(draft, number)`` draws what page ``number`` begins with, and says in dots where
    its body starts.
    """

    def __init__(self, paper: Paper, open_page: Callable[[Draft, int], int]) -> None:
        self._paper = paper
        self._open_page = open_page
        self._drafts: list[Draft] = []
        self._fresh = 0
        self.y = 0
        self.next_page()

    @property
    def draft(self) -> Draft:
        """The page that is being filled."""
        return self._drafts[-1]

    @property
    def body(self) -> Box:
        """What is left of the page, between the margins."""
        side = self.draft.mm(MARGIN_MM)
        bottom = self._paper.height - side - self.draft.mm(_FOOT_MM)
        return Box(side, self.y, self._paper.width - side, bottom)

    def next_page(self) -> None:
        """Begin a new page."""
        self._drafts.append(Draft(self._paper))
        self.y = self._fresh = self._open_page(self.draft, len(self._drafts))

    def need(self, height: int) -> bool:
        """Make sure of ``height`` dots; True if that took a new page.

        Raises:
            BadValue: no page of this paper has so much room.
        """
        if height <= self.body.height:
            return False
        self.next_page()
        if height > self.body.height:
            raise BadValue(kind="row of a document", value=height, reason="taller than a page")
        return True

    def finish(self, left: str) -> list[Draft]:
        """Write ``left`` and "Page n of m" at the foot of every page."""
        for number, draft in enumerate(self._drafts, start=1):
            side = draft.mm(MARGIN_MM)
            bottom = self._paper.height - side
            foot = Box(side, bottom - draft.pt(10), self._paper.width - side, bottom)
            rule = foot.top - draft.pt(5)
            draft.block(Box(side, rule, foot.right, rule + 2), Ink.RULE)
            split = foot.right - draft.mm(35)
            style = Style(Face.REGULAR, draft.pt(8), draft.pt(3.5), ink=Ink.GREY)
            draft.line(Box(side, foot.top, split, bottom), left, style)
            count = f"Page {number} of {len(self._drafts)}"
            right = fixed(draft, Face.SEMIBOLD, 8, Align.RIGHT, Ink.GREY)
            draft.line(Box(split, foot.top, foot.right, bottom), count, right)
        return self._drafts


class Table:
    """Rows under heads that are repeated on every page."""

    def __init__(self, pages: Pages, columns: Sequence[Column], mark_mm: float = 9) -> None:
        self._pages = pages
        self._columns = columns
        self._mark_mm = mark_mm
        pages.need(pages.draft.mm(30))  # heads never stand alone at the foot of a page
        self._heads()

    def row(self, cells: Sequence[Cell]) -> None:
        """Add one row, on a new page if it does not fit whole.

        Raises:
            BadValue: it is taller than a page, or a barcode is wider than its column.
        """
        pad = self._pages.draft.pt(_ROW_PAD_PT)
        height = max(self._height(*pair) for pair in zip(self._areas(), cells, strict=True))
        if self._pages.need(height + 2 * pad):
            self._heads()
        top = self._pages.y + pad
        for (column, area), cell in zip(self._areas(), cells, strict=True):
            self._set(column, Box(area.left, top, area.right, top + height), cell)
        self._end_row(top + height + pad)

    def _end_row(self, bottom: int) -> None:
        body = self._pages.body
        self._pages.draft.block(Box(body.left, bottom, body.right, bottom + 1), Ink.RULE)
        self._pages.y = bottom + 1

    def _areas(self) -> list[tuple[Column, Box]]:
        """Each column with its place across the body, a gap between neighbours."""
        body = self._pages.body
        gap = self._pages.draft.mm(3)
        left = float(body.left)
        areas = []
        for column in self._columns:
            right = left + column.share * body.width
            end = body.right if column is self._columns[-1] else round(right) - gap
            areas.append((column, Box(round(left), body.top, end, body.bottom)))
            left = right
        return areas

    def _heads(self) -> None:
        draft = self._pages.draft
        body = self._pages.body
        height = draft.pt(15)
        draft.block(Box(body.left, body.top, body.right, body.top + height), Ink.PALE)
        for column, area in self._areas():
            top = body.top + draft.pt(3.6)
            box = Box(area.left, top, area.right, body.top + height)
            draft.line(box, column.title, fixed(draft, Face.BOLD, 7.5, column.align, Ink.GREY))
        self._pages.y = body.top + height

    def _height(self, placed: tuple[Column, Box], cell: Cell) -> int:
        column, area = placed
        draft = self._pages.draft
        if isinstance(cell, Mark):
            return draft.mm(self._mark_mm)
        size = draft.pt(column.points)
        parts = [draft.drawable(part, column.face) for part in cell.splitlines()]
        lines = [line for part in parts for line in wrap(part, column.face, size, area.width)]
        return self._drop(column) + len(lines) * leading(size)

    def _set(self, column: Column, area: Box, cell: Cell) -> None:
        draft = self._pages.draft
        if isinstance(cell, Mark):
            scan_mark(draft, area, cell.text, column.align)
            return
        style = fixed(draft, column.face, column.points, column.align, column.ink)
        area = Box(area.left, area.top + self._drop(column), area.right, area.bottom)
        draft.paragraph(area, cell.splitlines(), style)

    def _drop(self, column: Column) -> int:
        """How much lower a cell starts, so that the row's first lines share one baseline."""
        largest = max(other.points for other in self._columns)
        return self._pages.draft.pt((largest - column.points) * BASELINE)
