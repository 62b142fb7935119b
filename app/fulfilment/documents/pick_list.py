"""The printed pick list, for the days when the screens are down (F2, D1).

It carries barcodes of the task and the bins, and none of the items: whoever could scan the item
from the paper would verify the paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.fulfilment.documents.drawing.document import Document, Language, finish
from app.fulfilment.documents.drawing.draft import Draft, Style
from app.fulfilment.documents.drawing.elements import A4, Align, Box, Ink
from app.fulfilment.documents.drawing.fonts import Face
from app.fulfilment.documents.drawing.pages import (
    MARGIN_MM,
    Column,
    Mark,
    Pages,
    Table,
    fixed,
    scan_mark,
)


@dataclass(frozen=True, slots=True)
class PickListLine:
    """Take ``units`` of one product from one bin into one tote.

    Attributes:
        tote: what the picker reads: a tote code, or a slot of the cart.
        lot: the one to take; "" where there is none.
        expires_on: its date; None where there is none.
        serials: numbers that lie in the bin; ``units`` of them are taken.
    """

    bin_code: str
    sku: str
    name: str
    units: int
    tote: str
    lot: str = ""
    expires_on: date | None = None
    serials: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PickList:
    """One walk, its lines in walking order.  ``printed_at`` is aware."""

    task_no: str
    wave_no: str
    zone: str
    lines: tuple[PickListLine, ...]
    printed_at: datetime


_COLUMNS = (
    Column("BIN", 0.15, Face.MONO_BOLD, 13),
    Column("SCAN THE BIN", 0.23, align=Align.LEFT),
    Column("SKU", 0.14, Face.MONO, 9.5),
    Column("ITEM", 0.25, Face.REGULAR, 9.5),
    Column("UNITS", 0.08, Face.BOLD, 14, Align.RIGHT),
    Column("TOTE", 0.08, Face.MONO_BOLD, 10),
    Column("TAKEN", 0.07, Face.REGULAR, 10, Align.LEFT, Ink.GREY),
)

_NUMBERS = 8
"""So many serial numbers are named on a line; a picker reads no more."""


def pick_list(task: PickList) -> Document:
    """Draw ``task`` as PDF, lines in the order given.

    Raises:
        BadValue: a bin code is too long for any barcode in its column, or the task number is.
    """
    return finish(pick_list_drafts(task), Language.PDF, f"Pick list {task.task_no}")


def pick_list_drafts(task: PickList) -> list[Draft]:
    """Lay ``task`` out; raises as ``pick_list``."""
    pages = Pages(A4, lambda draft, _number: _open_page(draft, task))
    table = Table(pages, _COLUMNS)
    for line in task.lines:
        bin_mark, item = Mark(line.bin_code), _item(line)
        table.row([line.bin_code, bin_mark, line.sku, item, str(line.units), line.tote, "____"])
    foot = f"Task {task.task_no} · wave {task.wave_no} · zone {task.zone}"
    return pages.finish(f"{foot} · printed {task.printed_at:%Y-%m-%d %H:%M %Z}".rstrip())


def _item(line: PickListLine) -> str:
    """The product, below it the lot with its date and the numbers that lie there."""
    words = [line.name]
    if line.lot:
        until = f", good to {line.expires_on.isoformat()}" if line.expires_on else ""
        words.append(f"lot {line.lot}{until}")
    if line.serials:
        more = len(line.serials) - _NUMBERS
        said = ", ".join(line.serials[:_NUMBERS]) + (f" and {more} more" if more > 0 else "")
        words.append(f"numbers {said}" if len(line.serials) <= line.units else f"of {said}")
    return "\n".join(words)


def _open_page(draft: Draft, task: PickList) -> int:
    """Every page names its task and can be scanned, for pages come apart."""
    side, top = draft.mm(MARGIN_MM), draft.mm(MARGIN_MM)
    right = draft.paper.width - side
    middle = side + (right - side) * 3 // 5
    head = Box(side, top - draft.pt(4), middle, top + draft.pt(26))
    draft.line(head, "Pick list", fixed(draft, Face.EXTRABOLD, 23, Align.LEFT))
    units = sum(line.units for line in task.lines)
    figures = f"Wave {task.wave_no} · zone {task.zone} · {len(task.lines)} lines, {units} units"
    style = Style(Face.SEMIBOLD, draft.pt(10.5), draft.pt(5))
    draft.line(Box(side, top + draft.pt(28), middle, top + draft.pt(42)), figures, style)
    mark = Box(middle, top, right + draft.mm(3.3), top + draft.mm(11))
    scan_mark(draft, mark, task.task_no, Align.RIGHT)
    number = Box(middle, top + draft.mm(11.6), right, top + draft.mm(16))
    style = Style(Face.MONO_BOLD, draft.pt(10.5), draft.pt(4), Align.RIGHT)
    draft.line(number, task.task_no, style)
    rule = top + draft.mm(17)
    draft.block(Box(side, rule, right, rule + draft.pt(2)))
    return rule + draft.pt(14)
