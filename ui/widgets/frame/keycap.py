"""A key's cap, drawn the same on bars, tiles and buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from ui.theme.fonts import Role
from ui.theme.painting import CENTRE, Canvas

CAP_WIDTH, CAP_HEIGHT = 58, 42


def draw_cap(canvas: Canvas, left: float, middle: float, key: str, fill: str, ink: str) -> float:
    """Draw the cap of ``key`` with its left edge at ``left``; give its right edge."""
    width = max(
        float(canvas.px(CAP_WIDTH)), canvas.width_of(key, Role.OVERLINE, 21) + canvas.px(24)
    )
    height = canvas.px(CAP_HEIGHT)
    where = QRectF(left, middle - height / 2, width, height)
    canvas.fill(where, fill, canvas.px(8))
    canvas.text(where, key, Role.STRONG, ink, CENTRE, 21)
    return where.right()
