"""The last scans: the visible proof that none was dropped."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.painting import LEFT, RIGHT, Canvas
from ui.theme.theme import Theme
from ui.widgets.content import Health, TapeContent, TapeEntry
from ui.widgets.painted import Painted, say
from ui.widgets.shapes import health_icon, health_ink, square, tone_health

_HEAD = 49
_ROW = 40


class ScanTape(Painted):
    """Shows as many of the last scans as there are whole rows for, newest first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = TapeContent("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.restyle()

    def show_tape(self, content: TapeContent) -> None:
        """Show ``content``."""
        self.content = content
        newest = content.entries[0] if content.entries else None
        last = f", {newest.time} {newest.code} {newest.meaning}" if newest else ""
        say(self, f"{content.title}, {content.summary}{last}")
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of the design: three rows."""
        return QSize(self.theme.px(1102), self.theme.px(183))

    def restyle(self) -> None:
        """Keep room for two rows."""
        self.setMinimumHeight(self.theme.px(_HEAD + 2 * _ROW + 8))

    def paint(self, canvas: Canvas) -> None:
        """Draw the heading and the rows."""
        px, area, content = canvas.px, self.area(), self.content
        canvas.card(area)
        left, right = float(px(28)), area.right() - px(28)
        said = canvas.width_of(content.summary, Role.DESK)
        canvas.baseline(left, px(36), content.title, Role.STRONG, canvas.t.ink, right - left - said)
        summary = QRectF(right - said - 2, px(10), said + 2, px(36))
        canvas.text(summary, content.summary, Role.DESK, canvas.t.ink3, RIGHT)
        rows = int((area.height() - px(_HEAD) - px(6)) // px(_ROW))
        pitch = min(px(_ROW) * 1.3, (area.height() - px(_HEAD) - px(6)) / max(1, rows))
        for place, entry in enumerate(content.entries[:rows]):
            row = QRectF(left, px(_HEAD) + place * pitch, right - left, pitch)
            canvas.rule(row.left(), row.top(), row.right(), row.top(), canvas.t.line, 1.0)
            _paint_entry(canvas, row, entry)


def _paint_entry(canvas: Canvas, row: QRectF, entry: TapeEntry) -> None:
    px, t = canvas.px, canvas.t
    health = tone_health(entry.tone)
    shape = health_ink(t, health)
    refused = health is Health.BAD
    canvas.text(row, entry.time, Role.TIME, t.ink2)
    middle = row.center().y()
    time = canvas.width_of(entry.time, Role.TIME)
    icon = square(row.left() + time + px(54), middle, px(28))
    canvas.icon(icon, health_icon(health), shape, 2.2)
    left = icon.right() + px(16)
    ink = shape if refused else t.ink
    room = row.right() - left
    role = Role.LABEL_STRONG if refused else Role.LABEL
    least = canvas.width_of(entry.meaning, role, 16) + px(16)
    size = canvas.fitting(entry.code, Role.CODE3, room - least, 18)
    where = QRectF(left, row.top(), room, row.height())
    code = canvas.text(where, entry.code, Role.CODE3, ink, LEFT, size)
    rest = QRectF(left + code + px(16), row.top(), max(0.0, room - code - px(16)), row.height())
    size = canvas.fitting(entry.meaning, role, rest.width(), 16)
    canvas.text(rest, entry.meaning, role, ink, RIGHT, size)
