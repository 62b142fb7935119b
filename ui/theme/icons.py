"""The bundled icons, drawn crisp in any colour and size."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.theme.icon_names import Icon

FOLDER = Path(__file__).parents[2] / "resources" / "icons"


@cache
def _drawing(icon: Icon) -> str:
    return (FOLDER / f"{icon.value}.svg").read_text(encoding="utf-8")


@cache
def _renderer(icon: Icon, colour: str, stroke: float) -> QSvgRenderer:
    svg = _drawing(icon).replace("currentColor", colour)
    svg = svg.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(svg.encode()))


@cache
def icon_pixmap(
    icon: Icon, colour: str, size: int, ratio: float = 1.0, stroke: float = 2.0
) -> QPixmap:
    """Draw ``icon`` in ``colour`` (``#RRGGBB``), ``size`` device-independent pixels square.

    ``stroke`` is the line's width on the 24 grid.  Each drawing is made once and kept.
    """
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(icon, colour, stroke).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
