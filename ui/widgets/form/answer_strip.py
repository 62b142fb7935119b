"""One line that answers the last scan or step on a desk page: shape, colour and words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.painting import Canvas
from ui.theme.theme import Theme
from ui.theme.tokens import Tokens
from ui.widgets.content import Health, Tone
from ui.widgets.painted import Painted, say
from ui.widgets.shapes import health_icon, health_ink, square, tone_health

_HEIGHT = 60
_QUIET = {Tone.READY, Tone.BUSY, Tone.NOT_COUNTED}


class AnswerStrip(Painted):
    """Shows the last answer; with no text it is empty ground."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.text, self.tone = "", Tone.READY
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def show_answer(self, text: str, tone: Tone) -> None:
        """Show ``text``, painted before this returns; "" clears the strip."""
        self.text, self.tone = text, tone
        say(self, text)
        self.repaint()

    def sizeHint(self) -> QSize:
        """Take any width that is left."""
        return QSize(self.theme.px(200), self.theme.px(_HEIGHT))

    def restyle(self) -> None:
        """Keep the height of the design."""
        self.setFixedHeight(self.theme.px(_HEIGHT))

    def paint(self, canvas: Canvas) -> None:
        """Draw a tinted pill as wide as its words; smaller and on two lines for want of room."""
        if not self.text:
            return
        px, area = canvas.px, self.area()
        health = Health.UNKNOWN if self.tone in _QUIET else tone_health(self.tone)
        size = canvas.fitting(self.text, Role.TITLE, area.width() - px(84), 18)
        size = min(size, 23)
        lines = canvas.lines(self.text, Role.TITLE, area.width() - px(84), design_px=size)
        width = max(canvas.width_of(one, Role.TITLE, size) for one in lines) + px(84)
        where = QRectF(0, px(4), min(width, area.width()), area.height() - px(8))
        canvas.fill(where, _tint(canvas.t, health), px(12))
        ink = canvas.t.ink if health is Health.UNKNOWN else health_ink(canvas.t, health)
        icon = square(px(32), where.center().y(), px(30))
        canvas.icon(icon, health_icon(health), ink, 2.2)
        left = icon.right() + px(12)
        room = QRectF(left, where.top(), where.right() - left - px(8), where.height())
        canvas.paragraph(room, lines, Role.TITLE, ink, size)


def _tint(tokens: Tokens, health: Health) -> str:
    return {
        Health.GOOD: tokens.ok_tint,
        Health.WARN: tokens.warn_tint,
        Health.BAD: tokens.stop_tint,
        Health.UNKNOWN: tokens.sunken,
    }[health]
