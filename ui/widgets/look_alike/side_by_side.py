"""The product in hand beside the one that it is taken for, with what differs boxed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from ui.theme.fonts import Role
from ui.theme.icon_names import Icon
from ui.theme.painting import Canvas
from ui.widgets.content import ItemContent, TwinContent
from ui.widgets.floor.code_diff import differing, draw_code
from ui.widgets.shapes import square
from ui.widgets.silhouettes import draw_silhouette

_SMALLEST = 18


def draw_side_by_side(
    canvas: Canvas, area: QRectF, content: ItemContent, twin: TwinContent
) -> None:
    """Draw both in ``area``, this one on the left; what differs in their codes is boxed."""
    px, t = canvas.px, canvas.t
    mine, other = differing(content.code, twin.code)
    half = area.width() / 2
    left = QRectF(area.left(), area.top(), half - px(14), area.height())
    right = QRectF(area.left() + half + px(14), area.top(), half - px(14), area.height())
    canvas.rule(area.left() + half, area.top(), area.left() + half, area.bottom(), t.line, px(2))
    facts = tuple(f"{fact.label} {fact.value}" for fact in content.facts[:2])
    picture = _picture(canvas, left)
    draw_silhouette(canvas, picture, content.shape, content.code)
    more = (content.variant,) if content.variant else facts
    _words(canvas, left, picture, content.name, more, t.ink)
    _code(canvas, left, content.code, mine, t.ink)
    picture = _picture(canvas, right)
    draw_silhouette(canvas, picture, twin.shape, twin.code)
    _words(canvas, right, picture, twin.name, (twin.title,), t.warn_text)
    _code(canvas, right, twin.code, other, t.stop)
    canvas.icon(
        square(picture.right() - px(8), picture.top() + px(16), px(40)), Icon.BAN, t.stop_text, 2.4
    )


def _picture(canvas: Canvas, where: QRectF) -> QRectF:
    tall = where.height() - canvas.px(84)
    return QRectF(where.left(), where.top(), min(tall * 0.866, where.width() * 0.34), tall)


def _words(
    canvas: Canvas, where: QRectF, picture: QRectF, name: str, more: tuple[str, ...], ink: str
) -> None:
    """The name, whole: what tells the two apart often stands at its end; below it, ``more``."""
    px = canvas.px
    left, below = picture.right() + px(20), where.top() + px(48)
    room = where.right() - left
    for lines, role, ink_of, tall in (
        (_lines(canvas, name.split(), " ", Role.TITLE, room), Role.TITLE, canvas.t.ink, px(36)),
        (_lines(canvas, more, "   ", Role.BODY, room), Role.BODY, ink, px(34)),
    ):
        sizes = (canvas.fitting(text, role, room, _SMALLEST) for text in lines)
        size = min(sizes, default=_SMALLEST)
        for text in lines:
            canvas.baseline(left, below, text, role, ink_of, room, design_px=size)
            below += tall
        below += px(4)


def _lines(
    canvas: Canvas, parts: Sequence[str], between: str, role: Role, room: float
) -> list[str]:
    """The parts on as few lines as have room for them."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{between}{part}" if lines else part
        if lines and canvas.width_of(longer, role, _SMALLEST) > room:
            lines.append(part)
        else:
            lines[-1:] = [longer]
    return lines


def _code(canvas: Canvas, where: QRectF, code: str, boxed: range, fill: str) -> None:
    size = canvas.fitting(code, Role.CODE2, where.width(), 20)
    bottom = where.bottom() - canvas.px(14)
    draw_code(canvas, where.left(), bottom, code, boxed, fill, canvas.t.ink, size, Role.CODE2)
