"""A big tile of the home page: one job of this role, with what waits."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.painting import Canvas
from ui.theme.theme import Theme
from ui.widgets.frame.keycap import draw_cap
from ui.widgets.frame_content import TileContent
from ui.widgets.painted import PaintedButton, say
from ui.widgets.shapes import square


class Tile(PaintedButton):
    """One job; ``clicked`` when it is touched, ``content.key`` says which."""

    def __init__(self, theme: Theme, content: TileContent, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = content
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.restyle()
        self.show_tile(content)

    def show_tile(self, content: TileContent) -> None:
        """Show ``content``."""
        self.content = content
        self.setEnabled(content.enabled)
        say(self, f"{content.key} {content.title}, {content.detail}".rstrip(", "))
        self.update()

    def restyle(self) -> None:
        """Keep room for a gloved finger and the words."""
        self.setMinimumSize(self.theme.px(320), self.theme.px(200))

    def paint(self, canvas: Canvas, area: QRectF) -> None:
        """Draw icon and key on top, title and detail at the bottom."""
        px, t, content = canvas.px, canvas.t, self.content
        canvas.painter.setOpacity(1.0 if content.enabled else 0.45)
        hot = self.underMouse() or self.isDown()
        edge = t.info if hot and content.enabled else t.line
        canvas.box(area, t.info_tint if self.isDown() else t.surface, edge, px(2), px(14))
        left, right = area.left() + px(32), area.right() - px(32)
        top = area.top() + px(28)
        foot = area.bottom() - px(36)
        lift = px(42) if content.detail else 0
        side = max(float(px(48)), min(float(px(96)), foot - lift - px(54) - top))
        disc = square(left + side / 2, top + side / 2, side)
        canvas.fill(disc, t.info_tint, px(20))
        icon = square(disc.center().x(), disc.center().y(), side * 0.62)
        canvas.icon(icon, content.icon, t.info_text, 1.9)
        cap = max(float(px(58)), canvas.width_of(content.key, Role.OVERLINE, 21) + px(24))
        draw_cap(canvas, right - cap, top + px(24), content.key, t.ink, t.surface)
        room = right - left
        title = canvas.fitting(content.title, Role.H2, room, 26)
        canvas.baseline(left, foot - lift, content.title, Role.H2, t.ink, room, design_px=title)
        canvas.baseline(left, foot, content.detail, Role.BODY, t.ink2, room)
