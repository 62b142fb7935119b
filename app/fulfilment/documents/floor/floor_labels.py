"""Labels that the warehouse sticks on its carts and totes (F5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from app.errors import BadValue
from app.fulfilment.documents.drawing.document import Document, Language, finish
from app.fulfilment.documents.drawing.draft import Draft, Style
from app.fulfilment.documents.drawing.elements import Align, Box, Paper
from app.fulfilment.documents.drawing.fonts import Face
from app.fulfilment.documents.drawing.pages import scan_mark

_GRID = 203


class FloorKind(Enum):
    """What a floor label is stuck on; the value is what it says."""

    TOTE = "TOTE"
    CART = "CART"


@dataclass(frozen=True, slots=True)
class FloorLabel:
    """One label.

    Attributes:
        code: what a scanner reads.
        title: what a person reads from afar; "" means the code itself.
        detail: a wave, a place on a cart; may be "".
    """

    kind: FloorKind
    code: str
    title: str = ""
    detail: str = ""


def floor_label_roll(
    labels: Sequence[FloorLabel], language: Language, dpi: int = _GRID
) -> Document:
    """Draw ``labels`` for a roll of 4 x 2 inches, one by one.

    Raises:
        BadValue: a code or its words do not fit a label, or there are no labels.
    """
    return finish(roll_drafts(_some(labels), dpi), language, "Floor labels")


def trial_label(station: str, language: str, dpi: int) -> Document:
    """Draw a label that proves a printer: it prints, and a scanner reads the station's name.

    Args:
        station: printable ASCII.
        language: what the printer eats, "zpl" or "pdf".
        dpi: 203 or 300; counts for ZPL only.
    """
    label = FloorLabel(FloorKind.CART, station, "Test label", f"{language} {dpi} dpi")
    return floor_label_roll([label], Language(language), dpi)


def roll_drafts(labels: Sequence[FloorLabel], dpi: int) -> list[Draft]:
    """Lay the roll out; raises as ``floor_label_roll``."""
    drafts = []
    for label in labels:
        draft = Draft(Paper(4 * dpi, 2 * dpi, dpi))
        _lay_out(draft, draft.paper.box, label)
        drafts.append(draft)
    return drafts


def _some(labels: Sequence[FloorLabel]) -> Sequence[FloorLabel]:
    if not labels:
        raise BadValue(kind="floor labels", value="", reason="none to print")
    return labels


def _lay_out(draft: Draft, area: Box, label: FloorLabel) -> None:
    inner = area.inset(draft.mm(3))
    middle = inner.left + inner.width // 4
    top, bottom = inner.top, inner.bottom
    caption = Style(Face.BOLD, draft.mm(3.6), draft.mm(2))
    draft.line(Box(inner.left, top, middle, top + draft.mm(4)), label.kind.value, caption)
    detail = Style(Face.SEMIBOLD, draft.mm(3.6), draft.mm(1.7), Align.RIGHT)
    draft.line(Box(middle, top, inner.right, top + draft.mm(4)), label.detail, detail)
    bars_top = bottom - draft.mm(23)
    title = Box(inner.left, top + draft.mm(5.4), inner.right, bars_top - draft.mm(0.6))
    style = Style(Face.EXTRABOLD, title.height, draft.mm(2.2), Align.CENTRE)
    draft.paragraph(title, [label.title or label.code], style)
    bars = Box(inner.left, bars_top, inner.right, bottom - draft.mm(5))
    smallest = draft.mm(0.25)  # 2 dots at 203 dpi, 3 at 300: what every scanner reads
    scan_mark(draft, bars, label.code, Align.CENTRE, range(smallest, draft.mm(0.51) + 1))
    text = Style(Face.MONO_BOLD, draft.mm(4), draft.mm(1.9), Align.CENTRE)
    draft.line(Box(inner.left, bottom - draft.mm(4.2), inner.right, bottom), label.code, text)
