"""A question with its answers, or the help, in the place of the product: keys and words."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from ui.fulfilment.floor_keys import PanelContent
from ui.theme.fonts import Role
from ui.theme.painting import CENTRE, LEFT, Canvas
from ui.theme.theme import Theme
from ui.widgets.frame.keycap import draw_cap
from ui.widgets.page import MainCard
from ui.widgets.painted import say

_TOP = 84
_ROW = 66
_SMALLEST_ROW = 50
_CAP_ROOM = 76


class PanelCard(MainCard):
    """Shows which keys answer and what they say; scans go on meanwhile (screens rule 12)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = PanelContent("", ())

    def show_panel(self, content: PanelContent) -> None:
        """Show ``content``."""
        self.content = content
        answers = [f"{key} {label}: {words}" for key, label, words in content.rows]
        say(self, ". ".join([content.title, *([content.entry] if content.entry else []), *answers]))
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Draw the title and the rows, in two columns where one is too short for them."""
        px, area, content = canvas.px, self.area(), self.content
        canvas.card(area)
        room = area.width() - px(56)
        if content.entry:
            room -= _paint_entry(canvas, area, content.entry)
        size = canvas.fitting(content.title, Role.H3, room, 22)
        canvas.baseline(px(28), px(56), content.title, Role.H3, canvas.t.ink, room, design_px=size)
        if not content.rows:
            return
        columns = 1 if len(content.rows) * px(_SMALLEST_ROW) <= area.height() - px(_TOP + 20) else 2
        each = -(-len(content.rows) // columns)
        wide = (room - px(28) * (columns - 1)) / columns
        pitch = min(float(px(_ROW)), (area.height() - px(_TOP + 20)) / each)
        for number, row in enumerate(content.rows):
            left = px(28) + (number // each) * (wide + px(28))
            where = QRectF(left, px(_TOP) + (number % each) * pitch, wide, pitch)
            _paint_row(canvas, where, row, stacked=columns > 1)


def _paint_entry(canvas: Canvas, area: QRectF, entry: str) -> float:
    """Draw the number that is keyed, large, at the right; returns the room that it takes."""
    px = canvas.px
    box = QRectF(area.right() - px(28 + 260), px(28), px(260), area.height() - px(56))
    canvas.fill(box, canvas.t.sunken, px(12))
    size = canvas.fitting(entry, Role.NUM, box.width() - px(24), 60)
    canvas.text(box, entry, Role.NUM, canvas.t.ink, CENTRE, size)
    return box.width() + px(28)


def _paint_row(canvas: Canvas, where: QRectF, row: tuple[str, str, str], *, stacked: bool) -> None:
    px, t = canvas.px, canvas.t
    key, label, words = row
    draw_cap(canvas, where.left(), where.center().y(), key, t.bar, t.bar_ink)
    left = where.left() + px(_CAP_ROOM)
    room = where.right() - left
    if stacked:
        _paint_stacked(canvas, QRectF(left, where.top(), room, where.height()), label, words)
        return
    name = QRectF(left, where.top(), px(190), where.height())
    size = canvas.fitting(label, Role.TITLE, name.width(), 20)
    canvas.text(name, label, Role.TITLE, t.ink, LEFT, size)
    rest = QRectF(name.right() + px(12), where.top(), room - px(202), where.height())
    fit = canvas.fitting(words, Role.BODY, rest.width(), 18)
    canvas.text(rest, words, Role.BODY, t.ink2, LEFT, fit)


def _paint_stacked(canvas: Canvas, where: QRectF, label: str, words: str) -> None:
    half = where.height() / 2
    top = QRectF(where.left(), where.top() + canvas.px(2), where.width(), half)
    size = canvas.fitting(label, Role.STRONG, where.width(), 18)
    canvas.text(top, label, Role.STRONG, canvas.t.ink, LEFT, size)
    below = QRectF(where.left(), top.bottom() - canvas.px(4), where.width(), half)
    fit = canvas.fitting(words, Role.DESK, where.width(), 16)
    canvas.text(below, words, Role.DESK, canvas.t.ink2, LEFT, fit)
