"""The cart's slots as they stand before the picker, with the one to put into lit."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.icon_names import Icon
from ui.theme.painting import LEFT, RIGHT, Canvas
from ui.theme.theme import Theme
from ui.theme.tokens import Tokens
from ui.widgets.content import CartContent, CartSlotContent, SlotState
from ui.widgets.painted import Painted, say
from ui.widgets.shapes import square

_HEAD = 54
_TALLEST = 210  # what is said of a slot stays together
_THREE_LINES = 72  # real pixels: three lines that keep clear of each other


class CartSlots(Painted):
    """Shows every slot of the cart with its tote; target and mistake differ in shape too."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = CartContent("", ())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.restyle()

    def show_cart(self, content: CartContent) -> None:
        """Show ``content``."""
        self.content = content
        self.restyle()
        target = [s for s in content.slots if s.state is SlotState.TARGET]
        lit = "".join(f", {slot.number} {slot.tote} {slot.detail}" for slot in target)
        say(self, f"{content.title}{lit}")
        self.update()

    @property
    def _columns(self) -> int:
        return max(1, min(self.content.columns, len(self.content.slots)))

    @property
    def _rows(self) -> int:
        return -(-len(self.content.slots) // self._columns)

    def sizeHint(self) -> QSize:
        """Give the size of the design: one row of slots."""
        return QSize(self.theme.px(1102), self.theme.px(220))

    def restyle(self) -> None:
        """Keep room for each row; one alone gives way where the drawn scanner takes height."""
        self.setMinimumHeight(self.theme.px(_HEAD + (84 if self._rows < 2 else 116)))

    def paint(self, canvas: Canvas) -> None:
        """Draw the heading and the slots."""
        px, t, area, content = canvas.px, canvas.t, self.area(), self.content
        canvas.card(area)
        canvas.baseline(px(28), px(37), content.title, Role.STRONG, t.ink, area.width() / 2)
        head = QRectF(area.width() / 2, px(10), area.width() / 2 - px(28), px(36))
        canvas.text(head, content.summary, Role.DESK, t.ink3, RIGHT)
        if not content.slots:
            return
        columns, rows = self._columns, self._rows
        gap = px(12)
        wide = (area.width() - px(56) - gap * (columns - 1)) / columns
        tall = (area.height() - px(_HEAD + 24) - gap * (rows - 1)) / rows
        for number, slot in enumerate(content.slots):
            x = px(28) + (number % columns) * (wide + gap)
            y = px(_HEAD) + (number // columns) * (tall + gap)
            _paint_slot(canvas, QRectF(x, y, wide, tall), slot)


def _colours(t: Tokens, state: SlotState) -> tuple[str, str, str]:
    """Fill, ink and quiet ink of a slot."""
    return {
        SlotState.FREE: (t.surface, t.ink3, t.ink3),
        SlotState.FILLED: (t.sunken, t.ink, t.ink2),
        SlotState.TARGET: (t.info, t.info_on, t.info_on),
        SlotState.WRONG: (t.stop, t.stop_on, t.stop_on),
    }[state]


def _paint_slot(canvas: Canvas, where: QRectF, slot: CartSlotContent) -> None:
    px, t = canvas.px, canvas.t
    fill, ink, quiet = _colours(t, slot.state)
    canvas.fill(where, fill, px(12))
    if slot.state is SlotState.FREE:
        pen = QPen(canvas.theme.colour(t.line2), px(2), Qt.PenStyle.DashLine)
        canvas.painter.setPen(pen)
        canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
        canvas.painter.drawRoundedRect(where.adjusted(1, 1, -1, -1), px(12), px(12))
    inner = where.adjusted(px(16), px(10), -px(12), -px(10))
    if inner.height() < _THREE_LINES:
        _paint_two_lines(canvas, where.adjusted(px(14), px(4), -px(10), -px(4)), slot, ink)
        return
    inner = _about_the_middle(inner, px(_TALLEST))
    third = inner.height() / 3
    top = QRectF(inner.left(), inner.top(), inner.width(), third * 1.3)
    canvas.text(top, slot.number, Role.H2, ink, LEFT, min(60.0, 44.0 * third / px(40)))
    side = min(float(px(44)), top.height())
    _paint_mark(canvas, inner.right() - side / 2, top.center().y(), side, slot.state, ink)
    room = QRectF(inner.left(), inner.top() + third * 1.3, inner.width(), third * 0.85)
    size = canvas.fitting(slot.tote, Role.CODE3, room.width(), 18)
    canvas.text(room, slot.tote, Role.CODE3, ink, LEFT, size)
    detail = QRectF(inner.left(), room.bottom(), inner.width(), third * 0.85)
    canvas.text(detail, slot.detail, Role.DESK, quiet, LEFT)


def _about_the_middle(where: QRectF, tallest: float) -> QRectF:
    spare = max(0.0, where.height() - tallest)
    return where.adjusted(0, spare / 2, 0, -spare / 2)


def _paint_two_lines(canvas: Canvas, inner: QRectF, slot: CartSlotContent, ink: str) -> None:
    """A low slot: number, what is said of it and mark above, the tote's code below."""
    half = inner.height() / 2
    top = QRectF(inner.left(), inner.top(), inner.width(), half)
    canvas.text(top, slot.number, Role.DESK_STRONG, ink, LEFT)
    beside = top.adjusted(canvas.px(36), 0, -half, 0)
    canvas.text(beside, slot.detail, Role.DESK, ink, LEFT)
    _paint_mark(canvas, inner.right() - half / 2, top.center().y(), half, slot.state, ink)
    size = canvas.fitting(slot.tote, Role.CODE3, inner.width(), 18)
    canvas.text(top.translated(0, half), slot.tote, Role.CODE3, ink, LEFT, size)


def _paint_mark(
    canvas: Canvas, x: float, y: float, size: float, state: SlotState, ink: str
) -> None:
    mark = {SlotState.TARGET: Icon.PACKAGE, SlotState.WRONG: Icon.HAND_STOP}.get(state)
    if mark is not None:
        canvas.icon(square(x, y, size), mark, ink, 2.2)
