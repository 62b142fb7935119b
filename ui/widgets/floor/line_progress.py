"""The lines of an order or a pick list: a bar for all, a shape and a count for each."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.painting import RIGHT, Canvas
from ui.theme.theme import Theme
from ui.widgets.content import LineContent, LinesContent, StepMark
from ui.widgets.painted import Painted, say
from ui.widgets.shapes import square, step_mark

_TOP = 87
_ROW = 54
_TALL_ROW = 60


def visible_lines(marks: list[StepMark], room: int, first: int = 0) -> range:
    """Say which lines to show where only ``room`` fit: the one at work, one before it, the next.

    ``first`` is the line to begin with where none is at work.
    """
    if len(marks) <= room:
        return range(len(marks))
    wanted = marks.index(StepMark.NOW) - 1 if StepMark.NOW in marks else first
    start = max(0, min(wanted, len(marks) - room))
    return range(start, start + max(room, 0))


class LineProgress(Painted):
    """Shows how much of each line is done; the line at work is tinted and edged."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = LinesContent("", "", 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.restyle()

    def show_lines(self, content: LinesContent) -> None:
        """Show ``content``; what does not fit is scrolled round the line at work."""
        self.content = content
        say(self, f"{content.title}, {content.summary}")
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of the design: five rows."""
        return QSize(self.theme.px(734), self.theme.px(369))

    def restyle(self) -> None:
        """Keep room for two rows."""
        self.setMinimumHeight(self.theme.px(_TOP + 2 * _ROW + 12))

    def paint(self, canvas: Canvas) -> None:
        """Draw heading, bar and rows."""
        px, area, content = canvas.px, self.area(), self.content
        canvas.card(area)
        left, right = float(px(28)), area.right() - px(28)
        said = canvas.width_of(content.summary, Role.BODY)
        canvas.baseline(left, px(44), content.title, Role.TITLE, canvas.t.ink, right - left - said)
        summary = QRectF(right - said - 2, px(18), said + 2, px(36))
        canvas.text(summary, content.summary, Role.BODY, canvas.t.ink2, RIGHT)
        share = content.done / content.needed if content.needed else 0.0
        bar = QRectF(left, px(64), right - left, px(10))
        canvas.bar(bar, share, canvas.t.ok, canvas.t.sunken)
        self._paint_rows(canvas, area)

    def _paint_rows(self, canvas: Canvas, area: QRectF) -> None:
        px, lines = canvas.px, self.content.lines
        room = area.height() - px(_TOP + 12)
        fit = int((room + px(6)) // px(_ROW))
        shown = visible_lines([line.mark for line in lines], fit, self.content.first)
        if not shown:
            return
        pitch = min(float(px(_TALL_ROW + 20)), room / len(shown))
        for place, number in enumerate(shown):
            row = QRectF(px(10), px(_TOP) + place * pitch, area.width() - px(20), pitch)
            _paint_row(canvas, row, lines[number], tall=pitch >= px(_TALL_ROW))
        if len(shown) < len(lines):
            _paint_scroll(canvas, area, shown, len(lines))


def _paint_row(canvas: Canvas, row: QRectF, line: LineContent, *, tall: bool) -> None:
    px, t = canvas.px, canvas.t
    middle = row.center().y()
    if line.mark in {StepMark.NOW, StepMark.BAD}:
        now = line.mark is StepMark.NOW
        inner = row.adjusted(0, px(2), 0, -px(2))
        canvas.fill(inner, t.info_tint if now else t.stop_tint, px(8))
        edge = QRectF(inner.left() + px(2), inner.top() + px(7), px(6), inner.height() - px(14))
        canvas.fill(edge, t.info if now else t.stop, px(3))
    step_mark(canvas, square(row.left() + px(38), middle, px(38)), line.mark)
    count = line.said or f"{line.done} / {line.needed}"
    role = Role.TITLE
    width = canvas.width_of(count, role, 30)
    ink = t.ink2 if line.mark is StepMark.DONE else t.ink
    right = row.right() - px(18)
    canvas.text(
        QRectF(right - width - 2, row.top(), width + 2, row.height()), count, role, ink, RIGHT, 30
    )
    left = row.left() + px(76)
    room = right - width - px(20) - left
    lift = px(13) if tall and line.code else 0
    weight = Role.STRONG if line.mark is StepMark.NOW else Role.LABEL_STRONG
    canvas.text(
        QRectF(left, row.top() - lift, room, row.height()), line.name, weight, ink, design_px=25
    )
    if lift:
        code = QRectF(left, row.top() + px(16), room, row.height())
        canvas.text(code, line.code, Role.TIME, t.ink2, design_px=21)


def _paint_scroll(canvas: Canvas, area: QRectF, shown: range, total: int) -> None:
    px = canvas.px
    track = QRectF(area.right() - px(9), px(_TOP), px(5), area.height() - px(_TOP + 14))
    canvas.fill(track, canvas.t.sunken, track.width() / 2)
    top = track.top() + track.height() * shown.start / total
    thumb = QRectF(track.left(), top, track.width(), track.height() * len(shown) / total)
    canvas.fill(thumb, canvas.t.line2, track.width() / 2)
