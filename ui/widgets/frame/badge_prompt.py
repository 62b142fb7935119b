"""The sign-in prompt: scan a badge, or type a PIN, and what came of the last try."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.icon_names import Icon
from ui.theme.painting import LEFT, Canvas
from ui.theme.theme import Theme
from ui.widgets.content import Health, Tone
from ui.widgets.frame_content import PromptContent
from ui.widgets.painted import Painted, say
from ui.widgets.shapes import health_icon, health_ink, ring, square, tone_health

_TALL, _BADGE = 550, 186
"""The height of the design, and of the badge in it that is not drawn beside a banner."""


class BadgePrompt(Painted):
    """Shows the request, one dot per typed digit, and the last answer."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = PromptContent("")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.restyle()

    def show_prompt(self, content: PromptContent) -> None:
        """Show ``content``."""
        self.content = content
        self.restyle()
        words = (content.headline, content.second, content.answer, content.note)
        say(self, ". ".join(word for word in words if word))
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of the design."""
        return QSize(self.theme.px(880), self.theme.px(self._tall))

    def restyle(self) -> None:
        """Keep room for all lines."""
        self.setMinimumSize(self.theme.px(560), self.theme.px(self._tall))

    @property
    def _tall(self) -> int:
        return _TALL - _BADGE if self.content.beside_banner else _TALL

    def paint(self, canvas: Canvas) -> None:
        """Draw the badge, the words, the dots and the answer, one below the other."""
        px, t, content, room = canvas.px, canvas.t, self.content, self.area().width()
        if content.beside_banner:
            top = -px(_BADGE)
            canvas.baseline(0, top + px(236), content.headline, Role.H1, t.ink, room)
        else:
            top = 0
            canvas.fill(square(px(70), px(70), px(140)), t.info, px(28))
            canvas.icon(square(px(70), px(70), px(92)), Icon.ID_BADGE_2, t.info_on, 1.8)
            size = canvas.fitting(content.headline, Role.VERDICT, room, 44)
            canvas.baseline(0, px(236), content.headline, Role.VERDICT, t.ink, room, design_px=size)
        self._paint_rest(canvas, top, room)

    def _paint_rest(self, canvas: Canvas, top: float, room: float) -> None:
        """Draw what stands below the request."""
        px, t, content = canvas.px, canvas.t, self.content
        canvas.baseline(0, top + px(290), content.second, Role.LEAD, t.ink2, room, design_px=32)
        for place in range(content.length):
            dot = square(px(18) + place * px(54), top + px(346), px(34))
            if place < content.digits:
                canvas.fill(dot, t.ink, dot.width() / 2)
            else:
                ring(canvas, dot, t.line2, px(3), None)
        if content.answer:
            self._paint_answer(canvas, top + px(396), room)
        below = top + px(396) + (px(84) if content.answer else 0)
        for row, line in enumerate(content.note.splitlines()):
            canvas.baseline(0, below + px(32 + 28 * row), line, Role.BODY, t.ink2, room)

    def _paint_answer(self, canvas: Canvas, top: float, room: float) -> None:
        px, t, content = canvas.px, canvas.t, self.content
        health = tone_health(content.answer_tone)
        if content.answer_tone in {Tone.READY, Tone.BUSY}:
            health = Health.UNKNOWN
        fill = {
            Health.BAD: t.stop_tint,
            Health.WARN: t.warn_tint,
            Health.GOOD: t.ok_tint,
            Health.UNKNOWN: t.sunken,
        }[health]
        ink = health_ink(t, health)
        width = min(room, canvas.width_of(content.answer, Role.TITLE) + px(92))
        where = QRectF(0, top, width, px(64))
        canvas.fill(where, fill, px(12))
        icon = square(px(38), where.center().y(), px(34))
        canvas.icon(icon, health_icon(health), ink, 2.2)
        text = QRectF(icon.right() + px(14), top, width - icon.right() - px(22), px(64))
        canvas.text(text, content.answer, Role.TITLE, ink, LEFT)
