"""The control card: eight commands as barcode, QR code, key and word; on its back the digits.

At its foot stands the scanner's self-test.

Both symbols of a command carry the same payload, so any scanner reads the card.  The frames keep
two commands so far apart that no scanner's beam takes the neighbour.
"""

from __future__ import annotations

from app.fulfilment.documents.barcodes import code_128, gs1_128, qr
from app.fulfilment.documents.drawing.document import Document, Language, finish
from app.fulfilment.documents.drawing.draft import Draft, Style
from app.fulfilment.documents.drawing.elements import A4, Align, Box, Ink
from app.fulfilment.documents.drawing.fonts import Face
from app.fulfilment.documents.drawing.pages import MARGIN_MM, fixed
from app.scanning.control_card import DIGITS, ControlCode, digit_payload, payload_of
from app.scanning.self_test import ELEMENTS

_COLUMNS, _ROWS = 2, 4
_SELF_TEST_MM = 28

_HINTS = {
    ControlCode.CONFIRM: "Yes, I have seen it",
    ControlCode.SHORT: "There is less than the screen says",
    ControlCode.EXCEPTION: "Something is wrong here",
    ControlCode.REPRINT: "Print the last label again",
    ControlCode.UNDO: "Take back my last scan",
    ControlCode.NEXT_CARTON: "This carton is full",
    ControlCode.SIGN_OUT: "I leave this station",
    ControlCode.HELP: "Say what I can scan now",
}


def control_card() -> Document:
    """Draw the control card as PDF; it needs no names and no numbers, so one fits all stations."""
    pages = [control_card_draft(), digit_card_draft()]
    return finish(pages, Language.PDF, "Control card")


def control_card_draft() -> Draft:
    """Lay the card out."""
    draft = Draft(A4)
    side = draft.mm(MARGIN_MM)
    right = A4.width - side
    head = Box(side, side - draft.pt(6), A4.width // 2, side + draft.pt(24))
    draft.line(head, "Control card", fixed(draft, Face.EXTRABOLD, 24, Align.LEFT))
    words = "Scan a code instead of pressing its key."
    line = Box(A4.width // 2, side + draft.pt(4), right, side + draft.pt(20))
    draft.line(line, words, fixed(draft, Face.REGULAR, 10.5, Align.RIGHT, Ink.GREY))
    for place, code in enumerate(ControlCode):
        _command(draft, _cell(draft, place), code)
    _self_test(draft)
    return draft


def digit_card_draft() -> Draft:
    """Lay out the back of the card: quantities are keyed with it where a policy counts (D5)."""
    draft = Draft(A4)
    side = draft.mm(MARGIN_MM)
    head = Box(side, side - draft.pt(6), A4.width // 2, side + draft.pt(24))
    draft.line(head, "Digits", fixed(draft, Face.EXTRABOLD, 24, Align.LEFT))
    line = Box(A4.width // 2, side + draft.pt(4), A4.width - side, side + draft.pt(20))
    words = "Scan one item, then the number of the others, then CONFIRM."
    draft.line(line, words, Style(Face.REGULAR, draft.pt(10), draft.pt(7), Align.RIGHT, Ink.GREY))
    for value in range(len(DIGITS)):
        _digit(draft, _digit_cell(draft, value), value)
    return draft


def _digit_cell(draft: Draft, value: int) -> Box:
    side, gap, rows = draft.mm(MARGIN_MM), draft.mm(6), len(DIGITS) // _COLUMNS
    top = side + draft.mm(13)
    width = (draft.paper.width - 2 * side - (_COLUMNS - 1) * gap) // _COLUMNS
    height = (draft.paper.height - side - top - (rows - 1) * gap) // rows
    left = side + value % _COLUMNS * (width + gap)
    upper = top + value // _COLUMNS * (height + gap)
    return Box(left, upper, left + width, upper + height)


def _digit(draft: Draft, cell: Box, value: int) -> None:
    draft.frame(cell, draft.pt(1.4))
    inner = cell.inset(draft.mm(4))
    square = draft.mm(19)
    big = Box(inner.left, inner.top, inner.right - square, inner.top + square)
    draft.line(big, str(value), fixed(draft, Face.EXTRABOLD, 44, Align.LEFT))
    corner = Box(inner.right - square, inner.top, inner.right, inner.top + square)
    draft.qr(corner, qr(digit_payload(value)), 8, 4, Align.RIGHT)
    bars = Box(inner.left, corner.bottom + draft.mm(3), inner.right, inner.bottom)
    draft.bars(bars, code_128(digit_payload(value)), 5, 4)


def _cell(draft: Draft, place: int) -> Box:
    side, gap = draft.mm(MARGIN_MM), draft.mm(6)
    top = side + draft.mm(13)
    width = (draft.paper.width - 2 * side - (_COLUMNS - 1) * gap) // _COLUMNS
    bottom = draft.paper.height - side - draft.mm(_SELF_TEST_MM) - gap
    height = (bottom - top - (_ROWS - 1) * gap) // _ROWS
    left = side + place % _COLUMNS * (width + gap)
    upper = top + place // _COLUMNS * (height + gap)
    return Box(left, upper, left + width, upper + height)


def _command(draft: Draft, cell: Box, code: ControlCode) -> None:
    draft.frame(cell, draft.pt(1.4))
    inner = cell.inset(draft.mm(4))
    square = draft.mm(19)
    words_right = inner.right - square
    _key(
        draft, Box(inner.left, inner.top, inner.left + draft.mm(12), inner.top + draft.mm(8)), code
    )
    word = Box(inner.left, inner.top + draft.mm(9.5), words_right, inner.top + draft.mm(18))
    style = Style(Face.EXTRABOLD, draft.pt(23), draft.pt(14))
    draft.line(word, code.value.upper(), style)
    hint = Box(inner.left, word.bottom, words_right, word.bottom + draft.mm(4.5))
    draft.line(hint, _HINTS[code], Style(Face.REGULAR, draft.pt(10), draft.pt(7)))
    corner = Box(words_right, inner.top, inner.right, inner.top + square)
    draft.qr(corner, qr(payload_of(code)), 8, 4, Align.RIGHT)
    bars = Box(inner.left, hint.bottom + draft.mm(3), inner.right, inner.bottom)
    draft.bars(bars, code_128(payload_of(code)), 5, 4)


def _self_test(draft: Draft) -> None:
    """The scanner's self-test across the foot: it is scanned once, when the scanner is set up."""
    side, right = draft.mm(MARGIN_MM), draft.paper.width - draft.mm(MARGIN_MM)
    bottom = draft.paper.height - side
    cell = Box(side, bottom - draft.mm(_SELF_TEST_MM), right, bottom)
    draft.frame(cell, draft.pt(1.4))
    inner = cell.inset(draft.mm(4))
    head = Box(inner.left, inner.top, inner.left + draft.mm(46), inner.top + draft.mm(8))
    draft.line(head, "Self-test", fixed(draft, Face.EXTRABOLD, 17, Align.LEFT))
    hints = ("On the settings page it says", "what the scanner must be set to")
    for place, words in enumerate(hints):
        top = head.bottom + draft.mm(1 + 4.5 * place)
        line = Box(inner.left, top, head.right, top + draft.mm(4.5))
        draft.line(line, words, Style(Face.REGULAR, draft.pt(9), draft.pt(7)))
    bars = Box(head.right + draft.mm(2), inner.top, inner.right, inner.bottom)
    draft.bars(bars, gs1_128(ELEMENTS), 5, 3)


def _key(draft: Draft, area: Box, code: ControlCode) -> None:
    """The key that means the same, white on black."""
    draft.block(area)
    words = Box(area.left, area.top + draft.mm(0.9), area.right, area.bottom)
    style = fixed(draft, Face.BOLD, 17, Align.CENTRE, Ink.WHITE)
    draft.line(words, f"F{code.f_key}", style)
