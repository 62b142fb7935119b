"""Two codes as evidence, the characters that differ boxed."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from ui.theme.fonts import Role
from ui.theme.painting import Canvas
from ui.widgets.desk_content import EvidenceContent
from ui.widgets.floor.code_diff import differing, draw_code

EVIDENCE_HEIGHT = 148


def draw_evidence(canvas: Canvas, where: QRectF, content: EvidenceContent) -> None:
    """Draw the block to fill ``where``; codes shrink to fit, they are never cut."""
    px, t = canvas.px, canvas.t
    fill, edge = (t.stop_tint, t.stop_text) if content.wrong else (t.sunken, t.line)
    canvas.box(where, fill, edge, max(1, px(2)), px(12))
    left = where.left() + px(20)
    labels = max(canvas.width_of(label, Role.STATUS_STRONG, 20) for label in content.labels)
    start = left + max(labels + px(20), float(px(112)))
    longest = max(content.codes, key=len)
    room = where.right() - px(16) - start
    size = canvas.fitting(longest, Role.CODE2, room, 20)
    boxes = differing(*content.codes) if all(content.codes) else (range(0), range(0))
    inks = (t.ink, t.stop_text if content.wrong else t.ink)
    rows = zip(content.labels, content.codes, boxes, inks, strict=True)
    for place, (label, code, boxed, box_fill) in enumerate(rows):
        baseline = where.top() + where.height() * (0.37 + 0.45 * place)
        canvas.baseline(
            left, baseline - px(4), label, Role.STATUS_STRONG, t.ink2, labels + 2, design_px=20
        )
        draw_code(canvas, start, baseline, code, boxed, box_fill, t.ink, size, Role.CODE2)
