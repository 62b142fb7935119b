"""Neutral drawings that stand in for products without a picture.

The hue follows the code, so that two products of one shape look different.
"""

from __future__ import annotations

from zlib import crc32

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen

from ui.theme.painting import Canvas
from ui.widgets.content import ItemShape

_HUES = (210, 28, 345, 265, 145, 45, 10, 195)


def hue_of(code: str) -> int:
    """Choose a hue, 0 to 359, for a product; the same one every time."""
    return _HUES[crc32(code.encode()) % len(_HUES)]


def draw_silhouette(canvas: Canvas, where: QRectF, shape: ItemShape, code: str) -> None:
    """Draw ``shape`` on a photo's ground to fill ``where``."""
    painter, t = canvas.painter, canvas.theme
    ground = QLinearGradient(where.topLeft(), where.bottomLeft())
    ground.setColorAt(0, t.colour(canvas.t.photo))
    ground.setColorAt(1, t.colour(canvas.t.photo2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(where, canvas.px(12), canvas.px(12))
    size = min(where.width(), where.height() * 0.86)
    stage = QRectF(0, 0, size, size * 1.16)
    stage.moveCenter(where.center())
    _shadow(painter, stage)
    painter.setPen(Qt.PenStyle.NoPen)
    draw = {
        ItemShape.BOTTLE: _bottle,
        ItemShape.MUG: _mug,
        ItemShape.TEXTILE: _textile,
        ItemShape.BOX: _box,
    }[shape]
    draw(painter, stage, hue_of(code))


def _shadow(painter: QPainter, stage: QRectF) -> None:
    shade = QRectF(0, 0, stage.width() * 0.66, stage.height() * 0.06)
    shade.moveCenter(QPointF(stage.center().x(), _y(stage, 0.93)))
    painter.setBrush(QColor(0, 0, 0, 46))
    painter.drawEllipse(shade)


def _x(stage: QRectF, share: float) -> float:
    return stage.x() + share * stage.width()


def _y(stage: QRectF, share: float) -> float:
    return stage.y() + share * stage.height()


def _body(stage: QRectF, hue: int, left: float, right: float) -> QLinearGradient:
    """Light from the left, as if the thing were round."""
    paint = QLinearGradient(_x(stage, left), 0, _x(stage, right), 0)
    paint.setColorAt(0.0, QColor.fromHsl(hue, 120, 92))
    paint.setColorAt(0.28, QColor.fromHsl(hue, 105, 122))
    paint.setColorAt(1.0, QColor.fromHsl(hue, 135, 48))
    return paint


def _part(stage: QRectF, left: float, top: float, right: float, bottom: float) -> QRectF:
    return QRectF(
        QPointF(_x(stage, left), _y(stage, top)), QPointF(_x(stage, right), _y(stage, bottom))
    )


def _label(painter: QPainter, stage: QRectF, left: float, top: float, width: float) -> None:
    painter.setBrush(QColor("#FFFFFF"))
    thick = 0.018
    for line, share in enumerate((1.0, 0.6)):
        y = top + line * 0.036
        painter.drawRoundedRect(_part(stage, left, y, left + width * share, y + thick), 2, 2)


def _bottle(painter: QPainter, stage: QRectF, hue: int) -> None:
    body = QPainterPath(QPointF(_x(stage, 0.42), _y(stage, 0.16)))
    body.cubicTo(
        QPointF(_x(stage, 0.42), _y(stage, 0.28)),
        QPointF(_x(stage, 0.34), _y(stage, 0.28)),
        QPointF(_x(stage, 0.34), _y(stage, 0.4)),
    )
    body.lineTo(_x(stage, 0.34), _y(stage, 0.89))
    body.quadTo(
        QPointF(_x(stage, 0.34), _y(stage, 0.93)), QPointF(_x(stage, 0.38), _y(stage, 0.93))
    )
    body.lineTo(_x(stage, 0.62), _y(stage, 0.93))
    body.quadTo(
        QPointF(_x(stage, 0.66), _y(stage, 0.93)), QPointF(_x(stage, 0.66), _y(stage, 0.89))
    )
    body.lineTo(_x(stage, 0.66), _y(stage, 0.4))
    body.cubicTo(
        QPointF(_x(stage, 0.66), _y(stage, 0.28)),
        QPointF(_x(stage, 0.58), _y(stage, 0.28)),
        QPointF(_x(stage, 0.58), _y(stage, 0.16)),
    )
    body.closeSubpath()
    painter.setBrush(_body(stage, hue, 0.34, 0.66))
    painter.drawPath(body)
    painter.setBrush(QColor("#E8ECEB"))
    painter.drawRect(_part(stage, 0.42, 0.155, 0.58, 0.18))
    cap = QLinearGradient(_x(stage, 0.4), 0, _x(stage, 0.6), 0)
    cap.setColorAt(0.3, QColor("#4A4F52"))
    cap.setColorAt(1.0, QColor("#1D2123"))
    painter.setBrush(cap)
    painter.drawRoundedRect(_part(stage, 0.4, 0.04, 0.6, 0.16), 5, 5)
    _label(painter, stage, 0.44, 0.62, 0.12)


def _mug(painter: QPainter, stage: QRectF, hue: int) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor.fromHsl(hue, 120, 70), stage.width() * 0.07))
    painter.drawArc(_part(stage, 0.6, 0.46, 0.9, 0.76), -100 * 16, 200 * 16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_body(stage, hue, 0.18, 0.74))
    painter.drawRoundedRect(_part(stage, 0.18, 0.36, 0.74, 0.93), 12, 12)
    painter.setBrush(QColor.fromHsl(hue, 90, 150))
    painter.drawEllipse(_part(stage, 0.18, 0.32, 0.74, 0.41))
    painter.setBrush(QColor.fromHsl(hue, 120, 50))
    painter.drawEllipse(_part(stage, 0.22, 0.337, 0.7, 0.398))
    _label(painter, stage, 0.36, 0.66, 0.18)


def _textile(painter: QPainter, stage: QRectF, hue: int) -> None:
    for layer, light in enumerate((70, 96, 122)):
        top = 0.72 - layer * 0.15
        painter.setBrush(QColor.fromHsl(hue, 90, light))
        painter.drawRoundedRect(_part(stage, 0.14, top, 0.86, top + 0.2), 14, 14)
        painter.setBrush(QColor(255, 255, 255, 70))
        painter.drawRect(_part(stage, 0.14, top + 0.11, 0.86, top + 0.125))
    _label(painter, stage, 0.2, 0.47, 0.14)


def _box(painter: QPainter, stage: QRectF, hue: int) -> None:
    faces = (
        (((0.5, 0.28), (0.88, 0.42), (0.5, 0.56), (0.12, 0.42)), 150),
        (((0.12, 0.42), (0.5, 0.56), (0.5, 0.95), (0.12, 0.81)), 110),
        (((0.88, 0.42), (0.5, 0.56), (0.5, 0.95), (0.88, 0.81)), 78),
    )
    for corners, light in faces:
        painter.setBrush(QColor.fromHsl(hue, 70, light))
        painter.drawPolygon([QPointF(_x(stage, x), _y(stage, y)) for x, y in corners])
    painter.setBrush(QColor(255, 255, 255, 120))
    tape = ((0.31, 0.35), (0.37, 0.328), (0.75, 0.468), (0.69, 0.49))
    painter.drawPolygon([QPointF(_x(stage, x), _y(stage, y)) for x, y in tape])
    painter.setBrush(QColor("#FFFFFF"))
    paper = ((0.18, 0.56), (0.36, 0.627), (0.36, 0.73), (0.18, 0.663))
    painter.drawPolygon([QPointF(_x(stage, x), _y(stage, y)) for x, y in paper])
