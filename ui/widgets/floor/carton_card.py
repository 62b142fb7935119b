"""The open carton and its weight against the band it must be in."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.icon_names import Icon
from ui.theme.painting import RIGHT, Canvas
from ui.theme.theme import Theme
from ui.widgets.content import CartonContent, Health, WeightBand
from ui.widgets.painted import Painted, say
from ui.widgets.shapes import health_icon, health_ink, square

_HEIGHT = 124
_BAND_MIDDLE, _BAND_SHARE = 0.62, 0.16


def place_on_bar(band: WeightBand, grams: int) -> float:
    """Give where ``grams`` is on the bar, 0.0 to 1.0; the band fills 54 % to 70 %."""
    span = max(1, band.high_grams - band.low_grams) / _BAND_SHARE
    middle = (band.low_grams + band.high_grams) / 2
    return min(1.0, max(0.0, _BAND_MIDDLE + (grams - middle) / span))


class CartonCard(Painted):
    """Shows name, size and weight of the carton; without a scale it says so."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = CartonContent("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def show_carton(self, content: CartonContent) -> None:
        """Show ``content``."""
        self.content = content
        words = (content.name, content.size, content.weight, content.expected)
        say(self, ", ".join(word for word in words if word))
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of the design."""
        return QSize(self.theme.px(734), self.theme.px(_HEIGHT))

    def restyle(self) -> None:
        """Keep the height of the design."""
        self.setFixedHeight(self.theme.px(_HEIGHT))

    def paint(self, canvas: Canvas) -> None:
        """Draw the box on the left, the weight on the right."""
        px, t, area, content = canvas.px, canvas.t, self.area(), self.content
        canvas.card(area)
        canvas.icon(square(px(58), area.center().y(), px(56)), Icon.CUBE, t.ink2, 1.7)
        split = area.width() * 0.46
        room = split - px(132)
        size = canvas.fitting(content.name, Role.H3, room, 22)
        lift = 0 if content.size else px(18)
        canvas.baseline(px(108), px(55) + lift, content.name, Role.H3, t.ink, room, design_px=size)
        canvas.baseline(px(108), px(89), content.size, Role.LABEL, t.ink2, room)
        self._paint_weight(canvas, split, area.right() - px(28))

    def _paint_weight(self, canvas: Canvas, left: float, right: float) -> None:
        px, t, content = canvas.px, canvas.t, self.content
        band = content.band
        if band is None:
            icon = square(left + px(14), px(62), px(32))
            canvas.icon(icon, Icon.WEIGHT, t.ink3, 2.0)
            canvas.baseline(
                icon.right() + px(12),
                px(70),
                content.weight,
                Role.LABEL,
                t.ink2,
                right - icon.right(),
            )
            return
        wrong = band.holds is False
        ink = health_ink(t, Health.WARN) if wrong else t.ink
        start = left
        if wrong:
            canvas.icon(square(left + px(15), px(39), px(32)), health_icon(Health.WARN), ink, 2.2)
            start += px(40)
        said = canvas.baseline(start, px(50), content.weight, Role.H3, ink, right - start)
        rest = QRectF(start + said + px(12), px(20), right - start - said - px(12), px(40))
        canvas.text(rest, content.expected, Role.LABEL, t.ink2, RIGHT)
        _paint_band(canvas, QRectF(left, px(77), right - left, px(14)), band, ink)


def _paint_band(canvas: Canvas, bar: QRectF, band: WeightBand, ink: str) -> None:
    canvas.fill(bar, canvas.t.sunken, canvas.px(4))
    low, high = (place_on_bar(band, grams) for grams in (band.low_grams, band.high_grams))
    inside = QRectF(
        bar.left() + low * bar.width(), bar.top(), (high - low) * bar.width(), bar.height()
    )
    canvas.fill(inside, canvas.t.ok, canvas.px(3))
    if band.now_grams is None:
        return
    x = bar.left() + place_on_bar(band, band.now_grams) * bar.width()
    half, tip = canvas.px(10), bar.top() + canvas.px(1)
    pointer = QPolygonF(
        [
            QPointF(x - half, tip - canvas.px(12)),
            QPointF(x + half, tip - canvas.px(12)),
            QPointF(x, tip),
        ]
    )
    canvas.painter.setPen(canvas.theme.colour(ink))
    canvas.painter.setBrush(canvas.theme.colour(ink))
    canvas.painter.drawPolygon(pointer)
