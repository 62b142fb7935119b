"""What all painted widgets have in common: the theme, their size by density, their name."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme.painting import Canvas
from ui.theme.theme import Theme


def say(widget: QWidget, words: str) -> None:
    """Give ``widget`` its spoken name and tell a screen reader, if one listens."""
    if widget.accessibleName() == words:
        return
    widget.setAccessibleName(words)
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.NameChanged))


class Painted(QWidget):
    """A widget that draws itself whole from plain values.

    Subclasses implement ``paint`` and, where their size hangs on the density, ``restyle``.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        theme.changed.connect(self._theme_changed)

    def paint(self, canvas: Canvas) -> None:
        """Draw everything on ``canvas``."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Take sizes from the theme; called at first and whenever it changes."""

    def area(self) -> QRectF:
        """Give the whole widget as a rectangle."""
        return QRectF(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 -- all is drawn, whatever part is asked for
        """Draw, on a canvas of this theme."""
        canvas = Canvas.on(self, self.theme)
        self.paint(canvas)
        canvas.end()

    def _theme_changed(self) -> None:
        self.restyle()
        self.updateGeometry()
        self.update()


class PaintedButton(QAbstractButton):
    """A button that draws itself; on the floor it takes no focus, so that no scan presses it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, desk: bool = False) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if desk else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self._theme_changed)
        self._by_keyboard = False

    def paint(self, canvas: Canvas, area: QRectF) -> None:
        """Draw everything on ``canvas`` within ``area``."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Take sizes from the theme; called at first and whenever it changes."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 -- all is drawn, whatever part is asked for
        """Draw the button and, round it, the ring of the focus."""
        canvas = Canvas.on(self, self.theme)
        area = QRectF(self.rect())
        self.paint(canvas, area)
        if self.hasFocus() and self._by_keyboard:
            canvas.box(area, None, self.theme.tokens.focus, canvas.px(4), canvas.px(12))
        canvas.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether the keyboard came here: only then is the ring of use."""
        reasons = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        self._by_keyboard = event.reason() in reasons
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        """Give the size set by ``restyle``."""
        return self.minimumSize()

    def _theme_changed(self) -> None:
        self.restyle()
        self.updateGeometry()
        self.update()
