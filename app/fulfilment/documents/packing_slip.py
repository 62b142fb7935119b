"""The packing slip: what is in this carton, what is not and why, and how to return it (F5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.errors import BadValue
from app.fulfilment.documents.barcodes import qr
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
class SlipLine:
    """One order line, in units.

    Attributes:
        ordered: what the customer ordered, 1 or more.
        here: what is in this carton, 0 or more.
        later: what is backordered and follows, 0 or more.
        earlier: what an earlier delivery brought, 0 or more.
        tracked: lots and serial numbers of what is in this carton, a line for each; "" for none.
        kit: the kit that the line is a component of, as the customer ordered it, or "".

    Raises:
        BadValue: a count is below its least, or here, later and earlier are more than ordered.
    """

    sku: str
    name: str
    ordered: int
    here: int
    later: int = 0
    earlier: int = 0
    tracked: str = ""
    kit: str = ""

    def __post_init__(self) -> None:
        if self.ordered < 1 or min(self.here, self.later, self.earlier, self.elsewhere) < 0:
            counts = f"{self.here} here, {self.later} later, {self.earlier} earlier"
            counts += f", {self.ordered} ordered"
            raise BadValue(kind="packing slip line", value=self.sku, reason=counts)

    @property
    def elsewhere(self) -> int:
        """Units in this delivery's other cartons."""
        return self.ordered - self.here - self.later - self.earlier


@dataclass(frozen=True, slots=True)
class PackingSlip:
    """One carton's slip.

    Attributes:
        shop: the seller's name first, then the address.
        bill_to: empty where it is the same as ``ship_to``.
        service, tracking_no: "" where not known.
        lines: every line of the order, in its order; ``SlipLine.here`` says what is inside.
        returns: how to return it, a paragraph each.
        returns_url: printed as a QR code where it is not "".
        printed_at: aware; printed in its own zone.
        reprint: None on the first print, then 1, 2 ...
    """

    shop: tuple[str, ...]
    order_no: str
    ordered_on: date | None
    ship_to: tuple[str, ...]
    bill_to: tuple[str, ...]
    service: str
    tracking_no: str
    carton: int
    cartons: int
    lines: tuple[SlipLine, ...]
    returns: tuple[str, ...]
    printed_at: datetime
    returns_url: str = ""
    reprint: int | None = None


_HERE = (
    Column("UNITS", 0.08, Face.BOLD, 13, Align.RIGHT),
    Column("SKU", 0.16, Face.MONO_BOLD, 9.5),
    Column("ITEM", 0.43, Face.REGULAR, 10),
    Column("ORDERED", 0.09, Face.REGULAR, 10, Align.RIGHT),
    Column("THE REST", 0.24, Face.SEMIBOLD, 9),
)
_NOT_HERE = (
    Column("ORDERED", 0.09, Face.REGULAR, 10, Align.RIGHT),
    Column("SKU", 0.16, Face.MONO, 9.5),
    Column("ITEM", 0.51, Face.REGULAR, 10),
    Column("WHERE IT IS", 0.24, Face.SEMIBOLD, 9),
)


def packing_slip(slip: PackingSlip) -> Document:
    """Draw ``slip`` as PDF on as many pages as it takes.

    Raises:
        BadValue: no seller, an address does not fit its place, or a single line fits no page.
    """
    drafts = slip_drafts(slip)
    return finish(drafts, Language.PDF, f"Packing slip {slip.order_no}")


def slip_drafts(slip: PackingSlip) -> list[Draft]:
    """Lay ``slip`` out; raises as ``packing_slip``."""
    if not slip.shop:
        raise BadValue(kind="seller on a packing slip", value="", reason="empty")
    pages = Pages(A4, lambda draft, number: _open_page(draft, slip, number))
    inside = [line for line in slip.lines if line.here]
    missing = [line for line in slip.lines if not line.here]
    _inside(pages, inside)
    if missing:
        _missing(pages, missing)
    _returns(pages, slip)
    foot = f"Order {slip.order_no} · carton {slip.carton} of {slip.cartons}"
    printed = f"printed {slip.printed_at:%Y-%m-%d %H:%M %Z}".rstrip()
    again = "" if slip.reprint is None else f" · REPRINT {slip.reprint}"
    return pages.finish(f"{foot} · {printed}{again}")


def _inside(pages: Pages, lines: Sequence[SlipLine]) -> None:
    units = sum(line.here for line in lines)
    _heading(pages, "In this carton", f"{len(lines)} lines, {units} units")
    table = Table(pages, _HERE)
    for line in lines:
        rest = _rest(line)
        words = "\n".join(filter(None, [line.name, _of_kit(line), line.tracked]))
        table.row([str(line.here), line.sku, words, str(line.ordered), rest])


def _missing(pages: Pages, lines: Sequence[SlipLine]) -> None:
    _heading(pages, "Not in this carton", "")
    table = Table(pages, _NOT_HERE)
    for line in lines:
        words = "\n".join(filter(None, [line.name, _of_kit(line)]))
        table.row([str(line.ordered), line.sku, words, _rest(line)])


def _of_kit(line: SlipLine) -> str:
    return f"Part of {line.kit}" if line.kit else ""


def _rest(line: SlipLine) -> str:
    """Where the units are that are not in this carton, a line for each place."""
    parts = []
    if line.earlier:
        parts.append(f"{line.earlier} sent before")
    if line.elsewhere:
        parts.append(f"{line.elsewhere} in another carton")
    if line.later:
        parts.append(f"{line.later} follow{'s' if line.later == 1 else ''} later")
    return "\n".join(parts)


def _heading(pages: Pages, words: str, figures: str) -> None:
    pages.need(pages.draft.mm(34))
    draft = pages.draft
    pages.y += draft.pt(16)
    body = pages.body
    middle = body.left + body.width * 2 // 3
    line = Box(body.left, body.top, middle, body.top + draft.pt(14))
    draft.line(line, words, fixed(draft, Face.BOLD, 13, Align.LEFT))
    line = Box(middle, body.top + draft.pt(3), body.right, body.top + draft.pt(14))
    draft.line(line, figures, fixed(draft, Face.REGULAR, 9.5, Align.RIGHT, Ink.GREY))
    pages.y += draft.pt(19)


def _returns(pages: Pages, slip: PackingSlip) -> None:
    """How to return it, kept together on one page."""
    if not slip.returns and not slip.returns_url:
        return
    height = pages.draft.mm(38)
    pages.need(height)
    draft = pages.draft
    body = pages.body
    area = Box(body.left, body.bottom - height + draft.mm(4), body.right, body.bottom)
    draft.frame(area, draft.pt(0.9), Ink.GREY)
    inner = area.inset(draft.mm(4))
    right = inner.right
    if slip.returns_url:
        side = inner.height
        right -= side + draft.mm(5)
        square = Box(inner.right - side, inner.top, inner.right, inner.bottom)
        draft.qr(square, qr(slip.returns_url), 12, 3)
    head = Box(inner.left, inner.top, right, inner.top + draft.pt(12))
    draft.line(head, "How to return something", fixed(draft, Face.BOLD, 11, Align.LEFT))
    words = Box(inner.left, inner.top + draft.pt(17), right, inner.bottom)
    draft.paragraph(words, slip.returns, Style(Face.REGULAR, draft.pt(9.5), draft.pt(6)))


def _open_page(draft: Draft, slip: PackingSlip, number: int) -> int:
    if number > 1:
        return _short_head(draft, slip)
    _title(draft, slip)
    return _facts(draft, slip)


def _short_head(draft: Draft, slip: PackingSlip) -> int:
    """What every further page begins with."""
    side, top = draft.mm(MARGIN_MM), draft.mm(MARGIN_MM)
    right = draft.paper.width - side
    middle = draft.paper.width // 2
    name = Box(side, top, middle, top + draft.pt(14))
    draft.line(name, "Packing slip, continued", fixed(draft, Face.BOLD, 12, Align.LEFT))
    words = f"Order {slip.order_no}, carton {slip.carton} of {slip.cartons}"
    style = Style(Face.SEMIBOLD, draft.pt(10), draft.pt(4), Align.RIGHT)
    draft.line(Box(middle, top, right, top + draft.pt(14)), words, style)
    bottom = top + draft.pt(18)
    draft.block(Box(side, bottom, right, bottom + draft.pt(1.5)))
    return bottom + draft.pt(14)


def _title(draft: Draft, slip: PackingSlip) -> None:
    side, top = draft.mm(MARGIN_MM), draft.mm(MARGIN_MM)
    right = draft.paper.width - side
    middle = side + (right - side) * 11 // 20
    title = Box(side, top - draft.pt(4), middle, top + draft.pt(30))
    draft.line(title, "Packing slip", fixed(draft, Face.EXTRABOLD, 27, Align.LEFT))
    carton = Box(side, top + draft.pt(31), middle, top + draft.pt(48))
    words = f"Carton {slip.carton} of {slip.cartons}"
    draft.line(carton, words, fixed(draft, Face.SEMIBOLD, 14, Align.LEFT))
    shop = Box(middle, top, right, top + draft.pt(14))
    style = Style(Face.BOLD, draft.pt(11.5), draft.pt(6), Align.RIGHT)
    draft.line(shop, slip.shop[0], style)
    rest = Box(middle, top + draft.pt(15), right, top + draft.mm(20))
    style = Style(Face.REGULAR, draft.pt(8.5), draft.pt(5), Align.RIGHT, Ink.GREY)
    draft.paragraph(rest, slip.shop[1:], style)
    rule = top + draft.mm(21)
    draft.block(Box(side, rule, right, rule + draft.pt(2)))


def _facts(draft: Draft, slip: PackingSlip) -> int:
    """Addresses and facts beside the order's barcode; the height is the same on every slip."""
    top = draft.mm(MARGIN_MM + 25)
    bottom = top + draft.mm(42)
    side = draft.mm(MARGIN_MM)
    width = draft.paper.width - 2 * side
    gap = draft.mm(5)
    second = side + round(width * (0.30 if slip.bill_to else 0.42))
    third = side + round(width * 0.58)
    _captioned(draft, Box(side, top, second - gap, bottom), "SHIP TO", slip.ship_to, Face.SEMIBOLD)
    if slip.bill_to:
        area = Box(second, top, third - gap, bottom)
        _captioned(draft, area, "BILL TO", slip.bill_to, Face.REGULAR)
    _order(draft, Box(third, top, side + width, bottom), slip)
    return bottom


def _captioned(draft: Draft, area: Box, caption: str, lines: Sequence[str], face: Face) -> None:
    head = Box(area.left, area.top, area.right, area.top + draft.pt(9))
    draft.line(head, caption, fixed(draft, Face.BOLD, 7.5, Align.LEFT, Ink.GREY))
    words = Box(area.left, area.top + draft.pt(13), area.right, area.bottom)
    draft.paragraph(words, lines, Style(face, draft.pt(11), draft.pt(5.5)))


def _order(draft: Draft, area: Box, slip: PackingSlip) -> None:
    """The order's barcode, its number, and how it travels."""
    split = area.top + draft.mm(14)
    # The quiet zone may lie in the page's margin, so that the bars end where the words do.
    mark = Box(area.left, area.top, area.right + draft.mm(3.3), split)
    scan_mark(draft, mark, slip.order_no, Align.RIGHT)
    number = Box(area.left, split + draft.pt(3), area.right, split + draft.pt(22))
    style = Style(Face.MONO_BOLD, draft.pt(14), draft.pt(5), Align.RIGHT)
    draft.paragraph(number, [slip.order_no], style)
    ordered = f"Ordered {slip.ordered_on:%Y-%m-%d}" if slip.ordered_on else ""
    tracking = f"Tracking {slip.tracking_no}" if slip.tracking_no else ""
    facts = [fact for fact in (ordered, slip.service, tracking) if fact]
    place = Box(area.left, split + draft.pt(25), area.right, area.bottom)
    style = Style(Face.REGULAR, draft.pt(9.5), draft.pt(5), Align.RIGHT)
    draft.paragraph(place, facts, style)
