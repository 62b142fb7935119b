"""The manifest: what a carrier takes with it, for driver and dispatcher to sign (F5, F6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.fulfilment.documents.drawing.document import Document, Language, finish
from app.fulfilment.documents.drawing.draft import Draft, Style
from app.fulfilment.documents.drawing.elements import A4, Align, Box, Ink
from app.fulfilment.documents.drawing.fonts import Face
from app.fulfilment.documents.drawing.pages import (
    MARGIN_MM,
    Column,
    Pages,
    Table,
    fixed,
    scan_mark,
)


@dataclass(frozen=True, slots=True)
class ManifestLine:
    """One parcel: carton ``carton`` of ``cartons`` of its delivery; 0 grams are not known."""

    order_no: str
    carton: int
    cartons: int
    service: str
    tracking_no: str
    sscc: str
    weight_grams: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """A closed handover.

    Attributes:
        sender: the warehouse's name first, then its address.
        lines: every parcel, in the order in which they are printed.
        closed_at: aware; printed in its own zone.
        closed_by: who closed it, as it is printed beside the signature.
        again: True if it was printed before.
    """

    manifest_no: str
    carrier: str
    sender: tuple[str, ...]
    lines: tuple[ManifestLine, ...]
    closed_at: datetime
    closed_by: str
    again: bool = False

    @property
    def weight_grams(self) -> int:
        """Of all parcels whose weight is known."""
        return sum(line.weight_grams for line in self.lines)


_COLUMNS = (
    Column("NO.", 0.055, Face.REGULAR, 8.5, Align.RIGHT, Ink.GREY),
    Column("ORDER", 0.14, Face.MONO_BOLD, 9),
    Column("CARTON", 0.09, Face.REGULAR, 9),
    Column("SERVICE", 0.24, Face.REGULAR, 9),
    Column("TRACKING NUMBER", 0.2, Face.MONO, 8),
    Column("SSCC", 0.2, Face.MONO, 8),
    Column("KG", 0.075, Face.REGULAR, 9, Align.RIGHT),
)


def manifest(handover: Manifest) -> Document:
    """Draw ``handover`` as PDF on as many pages as it takes.

    Raises:
        BadValue: a name does not fit its place, or the number no barcode.
    """
    title = f"Manifest {handover.manifest_no}"
    return finish(manifest_drafts(handover), Language.PDF, title)


def manifest_drafts(handover: Manifest) -> list[Draft]:
    """Lay ``handover`` out; raises as ``manifest``."""
    pages = Pages(A4, lambda draft, number: _open_page(draft, handover, number))
    table = Table(pages, _COLUMNS)
    for number, line in enumerate(handover.lines, start=1):
        table.row(_cells(number, line))
    _signatures(pages, handover)
    again = " · REPRINT" if handover.again else ""
    return pages.finish(f"Manifest {handover.manifest_no} · closed {_when(handover)}{again}")


def _cells(number: int, line: ManifestLine) -> list[str]:
    carton = f"{line.carton} of {line.cartons}"
    weight = f"{line.weight_grams / 1000:.3f}" if line.weight_grams else ""
    return [
        str(number), line.order_no, carton, line.service, line.tracking_no, line.sscc, weight
    ]  # fmt: skip


def _when(handover: Manifest) -> str:
    return f"{handover.closed_at:%Y-%m-%d %H:%M %Z}".rstrip()


def _open_page(draft: Draft, handover: Manifest, number: int) -> int:
    """Every page names its manifest and can be scanned, for pages come apart."""
    bottom = _head(draft, handover, "Manifest" if number == 1 else "Manifest, continued")
    return _facts(draft, handover, bottom) if number == 1 else bottom


def _head(draft: Draft, handover: Manifest, title: str) -> int:
    side, top = draft.mm(MARGIN_MM), draft.mm(MARGIN_MM)
    right = draft.paper.width - side
    middle = side + (right - side) * 3 // 5
    head = Box(side, top - draft.pt(4), middle, top + draft.pt(26))
    draft.line(head, title, fixed(draft, Face.EXTRABOLD, 23, Align.LEFT))
    style = Style(Face.SEMIBOLD, draft.pt(13), draft.pt(3))
    carrier = Box(side, top + draft.pt(28), middle, top + draft.pt(44))
    draft.paragraph(carrier, [handover.carrier], style)
    mark = Box(middle, top, right + draft.mm(3.3), top + draft.mm(11))
    scan_mark(draft, mark, handover.manifest_no, Align.RIGHT)
    style = Style(Face.MONO_BOLD, draft.pt(10.5), draft.pt(4), Align.RIGHT)
    number = Box(middle, top + draft.mm(11.6), right, top + draft.mm(16))
    draft.line(number, handover.manifest_no, style)
    rule = top + draft.mm(17)
    draft.block(Box(side, rule, right, rule + draft.pt(2)))
    return rule + draft.pt(14)


def _facts(draft: Draft, handover: Manifest, top: int) -> int:
    """Who hands it over and what it comes to; the height is the same on every manifest."""
    bottom = top + draft.mm(24)
    side, right = draft.mm(MARGIN_MM), draft.paper.width - draft.mm(MARGIN_MM)
    middle = side + (right - side) // 2
    weight = f"{handover.weight_grams / 1000:.3f} kg" if handover.weight_grams else ""
    facts = (_parcels(len(handover.lines)), weight, f"Closed {_when(handover)}")
    _captioned(draft, Box(side, top, middle - draft.mm(5), bottom), "FROM", handover.sender)
    _captioned(draft, Box(middle, top, right, bottom), "HANDED OVER", facts)
    return bottom + draft.mm(3)


def _parcels(count: int) -> str:
    return f"{count} parcel" if count == 1 else f"{count} parcels"


def _captioned(draft: Draft, area: Box, caption: str, lines: Sequence[str]) -> None:
    head = Box(area.left, area.top, area.right, area.top + draft.pt(9))
    draft.line(head, caption, fixed(draft, Face.BOLD, 7.5, Align.LEFT, Ink.GREY))
    words = Box(area.left, area.top + draft.pt(13), area.right, area.bottom)
    draft.paragraph(words, lines, Style(Face.SEMIBOLD, draft.pt(11), draft.pt(5)))


def _signatures(pages: Pages, handover: Manifest) -> None:
    """A line to sign on for each of the two, kept together on one page."""
    height = pages.draft.mm(42)
    pages.need(height)
    draft, body = pages.draft, pages.body
    top, gap = body.bottom - height + draft.mm(8), draft.mm(10)
    middle = body.left + body.width // 2
    dispatcher = f"Dispatcher · {handover.closed_by}" if handover.closed_by else "Dispatcher"
    left = Box(body.left, top, middle - gap // 2, body.bottom)
    _signature(draft, left, f"Driver · {handover.carrier}")
    _signature(draft, Box(middle + gap // 2, top, body.right, body.bottom), dispatcher)


def _signature(draft: Draft, area: Box, who: str) -> None:
    style = Style(Face.SEMIBOLD, draft.pt(10), draft.pt(3))
    draft.paragraph(Box(area.left, area.top, area.right, area.top + draft.pt(14)), [who], style)
    bottom = area.bottom - draft.pt(14)
    draft.block(Box(area.left, bottom, area.right, bottom + 2), Ink.GREY)
    caption = Box(area.left, bottom + draft.pt(3), area.right, area.bottom)
    words = "Name, signature, date and time"
    draft.line(caption, words, fixed(draft, Face.REGULAR, 8, Align.LEFT, Ink.GREY))
