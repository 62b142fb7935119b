"""The banner: the one thing a packer reads from 3 m, one verdict at a time."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.icon_names import Icon
from ui.theme.painting import Align, Canvas
from ui.theme.theme import Theme
from ui.theme.tokens import Tokens
from ui.widgets.content import BannerContent, CompareContent, Tone
from ui.widgets.floor.code_diff import differing, draw_code
from ui.widgets.floor.gauge import draw_gauge
from ui.widgets.painted import Painted, say
from ui.widgets.shapes import hazard_band, square

HEIGHT = 312
_TILE = 312
_TEXT_LEFT = 358
_SMALLEST_HEADLINE = 94


@dataclass(frozen=True, slots=True)
class ToneLook:
    """How one tone looks: the tile, its ink and icon, the field beside it and its inks."""

    icon: Icon
    tile: str
    tile_ink: str
    field: str
    overline: str
    headline: str
    second: str
    stroke: float = 2.0


def look_of(tone: Tone, t: Tokens) -> ToneLook:
    """Give the look of ``tone``; no two share icon and colour."""
    ink = (t.ink, t.ink2)
    return {
        Tone.READY: ToneLook(Icon.SCAN, t.info, t.info_on, t.surface, t.info_text, *ink),
        Tone.OK: ToneLook(Icon.CIRCLE_CHECK, t.ok, t.ok_on, t.surface, t.info_text, *ink, 2.3),
        Tone.STOP: ToneLook(
            Icon.HAND_STOP, t.stop, t.stop_on, t.stop, t.stop_on, t.stop_on, t.stop_on
        ),
        Tone.ATTENTION: ToneLook(
            Icon.ALERT_TRIANGLE, t.warn, t.warn_on, t.warn_tint, t.warn_text, t.ink, t.ink
        ),
        Tone.NOT_COUNTED: ToneLook(Icon.REPEAT, t.quiet, t.quiet_on, t.sunken, t.ink2, *ink),
        Tone.BUSY: ToneLook(Icon.HOURGLASS, t.bar, t.bar_ink, t.surface, t.ink2, *ink),
        Tone.DONE: ToneLook(Icon.LIST_CHECK, t.ok, t.ok_on, t.ok, t.ok_on, t.ok_on, t.ok_on, 2.3),
    }[tone]


class ScanBanner(Painted):
    """Shows one verdict with its instruction; repaints itself alone, at once.

    ``painted`` says, at the end of each paint, the monotonic time in seconds.
    """

    painted = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = BannerContent(Tone.READY, "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Every pixel is drawn here, so a verdict repaints nothing behind the banner.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.restyle()

    def show_banner(self, content: BannerContent) -> None:
        """Show ``content`` before this returns, and repaint nothing else."""
        self.content = content
        words = (content.word, content.headline, content.second, content.overline)
        self.repaint()
        say(self, ". ".join(word for word in words if word))

    def restyle(self) -> None:
        """Keep the height of the design."""
        self.setFixedHeight(self.theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw, then say when it was drawn."""
        super().paintEvent(event)
        self.painted.emit(monotonic())

    def paint(self, canvas: Canvas) -> None:
        """Draw the field, the tile, the words and what stands on the right."""
        look = look_of(self.content.tone, canvas.t)
        area = self.area()
        canvas.fill(area, look.field)
        _tile(canvas, area, look, self.content.word)
        right = self._right_block(canvas, area)
        _words(canvas, self.content, look, right)
        if self.content.tone is Tone.STOP:
            _hazard(canvas, area)
        elif look.field != look.tile:
            canvas.fill(
                QRectF(0, area.bottom() - canvas.px(2), area.width(), canvas.px(2)), canvas.t.line
            )

    def _right_block(self, canvas: Canvas, area: QRectF) -> float:
        """Draw compare block or gauge; give where the words must end."""
        px = canvas.px
        if self.content.compare is not None:
            width = min(px(480), area.width() * 0.32)
            left = area.right() - px(32) - width
            _compare(
                canvas, QRectF(left, px(44), width, area.height() - px(88)), self.content.compare
            )
            return left - px(24)
        if self.content.gauge is not None:
            first_x = area.right() - px(360)
            draw_gauge(canvas, self.content.gauge, first_x, px(137))
            return first_x - px(116)
        return area.right() - px(32)


def _tile(canvas: Canvas, area: QRectF, look: ToneLook, word: str) -> None:
    px = canvas.px
    canvas.fill(QRectF(0, 0, px(_TILE), area.height()), look.tile)
    icon_y = 111 if word else 156
    where = square(px(_TILE) / 2, px(icon_y), px(150))
    canvas.icon(where, look.icon, look.tile_ink, look.stroke)
    room = px(_TILE - 40)
    size = canvas.fitting(word, Role.VERDICT, room, 44)
    canvas.baseline(
        px(_TILE) / 2,
        px(266),
        word,
        Role.VERDICT,
        look.tile_ink,
        width=room,
        align=Align.AlignHCenter,
        design_px=size,
    )


def _words(canvas: Canvas, content: BannerContent, look: ToneLook, right: float) -> None:
    px = canvas.px
    left = px(_TEXT_LEFT)
    room = right - left
    size = canvas.fitting(content.headline, Role.D1, room, _SMALLEST_HEADLINE)
    if canvas.width_of(content.headline, Role.D1, size) > room:
        # A sentence too long for 3 m is still better small than cut.
        size = _smaller(canvas, content.headline, room)
    overline = content.overline.upper()
    canvas.baseline(left + px(2), px(56), overline, Role.OVERLINE, look.overline, width=room)
    canvas.baseline(left, px(164), content.headline, Role.D1, look.headline, room, design_px=size)
    second = canvas.fitting(content.second, Role.D2, room, 36)
    canvas.baseline(
        left + px(2), px(255), content.second, Role.D2, look.second, room, design_px=second
    )


def _smaller(canvas: Canvas, text: str, room: float) -> float:
    size = float(_SMALLEST_HEADLINE)
    while size > 40 and canvas.width_of(text, Role.D1, size) > room:
        size -= 2
    return size


def _hazard(canvas: Canvas, area: QRectF) -> None:
    height = canvas.px(20)
    hazard_band(canvas, QRectF(0, 0, area.width(), height), canvas.t.stop_on)
    hazard_band(canvas, QRectF(0, area.height() - height, area.width(), height), canvas.t.stop_on)


def _compare(canvas: Canvas, where: QRectF, content: CompareContent) -> None:
    px, t = canvas.px, canvas.t
    canvas.fill(where, t.surface, px(14))
    left, room = where.left() + px(28), where.width() - px(56)
    scanned, needed = differing(content.scanned, content.needed)
    if not content.needed:
        scanned = range(0)
    longest = max(content.scanned, content.needed, key=len)
    size = canvas.fitting(longest, Role.CODE, room, 20)
    rows = (
        (content.scanned_label, content.scanned, scanned, t.stop_text, 36, 93),
        (content.needed_label, content.needed, needed, t.ink, 137, 195),
    )
    for label, code, boxed, fill, label_y, code_y in rows:
        shift = 0 if content.needed else px(48)
        canvas.baseline(
            left, where.top() + px(label_y) + shift, label, Role.LABEL_STRONG, t.ink2, room
        )
        draw_code(canvas, left, where.top() + px(code_y) + shift, code, boxed, fill, t.ink, size)
