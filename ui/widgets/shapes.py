"""The shapes that say how things stand: each differs from the others without colour.

Check in a disc: done.  Dot in a ring: now.  Empty ring: to do.  Octagon: wrong.
Triangle: attention.  Hazard bands: STOP only.
"""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen, QPolygonF

from ui.theme.icon_names import Icon
from ui.theme.painting import Canvas
from ui.theme.tokens import Tokens
from ui.widgets.content import Health, StepMark, Tone


def square(centre_x: float, centre_y: float, size: float) -> QRectF:
    """Give the square of ``size`` about a point."""
    return QRectF(centre_x - size / 2, centre_y - size / 2, size, size)


def step_mark(canvas: Canvas, where: QRectF, mark: StepMark) -> None:
    """Draw a step's mark to fill the square ``where``."""
    match mark:
        case StepMark.DONE:
            canvas.fill(where, canvas.t.ok, where.width() / 2)
            check(canvas, where, canvas.t.ok_on)
        case StepMark.NOW:
            ring(canvas, where, canvas.t.info, max(1.5, where.width() * 0.07), canvas.t.surface)
            dot = square(where.center().x(), where.center().y(), where.width() * 0.38)
            canvas.fill(dot, canvas.t.info, dot.width() / 2)
        case StepMark.TODO:
            ring(canvas, where, canvas.t.line2, max(1.5, where.width() * 0.05), None)
        case StepMark.BAD:
            octagon(canvas, where, canvas.t.stop)
            cross(canvas, where, canvas.t.stop_on)
        case _:
            assert_never(mark)


def ring(canvas: Canvas, where: QRectF, edge: str, width: float, fill: str | None) -> None:
    """Draw a ring whose outside touches ``where``."""
    canvas.box(where, fill, edge, width, (where.width() - width) / 2)


def check(canvas: Canvas, where: QRectF, colour: str) -> None:
    """Draw a check mark in the middle of ``where``."""
    _stroke(canvas, where, colour, [[(0.29, 0.52), (0.44, 0.66), (0.72, 0.37)]], 0.095)


def cross(canvas: Canvas, where: QRectF, colour: str) -> None:
    """Draw a cross in the middle of ``where``."""
    _stroke(
        canvas, where, colour, [[(0.34, 0.34), (0.66, 0.66)], [(0.66, 0.34), (0.34, 0.66)]], 0.1
    )


def _stroke(
    canvas: Canvas,
    where: QRectF,
    colour: str,
    lines: list[list[tuple[float, float]]],
    width: float,
) -> None:
    pen = QPen(canvas.theme.colour(colour), where.width() * width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    canvas.painter.setPen(pen)
    canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
    for points in lines:
        path = QPolygonF([_at(where, x, y) for x, y in points])
        canvas.painter.drawPolyline(path)


def _at(where: QRectF, x: float, y: float) -> QPointF:
    return QPointF(where.x() + x * where.width(), where.y() + y * where.height())


def octagon(canvas: Canvas, where: QRectF, fill: str) -> None:
    """Draw the filled octagon of a stop sign."""
    near, far = 0.293, 0.707
    corners = [(near, 0), (far, 0), (1, near), (1, far), (far, 1), (near, 1), (0, far), (0, near)]
    canvas.painter.setPen(Qt.PenStyle.NoPen)
    canvas.painter.setBrush(canvas.theme.colour(fill))
    canvas.painter.drawPolygon(QPolygonF([_at(where, x, y) for x, y in corners]))


def hazard_band(canvas: Canvas, where: QRectF, paint: str) -> None:
    """Draw slanted stripes of ``paint`` across the whole of ``where``."""
    period, height = float(canvas.px(48)), where.height()
    stripes = QPainterPath()
    x = where.left() - height
    while x < where.right():
        stripes.addPolygon(
            QPolygonF(
                [
                    QPointF(x, where.bottom()),
                    QPointF(x + height, where.top()),
                    QPointF(x + height + period / 2, where.top()),
                    QPointF(x + period / 2, where.bottom()),
                ]
            )
        )
        x += period
    canvas.painter.save()
    canvas.painter.setClipRect(where)
    canvas.painter.fillPath(stripes, canvas.theme.colour(paint))
    canvas.painter.restore()


def health_icon(health: Health) -> Icon:
    """Name the shape that goes with ``health``."""
    return {
        Health.GOOD: Icon.CIRCLE_CHECK,
        Health.WARN: Icon.ALERT_TRIANGLE,
        Health.BAD: Icon.ALERT_OCTAGON,
        Health.UNKNOWN: Icon.CIRCLE,
    }[health]


def health_ink(tokens: Tokens, health: Health) -> str:
    """Give the ink for icons and words of ``health`` on a surface."""
    return {
        Health.GOOD: tokens.ok_text,
        Health.WARN: tokens.warn_text,
        Health.BAD: tokens.stop_text,
        Health.UNKNOWN: tokens.ink3,
    }[health]


def tone_health(tone: Tone) -> Health:
    """Say which shape a scan of this tone gets on the tape."""
    return {
        Tone.STOP: Health.BAD,
        Tone.ATTENTION: Health.WARN,
        Tone.NOT_COUNTED: Health.UNKNOWN,
    }.get(tone, Health.GOOD)
