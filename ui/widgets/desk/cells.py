"""How each kind of cell is drawn."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QRectF

from ui.theme.fonts import Role
from ui.theme.painting import CENTRE, LEFT, RIGHT, Canvas
from ui.widgets.content import Health
from ui.widgets.desk_content import (
    Cell,
    CodeCell,
    KindCell,
    MarkCell,
    MarksCell,
    OwnerCell,
    ProgressCell,
    TextCell,
    TimeCell,
)
from ui.widgets.shapes import health_icon, health_ink, square


def draw_cell(canvas: Canvas, where: QRectF, cell: Cell) -> None:
    """Draw ``cell`` within ``where``."""
    match cell:
        case TextCell():
            _text(canvas, where, cell)
        case CodeCell():
            canvas.text(where, cell.text, Role.CODE4, canvas.t.ink)
        case TimeCell():
            _time(canvas, where, cell)
        case KindCell():
            icon = square(where.left() + canvas.px(13), where.center().y(), canvas.px(26))
            canvas.icon(icon, cell.icon, canvas.t.ink2, 1.8)
            canvas.text(
                where.adjusted(canvas.px(38), 0, 0, 0),
                cell.text,
                Role.LABEL_STRONG,
                canvas.t.ink,
                LEFT,
                20,
            )
        case MarkCell():
            _mark(canvas, where, cell)
        case MarksCell():
            for place, health in enumerate(cell.healths):
                x = where.left() + canvas.px(13) + place * canvas.px(38)
                _shape(canvas, x, where.center().y(), health)
        case OwnerCell():
            _owner(canvas, where, cell)
        case ProgressCell():
            _progress(canvas, where, cell)
        case _:
            assert_never(cell)


def _text(canvas: Canvas, where: QRectF, cell: TextCell) -> None:
    """Words stand on two lines where one is too short for them; figures stand on one."""
    ink = canvas.t.ink3 if cell.quiet else canvas.t.ink
    role = Role.LABEL_STRONG if cell.strong else Role.DESK
    if cell.right:
        canvas.text(where, cell.text, role, ink, RIGHT, 20)
        return
    lines = canvas.lines(cell.text, role, where.width(), design_px=20)
    canvas.paragraph(where, lines, role, ink, 20)


def _shape(canvas: Canvas, x: float, y: float, health: Health) -> None:
    ink = health_ink(canvas.t, health)
    canvas.icon(square(x, y, canvas.px(28)), health_icon(health), ink, 2.0)


def _time(canvas: Canvas, where: QRectF, cell: TimeCell) -> None:
    px, t = canvas.px, canvas.t
    _shape(canvas, where.left() + px(14), where.center().y(), cell.health)
    room = where.adjusted(px(40), 0, 0, 0)
    fill = {Health.BAD: t.stop, Health.WARN: t.warn, Health.GOOD: t.ok}.get(cell.health, t.line2)
    ink = t.ink if cell.health is Health.UNKNOWN else health_ink(t, cell.health)
    lift = px(9) if cell.used > 0 else 0
    text = QRectF(
        room.left(), room.top() - lift / 2 - px(1), room.width(), room.height() - lift / 2
    )
    canvas.text(text, cell.text, Role.DESK_STRONG, ink)
    if cell.used > 0:
        width = min(float(px(108)), room.width())
        bar = QRectF(room.left(), where.center().y() + px(14), width, max(3, px(5)))
        canvas.bar(bar, cell.used, fill, t.sunken)


def _mark(canvas: Canvas, where: QRectF, cell: MarkCell) -> None:
    _shape(canvas, where.left() + canvas.px(14), where.center().y(), cell.health)
    ink = canvas.t.ink if cell.health is Health.UNKNOWN else health_ink(canvas.t, cell.health)
    canvas.text(where.adjusted(canvas.px(38), 0, 0, 0), cell.text, Role.LABEL_STRONG, ink, LEFT, 20)


def _owner(canvas: Canvas, where: QRectF, cell: OwnerCell) -> None:
    if not cell.initials:
        canvas.text(where, cell.free, Role.DESK, canvas.t.ink3)
        return
    disc = square(where.left() + canvas.px(19), where.center().y(), canvas.px(38))
    canvas.fill(disc, canvas.t.ink2, disc.width() / 2)
    canvas.text(disc, cell.initials, Role.DESK_STRONG, canvas.t.surface, CENTRE, 17)


def _progress(canvas: Canvas, where: QRectF, cell: ProgressCell) -> None:
    px = canvas.px
    words = f"{cell.done} / {cell.needed}"
    used = canvas.text(where, words, Role.DESK_STRONG, canvas.t.ink)
    left = max(used + px(12), px(84))
    bar = QRectF(where.left() + left, where.center().y() - px(3), 0, px(7))
    bar.setWidth(min(float(px(90)), where.width() - left))
    if bar.width() > px(20):
        share = cell.done / cell.needed if cell.needed else 0.0
        canvas.bar(bar, share, canvas.t.ok, canvas.t.sunken)
