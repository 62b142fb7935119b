"""The signs of the dock's lanes: a page for each carrier, read from afar and by a scanner (D9)."""

from __future__ import annotations

from collections.abc import Mapping

from app.errors import BadValue
from app.fulfilment.documents.barcodes import code_128
from app.fulfilment.documents.drawing.document import Document, Language, finish
from app.fulfilment.documents.drawing.draft import Draft, Style
from app.fulfilment.documents.drawing.elements import A4, Align, Box, Ink
from app.fulfilment.documents.drawing.fonts import Face
from app.fulfilment.documents.drawing.pages import MARGIN_MM, fixed


def lane_signs(lanes: Mapping[str, str]) -> Document:
    """Draw the signs as PDF, a page each.

    Args:
        lanes: as ``lanes_of`` has them: code -> carrier.

    Raises:
        BadValue: there are no lanes.
    """
    if not lanes:
        raise BadValue(kind="lanes", value="", reason="none to print")
    pages = [_sign(code, carrier) for code, carrier in lanes.items()]
    return finish(pages, Language.PDF, "Lanes")


def _sign(code: str, carrier: str) -> Draft:
    draft = Draft(A4)
    side = draft.mm(MARGIN_MM)
    left, right = side, A4.width - side
    draft.line(
        Box(left, side, right, side + draft.mm(14)),
        "Parcels of",
        fixed(draft, Face.SEMIBOLD, 28, Align.LEFT, Ink.GREY),
    )
    name = Box(left, side + draft.mm(18), right, side + draft.mm(110))
    draft.paragraph(name, [carrier], Style(Face.EXTRABOLD, draft.mm(44), draft.mm(16), Align.LEFT))
    bars = Box(left, side + draft.mm(122), right, side + draft.mm(196))
    draft.bars(bars, code_128(code), 12, 5)
    draft.line(
        Box(left, bars.bottom + draft.mm(6), right, bars.bottom + draft.mm(26)),
        code,
        fixed(draft, Face.MONO_BOLD, 44, Align.CENTRE),
    )
    draft.line(
        Box(left, bars.bottom + draft.mm(32), right, bars.bottom + draft.mm(40)),
        "Scan it before you load; a parcel of another carrier is refused.",
        fixed(draft, Face.REGULAR, 14, Align.CENTRE),
    )
    return draft
