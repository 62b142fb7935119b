"""The PDF back-end: sheets become pages whose bars lie on the target printer's dots.

Each bar is drawn 0.1 dot narrower on either side: exactly on the dots, rounding in a viewer or
printer driver could fill one dot more.  Equal sheets give equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby
from typing import assert_never

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.fulfilment.documents.drawing.elements import (
    POINTS_PER_INCH,
    Align,
    Bars,
    Block,
    Element,
    Ink,
    Paper,
    Qr,
    Sheet,
    Text,
)
from app.fulfilment.documents.drawing.fonts import BASELINE, font_name

_INSET = 0.1
rl_config.useA85 = 0  # bytes go to printers as bytes: to write them as letters takes its time


def to_pdf(sheets: Sequence[Sheet], title: str) -> bytes:
    """Draw one page for each sheet."""
    out = BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1)
    canvas.setTitle(title)
    canvas.setCreator("Packbench")
    for sheet in sheets:
        _draw_page(canvas, sheet)
    canvas.save()
    return out.getvalue()


def _draw_page(canvas: Canvas, sheet: Sheet) -> None:
    paper = sheet.paper
    dot = POINTS_PER_INCH / paper.dpi
    canvas.setPageSize((paper.width * dot, paper.height * dot))
    canvas.scale(dot, dot)
    for element in sheet.elements:
        _draw(canvas, element, paper)
    canvas.showPage()


def _draw(canvas: Canvas, element: Element, paper: Paper) -> None:
    match element:
        case Text():
            _draw_text(canvas, element, paper)
        case Block(box, ink):
            canvas.setFillGray(ink.value)
            bottom = paper.height - box.bottom
            canvas.rect(box.left, bottom, box.width, box.height, stroke=0, fill=1)
        case Bars():
            _draw_bars(canvas, element, paper)
        case Qr():
            _draw_qr(canvas, element, paper)
        case _:
            assert_never(element)


def _draw_text(canvas: Canvas, text: Text, paper: Paper) -> None:
    canvas.setFillGray(text.ink.value)
    canvas.setFont(font_name(text.face), text.size)
    y = paper.height - text.box.top - round(text.size * BASELINE)
    match text.align:
        case Align.LEFT:
            canvas.drawString(text.box.left, y, text.words)
        case Align.CENTRE:
            canvas.drawCentredString((text.box.left + text.box.right) / 2, y, text.words)
        case Align.RIGHT:
            canvas.drawRightString(text.box.right, y, text.words)


def _draw_bars(canvas: Canvas, bars: Bars, paper: Paper) -> None:
    runs = _runs([module == "1" for module in bars.symbol.modules])
    _draw_runs(canvas, runs, bars, (paper.height - bars.bottom, bars.height))


def _draw_qr(canvas: Canvas, code: Qr, paper: Paper) -> None:
    for number, row in enumerate(code.symbol.rows, start=1):
        bottom = paper.height - code.top - number * code.module_dots
        _draw_runs(canvas, _runs(row), code, (bottom, code.module_dots))


def _draw_runs(
    canvas: Canvas, runs: Iterator[tuple[int, int]], symbol: Bars | Qr, rise: tuple[int, int]
) -> None:
    """Fill ``runs`` of modules; ``rise`` is the lower edge and the height."""
    bottom, height = rise
    dots = symbol.module_dots
    path = canvas.beginPath()
    for start, length in runs:
        width = length * dots - 2 * _INSET
        path.rect(symbol.left + start * dots + _INSET, bottom, width, height)
    canvas.setFillGray(Ink.BLACK.value)
    canvas.drawPath(path, stroke=0, fill=1)


def _runs(modules: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where each run of dark modules starts, and its length."""
    place = 0
    for dark, group in groupby(modules):
        length = len(list(group))
        if dark:
            yield place, length
        place += length
