"""Carrier, label and slip in the place of the unit: what to stick and why this carrier."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.fulfilment.packing.papers_content import PapersContent, QuoteRow
from ui.theme.fonts import Role
from ui.theme.painting import RIGHT, Canvas
from ui.theme.theme import Theme
from ui.widgets.content import Health
from ui.widgets.painted import Painted, say
from ui.widgets.shapes import health_icon, health_ink, square

_HEIGHT = 310
_ROW = 44


class PapersCard(Painted):
    """Shows a booked carton: quotes on the left, label and slip on the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = PapersContent("", "", (), b"", b"", "", Health.UNKNOWN)
        self._label, self._slip = QPixmap(), QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.restyle()

    def show_papers(self, content: PapersContent) -> None:
        """Show ``content``."""
        self.content = content
        self._label.loadFromData(content.label_png)
        self._slip.loadFromData(content.slip_png)
        say(self, f"{content.title}, {content.facts}, {content.print_word}")
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of the design."""
        return QSize(self.theme.px(1102), self.theme.px(_HEIGHT))

    def restyle(self) -> None:
        """Keep at least the height at which all finds room."""
        self.setMinimumHeight(self.theme.px(_HEIGHT))

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
        size = canvas.fitting(content.title, Role.H3, area.width(), 22)
        canvas.baseline(
            area.left(), px(58), content.title, Role.H3, t.ink, area.width(), design_px=size
        )
        canvas.baseline(area.left(), px(92), content.facts, Role.STATUS, t.ink2, area.width())
        top = px(112)
        rows = int((area.height() - top - px(60)) // px(_ROW))
        for number, quote in enumerate(content.quotes[:rows]):
            row = QRectF(area.left(), top + number * px(_ROW), area.width(), px(_ROW))
            self._paint_quote(canvas, row, quote)
        ink = health_ink(t, content.print_health)
        where = square(area.left() + px(14), area.bottom() - px(38), px(28))
        canvas.icon(where, health_icon(content.print_health), ink, 2.2)
        left = where.right() + px(12)
        room = area.right() - left
        canvas.baseline(
            left, area.bottom() - px(30), content.print_word, Role.LABEL_STRONG, ink, room
        )

    @staticmethod
    def _paint_quote(canvas: Canvas, row: QRectF, quote: QuoteRow) -> None:
        px, t = canvas.px, canvas.t
        if quote.chosen:
            canvas.fill(row.adjusted(-px(8), px(2), px(8), -px(2)), t.info_tint, px(8))
        ink = t.ink if quote.chosen else t.ink2
        face = Role.STATUS_STRONG if quote.chosen else Role.STATUS
        width = row.width()
        line = row.adjusted(0, 0, -width * 0.58, 0)
        canvas.text(line, quote.name, face, ink)
        canvas.text(row.adjusted(width * 0.43, 0, -width * 0.38, 0), quote.price, face, ink, RIGHT)
        canvas.text(row.adjusted(width * 0.64, 0, 0, 0), quote.why or quote.day, face, ink)
