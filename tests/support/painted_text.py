"""Every text that is painted, as a legibility test reads it: what was cut, how large, how dark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRect, QRectF

from ui.theme.fonts import Role
from ui.theme.painting import LEFT, Align, Canvas


@dataclass(frozen=True, slots=True)
class TextRun:
    """One text as it was painted: what was asked for, what was drawn, where, how large."""

    wanted: str
    drawn: str
    ink: str
    pixels: int
    role: Role
    rect: QRect

    @property
    def cut(self) -> bool:
        """True if not all of the text found room."""
        return self.wanted != self.drawn


@contextmanager
def record_text() -> Iterator[list[TextRun]]:
    """Collect every text that passes ``Canvas.text`` while the block runs."""
    runs: list[TextRun] = []
    draw = Canvas.text

    def text(
        canvas: Canvas,
        rect: QRectF,
        text: str,
        role: Role,
        ink: str,
        align: Align = LEFT,
        design_px: float | None = None,
    ) -> float:
        width = draw(canvas, rect, text, role, ink, align, design_px)
        if text:
            drawn, _ = canvas.in_room(text, rect.width(), role, design_px)
            pixels = canvas.theme.font(role, design_px).pixelSize()
            runs.append(TextRun(text, drawn, ink, pixels, role, _place(canvas, rect, width)))
        return width

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Canvas, "text", text)
        yield runs


def _place(canvas: Canvas, rect: QRectF, width: float) -> QRect:
    box = QRectF(rect)
    box.setWidth(max(1.0, min(width, rect.width())))
    return canvas.painter.combinedTransform().mapRect(box).toRect()
