"""One canvas for everything painted: text that finds room, cards, pills, icons.

All text of the product passes ``Canvas.text``.
"""

from __future__ import annotations

from typing import Self

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPaintDevice, QPainter, QPen

from ui.theme.fonts import Role
from ui.theme.icon_names import Icon
from ui.theme.icons import icon_pixmap
from ui.theme.theme import Theme
from ui.theme.tokens import Tokens

Align = Qt.AlignmentFlag
LEFT = Align.AlignLeft | Align.AlignVCenter
RIGHT = Align.AlignRight | Align.AlignVCenter
CENTRE = Align.AlignHCenter | Align.AlignVCenter
_LINE = 1.2  # of the letters' own height
_NO_CLIP = int(Qt.TextFlag.TextDontClip) | int(Qt.TextFlag.TextSingleLine)


class Canvas:
    """A painter that knows the theme.  Lengths are real pixels; use ``px`` to scale."""

    def __init__(self, painter: QPainter, theme: Theme) -> None:
        self.theme = theme
        self.painter = painter
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ratio = painter.device().devicePixelRatioF()

    @classmethod
    def on(cls, device: QPaintDevice, theme: Theme) -> Self:
        """Begin to paint on ``device``; ``end`` when done."""
        return cls(QPainter(device), theme)

    @property
    def t(self) -> Tokens:
        """The colours in force."""
        return self.theme.tokens

    def px(self, design_px: float) -> int:
        """Scale a length of the design."""
        return self.theme.px(design_px)

    def end(self) -> None:
        """Finish painting."""
        self.painter.end()

    def width_of(self, text: str, role: Role, design_px: float | None = None) -> float:
        """Measure ``text`` in real pixels."""
        return self.theme.width_of(text, role, design_px)

    def fitting(self, text: str, role: Role, width: float, smallest: float) -> float:
        """Give the largest size in design px, at most the role's own, at which ``text`` fits."""
        size = float(role.value[0])
        while size > smallest and self.width_of(text, role, size) > width:
            size -= 2
        return max(size, smallest)

    def text(
        self,
        rect: QRectF,
        text: str,
        role: Role,
        ink: str,
        align: Align = LEFT,
        design_px: float | None = None,
    ) -> float:
        """Draw one line of text, elided at its end if it must be; give its width in pixels."""
        if not text:
            return 0.0
        drawn, width = self.in_room(text, rect.width(), role, design_px)
        self.painter.setFont(self.theme.font(role, design_px))
        self.painter.setPen(self.theme.colour(ink))
        self.painter.drawText(rect, int(align) | _NO_CLIP, drawn)
        return width

    def in_room(
        self, text: str, room: float, role: Role, design_px: float | None = None
    ) -> tuple[str, float]:
        """Give what ``text`` draws of one line in a room, and how wide that is in real pixels."""
        metrics = QFontMetricsF(self.theme.font(role, design_px))
        width = metrics.horizontalAdvance(text)
        if width <= room + 1:
            return text, width
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        return elided, metrics.horizontalAdvance(elided)

    def lines(
        self, text: str, role: Role, width: float, most: int = 2, design_px: float | None = None
    ) -> tuple[str, ...]:
        """Break ``text`` between words so that each line fits; the last takes what is left."""
        found: list[str] = []
        rest = text.split(" ")
        while len(found) < most - 1 and len(rest) > 1:
            if self.width_of(" ".join(rest), role, design_px) <= width:
                break
            taken = 1
            while self.width_of(" ".join(rest[: taken + 1]), role, design_px) <= width:
                taken += 1
            found.append(" ".join(rest[:taken]))
            rest = rest[taken:]
        return (*found, " ".join(rest))

    def paragraph(
        self,
        rect: QRectF,
        lines: tuple[str, ...],
        role: Role,
        ink: str,
        design_px: float | None = None,
    ) -> None:
        """Draw lines one below the other, about the middle of ``rect``."""
        tall = self.line_height(role, design_px)
        top = rect.center().y() - tall * len(lines) / 2
        for place, line in enumerate(lines):
            row = QRectF(rect.left(), top + place * tall, rect.width(), tall)
            self.text(row, line, role, ink, LEFT, design_px)

    def line_height(self, role: Role, design_px: float | None = None) -> float:
        """How much lower the second line of a paragraph stands, in real pixels."""
        return self.theme.font(role, design_px).pixelSize() * _LINE

    def baseline(
        self,
        x: float,
        y: float,
        text: str,
        role: Role,
        ink: str,
        width: float = 10_000,
        align: Align = Align.AlignLeft,
        design_px: float | None = None,
    ) -> float:
        """Draw ``text`` standing on ``y``, from, to or about ``x`` by ``align``; give its width."""
        size = self.theme.font(role, design_px).pixelSize()
        top = y - size * 0.334 - size
        left = x
        if align & Align.AlignRight:
            left = x - width
        elif align & Align.AlignHCenter:
            left = x - width / 2
        box = QRectF(left, top, width, 2 * size)
        return self.text(box, text, role, ink, align | Align.AlignVCenter, design_px)

    def fill(self, rect: QRectF, colour: str, radius: float = 0.0) -> None:
        """Fill a rectangle, rounded by ``radius`` real pixels."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.colour(colour))
        if radius:
            self.painter.drawRoundedRect(rect, radius, radius)
        else:
            self.painter.fillRect(rect, self.theme.colour(colour))

    def box(
        self, rect: QRectF, fill: str | None, edge: str, width: float = 1.0, radius: float = 0.0
    ) -> None:
        """Draw a rounded box whose edge lies inside ``rect``."""
        self.painter.setPen(QPen(self.theme.colour(edge), width))
        brush = QBrush(self.theme.colour(fill)) if fill else QBrush(Qt.BrushStyle.NoBrush)
        self.painter.setBrush(brush)
        inset = width / 2
        inner = rect.adjusted(inset, inset, -inset, -inset)
        self.painter.drawRoundedRect(inner, radius, radius)

    def card(self, rect: QRectF) -> None:
        """Draw the surface that groups things: white, hairline edge, round corners."""
        self.box(rect, self.t.surface, self.t.line, 1.0, self.px(14))

    def rule(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> None:
        """Draw a straight line."""
        self.painter.setPen(QPen(self.theme.colour(colour), width))
        self.painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def icon(self, rect: QRectF, icon: Icon, colour: str, stroke: float = 2.0) -> None:
        """Draw an icon to fill the square ``rect``."""
        size = max(1, round(rect.width()))
        pixmap = icon_pixmap(icon, colour, size, self._ratio, stroke)
        self.painter.drawPixmap(QPointF(round(rect.x()), round(rect.y())), pixmap)

    def bar(self, rect: QRectF, share: float, fill: str, trough: str) -> None:
        """Draw a bar, ``share`` 0.0 to 1.0 of it filled."""
        radius = rect.height() / 2
        self.fill(rect, trough, radius)
        if share > 0:
            done = QRectF(rect)
            done.setWidth(max(rect.height(), rect.width() * min(1.0, share)))
            self.fill(done, fill, radius)
