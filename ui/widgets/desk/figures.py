"""The figures of a page's header: counts that equal the rows below."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.painting import LEFT, Canvas
from ui.theme.theme import Theme
from ui.widgets.content import Health
from ui.widgets.desk_content import FigureContent
from ui.widgets.painted import Painted, say
from ui.widgets.shapes import health_icon, health_ink, square

_HEIGHT = 80
_GAP = 27


class FigureRow(Painted):
    """Shows figures right-aligned, each over its word, with rules between."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content: tuple[FigureContent, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.restyle()

    def show_figures(self, content: tuple[FigureContent, ...]) -> None:
        """Show ``content``, the most important first."""
        self.content = content
        say(self, ", ".join(f"{figure.value} {figure.label}" for figure in content))
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of the design for five figures."""
        return QSize(self.theme.px(660), self.theme.px(_HEIGHT))

    def restyle(self) -> None:
        """Keep the height of the design."""
        self.setFixedHeight(self.theme.px(_HEIGHT))

    def paint(self, canvas: Canvas) -> None:
        """Draw from the right; what has no room on the left is left out."""
        px, gap = canvas.px, canvas.px(_GAP)
        right = self.area().right()
        for place, figure in enumerate(reversed(self.content)):
            left = right - _width(canvas, figure)
            if left < 0:
                return
            if place:
                middle = right + gap
                canvas.rule(middle, px(6), middle, px(_HEIGHT - 8), canvas.t.line, max(1, px(2)))
            _paint_figure(canvas, left, figure)
            right = left - 2 * gap


def _width(canvas: Canvas, figure: FigureContent) -> float:
    value = canvas.width_of(figure.value, Role.FIGURE)
    if figure.health is not None:
        value += canvas.px(41)
    return max(value, canvas.width_of(figure.label, Role.DESK)) + 2


def _paint_figure(canvas: Canvas, left: float, figure: FigureContent) -> None:
    px, t = canvas.px, canvas.t
    x, ink = left, t.ink
    if figure.health is not None:
        ink = health_ink(t, figure.health) if figure.health is not Health.UNKNOWN else t.ink
        canvas.icon(square(x + px(17), px(24), px(34)), health_icon(figure.health), ink, 2.2)
        x += px(41)
    canvas.baseline(x, px(38), figure.value, Role.FIGURE, ink)
    canvas.text(QRectF(left, px(45), 10_000, px(32)), figure.label, Role.DESK, t.ink2, LEFT)
