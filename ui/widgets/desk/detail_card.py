"""Everything about one thing beside its list: evidence, facts, history, what can be done."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme.fonts import Role
from ui.theme.painting import LEFT, Canvas
from ui.theme.theme import Theme
from ui.widgets.content import Fact
from ui.widgets.desk.actions import ActionButtons
from ui.widgets.desk.evidence import EVIDENCE_HEIGHT, draw_evidence
from ui.widgets.desk_content import ActionContent, DetailContent, EventContent
from ui.widgets.painted import Painted, say
from ui.widgets.shapes import health_icon, health_ink, square

_PAD = 30
_FACT, _EVENT = 35, 40


class DetailCard(Painted):
    """Shows one thing from top to bottom, its actions at the foot; ``pressed`` says their key."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = DetailContent("")
        self.choices = ActionButtons(theme, self)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self.choices)
        self.choices.pressed.connect(self.pressed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.restyle()

    def show_detail(self, content: DetailContent, actions: tuple[ActionContent, ...] = ()) -> None:
        """Show ``content`` with what can be done about it."""
        self.content = content
        self.choices.show_actions(actions)
        facts = (f"{fact.label} {fact.value}" for fact in content.facts)
        words = (content.title, content.code, content.where, *facts)
        say(self, ", ".join(word for word in words if word))
        self.update()

    def sizeHint(self) -> QSize:
        """Give the size of the design."""
        return QSize(self.theme.px(556), self.theme.px(736))

    def restyle(self) -> None:
        """Take margins from the theme."""
        px = self.theme.px
        self._column.setContentsMargins(px(_PAD), px(_PAD), px(_PAD), px(26))
        self.setMinimumWidth(px(420))

    def paint(self, canvas: Canvas) -> None:
        """Draw title, evidence, facts and as much of the newest history as there is room for."""
        px, area, content = canvas.px, self.area(), self.content
        canvas.card(area)
        left, room = float(px(_PAD)), area.width() - 2 * px(_PAD)
        y = _paint_title(canvas, left, room, content)
        if content.evidence is not None:
            block = QRectF(left, y, room, px(EVIDENCE_HEIGHT))
            draw_evidence(canvas, block, content.evidence)
            y = block.bottom() + px(20)
        y = _paint_facts(canvas, QRectF(left, y, room, 0), content.facts)
        bottom = self.choices.geometry().top() - px(10) if self.choices.buttons else area.bottom()
        _paint_events(canvas, QRectF(left, y, room, bottom - y), content.events)


def _paint_title(canvas: Canvas, left: float, room: float, content: DetailContent) -> float:
    px, t = canvas.px, canvas.t
    x = left
    if content.health is not None:
        ink = health_ink(t, content.health)
        canvas.icon(square(left + px(17), px(45), px(36)), health_icon(content.health), ink, 2.1)
        x += px(48)
    size = canvas.fitting(content.title, Role.H3, left + room - x, 22)
    canvas.baseline(x, px(56), content.title, Role.H3, t.ink, left + room - x, design_px=size)
    if not content.code and not content.where:
        return float(px(84))
    line = QRectF(left, px(72), room, px(34))
    used = canvas.text(line, content.code, Role.CODE3, t.ink, LEFT, 22)
    line.setLeft(left + used + (px(18) if used else 0))
    canvas.text(line, content.where, Role.DESK, t.ink2, LEFT)
    return float(px(117))


def _paint_facts(canvas: Canvas, where: QRectF, facts: tuple[Fact, ...]) -> float:
    px, t = canvas.px, canvas.t
    labels = max((canvas.width_of(fact.label, Role.DESK) for fact in facts), default=0.0)
    start = max(float(px(82)), labels + px(20))
    y = where.top()
    for fact in facts:
        row = QRectF(where.left(), y, where.width(), px(_FACT))
        canvas.text(row, fact.label, Role.DESK, t.ink2)
        value = row.adjusted(start, 0, 0, 0)
        role = Role.CODE4 if fact.code else Role.LABEL_STRONG
        size = canvas.fitting(fact.value, role, value.width(), 16)
        canvas.text(value, fact.value, role, t.ink, LEFT, min(20, size))
        y += px(_FACT)
    return y + px(10) if facts else y


def _paint_events(canvas: Canvas, where: QRectF, events: tuple[EventContent, ...]) -> None:
    px, t = canvas.px, canvas.t
    shown = int((where.height() - px(6)) // px(_EVENT))
    if not events or shown < 1:
        return
    canvas.rule(where.left(), where.top(), where.right(), where.top(), t.line, 1.0)
    newest = events[-shown:]
    times = max(canvas.width_of(event.time, Role.TIME, 20) for event in newest)
    axis = where.left() + times + px(38)
    y = where.top() + px(10)
    for place, event in enumerate(newest):
        middle = y + px(_EVENT) / 2
        if place:
            canvas.rule(axis, y - px(4), axis, y + px(5), t.line2, max(1, px(2)))
        row = QRectF(where.left(), y, where.width(), px(_EVENT))
        canvas.text(row, event.time, Role.TIME, t.ink2, LEFT, 20)
        ink = health_ink(t, event.health)
        canvas.icon(square(axis, middle, px(28)), health_icon(event.health), ink, 2.1)
        text = QRectF(axis + px(30), y, where.right() - axis - px(30), px(_EVENT))
        canvas.text(text, event.text, Role.DESK, t.ink, LEFT)
        y += px(_EVENT)
