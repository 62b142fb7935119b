"""The product in hand: its picture, its name, the code that tells it apart, the unit at work."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme.fonts import Role
from ui.theme.painting import Align, Canvas
from ui.theme.theme import Theme
from ui.widgets.content import Fact, ItemContent
from ui.widgets.floor.code_diff import draw_tailed
from ui.widgets.floor.gauge import draw_pips
from ui.widgets.look_alike.side_by_side import draw_side_by_side
from ui.widgets.page import MainCard
from ui.widgets.painted import say
from ui.widgets.silhouettes import draw_silhouette

_EMPTY = ItemContent("", "")
_UNIT_WIDTH = 268


class ItemCard(MainCard):
    """Shows one product and how far its units are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = _EMPTY
        self._picture: QPixmap | None = None

    def show_item(self, content: ItemContent) -> None:
        """Show ``content``; a picture that cannot be read gives way to the drawing."""
        if content.picture != self.content.picture:
            self._picture = _decoded(content.picture)
        self.content = content
        twin = f"{content.twin.title}: {content.twin.code}" if content.twin else ""
        words = (content.name, content.variant, content.code, twin, _unit_words(content))
        say(self, ", ".join(word for word in words if word))
        self.update()

    def paint(self, canvas: Canvas) -> None:
        """Draw picture, words and unit from left to right."""
        px, area = canvas.px, self.area()
        canvas.card(area)
        has_unit = bool(self.content.unit or self.content.pips)
        right = area.right() - (px(_UNIT_WIDTH) if has_unit else px(28))
        if self.content.twin is not None:
            inner = QRectF(px(28), px(24), right - px(52), area.height() - px(48))
            draw_side_by_side(canvas, inner, self.content, self.content.twin)
        else:
            self._paint_alone(canvas, right)
        if has_unit:
            shift = (area.height() - px(MainCard.HEIGHT)) / 2
            canvas.rule(right, px(28), right, area.bottom() - px(28), canvas.t.line, px(2))
            centre = (right + area.right()) / 2
            _paint_unit(canvas, self.content, centre, shift)

    def _paint_alone(self, canvas: Canvas, right: float) -> None:
        px, area = canvas.px, self.area()
        tall = area.height() - px(56)
        picture = QRectF(px(28), px(28), min(tall * 0.866, area.width() * 0.24), tall)
        self._paint_picture(canvas, picture)
        shift = (area.height() - px(MainCard.HEIGHT)) / 2
        left = picture.right() + px(36)
        self._paint_words(canvas, left, shift, right - px(24) - left)

    def _paint_picture(self, canvas: Canvas, where: QRectF) -> None:
        if self._picture is None:
            draw_silhouette(canvas, where, self.content.shape, self.content.code)
            return
        clip = QPainterPath()
        clip.addRoundedRect(where, canvas.px(12), canvas.px(12))
        canvas.fill(where, canvas.t.photo, canvas.px(12))
        canvas.painter.save()
        canvas.painter.setClipPath(clip)
        size = self._picture.size().scaled(
            where.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio
        )
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(where.center())
        canvas.painter.setRenderHint(canvas.painter.RenderHint.SmoothPixmapTransform)
        canvas.painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
        canvas.painter.restore()

    def _paint_words(self, canvas: Canvas, left: float, shift: float, room: float) -> None:
        px, t, content = canvas.px, canvas.t, self.content
        name = canvas.fitting(content.name, Role.H2, room, 26)
        canvas.baseline(left, px(72) + shift, content.name, Role.H2, t.ink, room, design_px=name)
        canvas.baseline(left, px(110) + shift, content.variant, Role.LEAD, t.ink2, room)
        code = canvas.fitting(content.code + "0", Role.CODE, room, 22)
        if content.code:
            draw_tailed(canvas, left, px(175) + shift, content.code, code)
        for place, fact in enumerate(content.facts[:4]):
            x = left + (place % 2) * room / 2
            _paint_fact(canvas, x, px(224 + 38 * (place // 2)) + shift, fact, room / 2)


def _paint_fact(canvas: Canvas, x: float, y: float, fact: Fact, room: float) -> None:
    px, t = canvas.px, canvas.t
    label = canvas.baseline(x, y, fact.label, Role.BODY, t.ink2, room)
    start = max(px(73), label + px(14))
    role = Role.CODE3 if fact.code else Role.STRONG
    size = canvas.fitting(fact.value, role, room - start - px(8), 18)
    canvas.baseline(x + start, y, fact.value, role, t.ink, room - start, design_px=size)


def _paint_unit(canvas: Canvas, content: ItemContent, x: float, shift: float) -> None:
    px, t, middle = canvas.px, canvas.t, Align.AlignHCenter
    room = float(px(_UNIT_WIDTH - 32))
    canvas.baseline(x, px(54) + shift, content.unit_label, Role.LEAD, t.ink2, room, middle, 26)
    size = canvas.fitting(content.unit, Role.NUM, room, 60)
    canvas.baseline(x, px(159) + shift, content.unit, Role.NUM, t.ink, room, middle, size)
    canvas.baseline(x, px(204) + shift, content.unit_of, Role.TITLE, t.ink2, room, middle, 30)
    # A tall card gives the pips air.
    draw_pips(canvas, x, px(216) + shift + min(shift, px(24)), content.pips, 3)


def _decoded(picture: bytes | None) -> QPixmap | None:
    image = QImage.fromData(picture) if picture else QImage()
    return None if image.isNull() else QPixmap.fromImage(image)


def _unit_words(content: ItemContent) -> str:
    return " ".join(word for word in (content.unit_label, content.unit, content.unit_of) if word)
