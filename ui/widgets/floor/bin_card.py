"""Where to go and how many to take, for one walking past with a cart."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from ui.theme.fonts import Role
from ui.theme.icon_names import Icon
from ui.theme.painting import CENTRE, Align, Canvas
from ui.theme.theme import Theme
from ui.widgets.content import BinContent, Direction, ShelfContent, StepMark
from ui.widgets.page import MainCard
from ui.widgets.painted import say
from ui.widgets.shapes import square, step_mark

_TAKE_WIDTH = 268
_SHELF_WIDTH = 236
_ARROWS = {
    Direction.LEFT: Icon.ARROW_LEFT,
    Direction.RIGHT: Icon.ARROW_RIGHT,
    Direction.AHEAD: Icon.ARROW_UP,
}


class BinCard(MainCard):
    """Shows aisle, bay and level as three big groups, the side, the shelf and the quantity."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = BinContent((), "")

    def show_bin(self, content: BinContent) -> None:
        """Show ``content``."""
        self.content = content
        take = " ".join(w for w in (content.take_label, content.take, content.take_of) if w)
        words = (content.code, content.side, take, content.lot, content.use_by, content.route)
        say(self, ", ".join(word for word in words if word))
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Draw place, shelf and quantity from left to right."""
        px, t, area, content = canvas.px, canvas.t, self.area(), self.content
        canvas.card(area)
        shift = (area.height() - px(MainCard.HEIGHT)) / 2
        right = area.right() - (px(_TAKE_WIDTH) if content.take else 0)
        if content.take:
            canvas.rule(right, px(28), right, area.bottom() - px(28), t.line, px(2))
            _paint_take(canvas, content, (right + area.right()) / 2, shift)
        if content.shelf is not None:
            where = QRectF(
                right - px(28 + _SHELF_WIDTH), px(32), px(_SHELF_WIDTH), area.height() - px(64)
            )
            _paint_shelf(canvas, where, content.shelf)
            right = where.left()
        _paint_place(canvas, content, QRectF(px(28), shift, right - px(60), px(MainCard.HEIGHT)))


def _paint_place(canvas: Canvas, content: BinContent, where: QRectF) -> None:
    px, t = canvas.px, canvas.t
    count = max(1, len(content.groups))
    gap = px(16)
    wide = (where.width() - gap * (count - 1)) / count
    for number, (label, value) in enumerate(content.groups):
        box = QRectF(where.left() + number * (wide + gap), where.top() + px(66), wide, px(136))
        canvas.baseline(
            box.left() + px(4),
            box.top() - px(14),
            label,
            Role.LABEL_STRONG,
            t.ink2,
            wide,
            design_px=24,
        )
        canvas.fill(box, t.ok_tint if content.reached else t.sunken, px(12))
        size = canvas.fitting(value, Role.CODE, box.width() - px(20), 40)
        _paint_group(canvas, box, value, min(50, size))
    _paint_way(canvas, content, where)


def _paint_way(canvas: Canvas, content: BinContent, where: QRectF) -> None:
    px, t = canvas.px, canvas.t
    foot = where.top() + px(250)
    disc = square(where.left() + px(32), foot, px(60))
    if content.reached:
        step_mark(canvas, disc, StepMark.DONE)
    else:
        canvas.fill(disc, t.info, disc.width() / 2)
        arrow = square(disc.center().x(), foot, px(40))
        canvas.icon(arrow, _ARROWS[content.direction], t.info_on, 2.6)
    left = disc.right() + px(18)
    room = where.right() - left
    lift = px(8) if content.route else -px(10)
    side = canvas.fitting(content.side, Role.LEAD, room, 20)
    canvas.baseline(left, foot - lift, content.side, Role.LEAD, t.ink, room, design_px=side)
    route = canvas.fitting(content.route, Role.BODY, room, 18)
    canvas.baseline(left, foot + px(26), content.route, Role.BODY, t.ink2, room, design_px=route)


def _paint_group(canvas: Canvas, box: QRectF, value: str, smallest: float) -> None:
    size = 112.0
    while size > smallest and canvas.width_of(value, Role.CODE, size) > box.width() - canvas.px(20):
        size -= 4
    canvas.text(box, value, Role.CODE, canvas.t.ink, CENTRE, size)


def _paint_take(canvas: Canvas, content: BinContent, x: float, shift: float) -> None:
    px, t, middle = canvas.px, canvas.t, Align.AlignHCenter
    room = float(px(_TAKE_WIDTH - 32))
    lift = px(32) if content.lot else 0  # lot and date stand below the quantity
    at = shift - lift
    canvas.baseline(x, px(84) + at, content.take_label, Role.LEAD, t.ink2, room, middle)
    size = canvas.fitting(content.take, Role.NUM, room, 60)
    canvas.baseline(x, px(200) + at, content.take, Role.NUM, t.ink, room, middle, size)
    canvas.baseline(x, px(250) + at, content.take_of, Role.TITLE, t.ink2, room, middle, 30)
    if content.lot:
        _paint_lot(canvas, content, x, shift)


def _paint_lot(canvas: Canvas, content: BinContent, x: float, shift: float) -> None:
    px, t, middle = canvas.px, canvas.t, Align.AlignHCenter
    room = float(px(_TAKE_WIDTH - 32))
    only = px(16) if not content.use_by else 0
    size = canvas.fitting(content.lot, Role.CODE2, room, 22)
    where = px(262) + shift + only
    canvas.baseline(x, where, content.lot, Role.CODE2, t.ink, room, middle, min(34.0, size))
    date = canvas.fitting(content.use_by, Role.CODE3, room, 20)
    canvas.baseline(x, px(294) + shift, content.use_by, Role.CODE3, t.ink, room, middle, date)


def _paint_shelf(canvas: Canvas, where: QRectF, shelf: ShelfContent) -> None:
    px, t = canvas.px, canvas.t
    levels, columns = max(1, shelf.levels), max(1, shelf.columns)
    post = px(8)
    canvas.fill(QRectF(where.left(), where.top(), post, where.height()), t.line2, 2)
    canvas.fill(QRectF(where.right() - post, where.top(), post, where.height()), t.line2, 2)
    pitch = where.height() / levels
    inner = where.adjusted(post, 0, -post, 0)
    for level in range(1, levels + 1):
        top = where.bottom() - level * pitch
        canvas.fill(QRectF(inner.left(), top + pitch - px(5), inner.width(), px(5)), t.line2)
        for column in range(1, columns + 1):
            wide = inner.width() / columns
            cell = QRectF(inner.left() + (column - 1) * wide, top, wide, pitch - px(5))
            lit = level == shelf.level and column == shelf.column
            cell.adjust(px(5), px(8), -px(5), 0)
            canvas.fill(cell, t.info if lit else t.sunken, px(5))
            if lit:
                canvas.text(
                    cell, str(level), Role.FIGURE, t.info_on, CENTRE, min(40.0, pitch * 0.6)
                )
