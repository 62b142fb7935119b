"""Carrier, label and slip in the place of the unit: what to stick and why this carrier."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from ui.fulfilment.packing.papers_content import PapersContent, QuoteRow
from ui.theme.fonts import Role
from ui.theme.painting import LEFT, RIGHT, Canvas
from ui.theme.theme import Theme
from ui.widgets.content import Health
from ui.widgets.page import MainCard
from ui.widgets.painted import say
from ui.widgets.shapes import health_icon, health_ink, square

_ROW = 40


class PapersCard(MainCard):
    """Shows a booked carton: quotes on the left, label and slip on the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = PapersContent("", "", (), b"", b"", "", Health.UNKNOWN)
        self._label, self._slip = QPixmap(), QPixmap()

    def show_papers(self, content: PapersContent) -> None:
        """Show ``content``."""
        self.content = content
        self._label.loadFromData(content.label_png)
        self._slip.loadFromData(content.slip_png)
        say(self, f"{content.title}, {content.facts}, {content.print_word}")
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Draw the words, then the papers to their right."""
        px, area = canvas.px, self.area()
        canvas.card(area)
        left = self._paint_papers(canvas, area.adjusted(px(28), px(24), -px(28), -px(24)))
        self._paint_words(canvas, QRectF(px(28), 0, left - px(28) - px(24), area.height()))

    def _paint_papers(self, canvas: Canvas, area: QRectF) -> float:
        """Draw slip and label right-aligned; returns where they begin."""
        right = area.right()
        for picture in (self._slip, self._label):
            if picture.isNull():
                continue
            size = picture.size().scaled(
                int(area.width()), int(area.height()), Qt.AspectRatioMode.KeepAspectRatio
            )
            place = QRectF(right - size.width(), area.top(), size.width(), size.height())
            canvas.painter.drawPixmap(place, picture, QRectF(picture.rect()))
            canvas.box(place, None, canvas.t.line, canvas.px(1))
            right = place.left() - canvas.px(20)
        return right

    def _paint_words(self, canvas: Canvas, area: QRectF) -> None:
        px, t, content = canvas.px, canvas.t, self.content
        left, room = area.left(), area.width()
        size = canvas.fitting(content.title, Role.H3, room, 22)
        canvas.baseline(left, px(56), content.title, Role.H3, t.ink, room, design_px=size)
        fit = canvas.fitting(content.facts, Role.CODE4, room, 16)
        canvas.baseline(left, px(90), content.facts, Role.CODE4, t.ink2, room, design_px=fit)
        top, foot = px(108), px(96) if content.what_to_do else px(62)
        rows = max(0, int((area.height() - top - foot) // px(_ROW)))
        for number, quote in enumerate(content.quotes[:rows]):
            row = QRectF(left, top + number * px(_ROW), room, px(_ROW))
            _paint_quote(canvas, row, quote)
        self._paint_print(canvas, QRectF(left, area.bottom() - foot, room, foot - px(16)))

    def _paint_print(self, canvas: Canvas, where: QRectF) -> None:
        """Say how the prints ended, and what to do where one is not on paper."""
        px, t, content = canvas.px, canvas.t, self.content
        lines = 2 if content.what_to_do else 1
        tall = where.height() / lines
        ink = health_ink(t, content.print_health)
        icon = square(where.left() + px(14), where.top() + tall / 2, px(28))
        canvas.icon(icon, health_icon(content.print_health), ink, 2.2)
        line = QRectF(icon.right() + px(12), where.top(), where.right() - icon.right(), tall)
        line.setRight(where.right())
        fit = canvas.fitting(content.print_word, Role.LABEL_STRONG, line.width(), 16)
        canvas.text(line, content.print_word, Role.LABEL_STRONG, ink, LEFT, fit)
        line.translate(0, tall)
        fit = canvas.fitting(content.what_to_do, Role.DESK, line.width(), 16)
        canvas.text(line, content.what_to_do, Role.DESK, t.ink, LEFT, fit)


def _paint_quote(canvas: Canvas, row: QRectF, quote: QuoteRow) -> None:
    px, t, width = canvas.px, canvas.t, row.width()
    if quote.chosen:
        canvas.fill(row.adjusted(-px(8), px(2), px(8), -px(2)), t.info_tint, px(8))
    ink = t.ink if quote.chosen else t.ink2
    face = Role.STATUS_STRONG if quote.chosen else Role.STATUS
    name = QRectF(row.left(), row.top(), 0.35 * width, row.height())
    fit = canvas.fitting(quote.name, face, name.width(), 16)
    lines = canvas.lines(quote.name, face, name.width(), design_px=fit)
    canvas.paragraph(name, lines, face, ink, fit)
    cells = (
        (0.36, 0.53, quote.price, RIGHT),
        (0.55, 0.69, quote.day, LEFT),
        (0.70, 1.0, quote.why, LEFT),
    )
    for start, end, text, align in cells:
        cell = QRectF(row.left() + start * width, row.top(), (end - start) * width, row.height())
        fit = canvas.fitting(text, face, cell.width(), 14)
        canvas.text(cell, text, face, ink, align, fit)
