"""Codes drawn so that the characters that decide stand out."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from ui.theme.fonts import Role
from ui.theme.painting import Canvas
from ui.theme.tokens import ink_on


def differing(one: str, other: str) -> tuple[range, range]:
    """Say which characters of two codes differ, as one stretch of each.

    Codes of one length are compared place by place; others from both their ends.
    """
    shorter = min(len(one), len(other))
    start = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    room = shorter - start
    end = next((i for i in range(room) if one[-1 - i] != other[-1 - i]), room)
    return range(start, len(one) - end), range(start, len(other) - end)


def deciding_tail(code: str) -> tuple[str, str]:
    """Split a code before the group that tells look-alikes apart: the last, or four characters."""
    head, dash, tail = code.rpartition("-")
    if dash and head and tail:
        return head + dash, tail
    return (code[:-4], code[-4:]) if len(code) > 6 else ("", code)


def draw_code(
    canvas: Canvas,
    x: float,
    baseline: float,
    code: str,
    boxed: range,
    fill: str,
    ink: str,
    size: float,
    role: Role = Role.CODE,
) -> float:
    """Draw ``code`` with the characters ``boxed`` inverted on ``fill``; give its width.

    The ink on the box is chosen by the box's lightness, so it reads in both themes.
    """
    cell = canvas.width_of("0", role, size)
    height = canvas.theme.font(role, size).pixelSize()
    if boxed:
        box = QRectF(x + boxed.start * cell, baseline - height * 0.86, len(boxed) * cell, height)
        canvas.fill(box.adjusted(0, -height * 0.02, 0, height * 0.08), fill)
    parts = (code[: boxed.start], code[boxed.start : boxed.stop], code[boxed.stop :])
    inks = (ink, ink_on(fill), ink)
    at = x
    for part, colour in zip(parts if boxed else (code, "", ""), inks, strict=True):
        at += canvas.baseline(at, baseline, part, role, colour, design_px=size)
    return at - x


def draw_tailed(
    canvas: Canvas, x: float, baseline: float, code: str, size: float, role: Role = Role.CODE
) -> float:
    """Draw ``code`` with its deciding group in a pill of inverted ink; give its width."""
    head, tail = deciding_tail(code)
    height = canvas.theme.font(role, size).pixelSize()
    at = x + canvas.baseline(x, baseline, head, role, canvas.t.ink2, design_px=size)
    pad = height * 0.22
    width = canvas.width_of(tail, role, size) + 2 * pad
    left = at + (height * 0.08 if head else 0)
    pill = QRectF(left, baseline - height * 0.9, width, height * 1.16)
    canvas.fill(pill, canvas.t.ink, canvas.px(8))
    canvas.baseline(left + pad, baseline, tail, role, canvas.t.surface, design_px=size)
    return left + width - x
