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
_MOST_LINES = 3


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
        smallest = 16 if fact.code else 18  # words break, a code does not
        size = min(20, canvas.fitting(fact.value, role, value.width(), smallest))
        lines = canvas.lines(fact.value, role, value.width(), _MOST_LINES, size)
        value.setHeight(max(px(_FACT), px(6) + len(lines) * canvas.line_height(role, size)))
        canvas.paragraph(value, lines, role, t.ink, size)
        y = value.bottom()
    return y + px(10) if facts else y


def _paint_events(canvas: Canvas, where: QRectF, events: tuple[EventContent, ...]) -> None:
    px, t = canvas.px, canvas.t
    times = max((canvas.width_of(event.time, Role.TIME, 20) for event in events), default=0.0)
    axis = where.left() + times + px(38)
    room = where.right() - axis - px(30)
    newest = _newest(canvas, room, where.height() - px(6), events)
    if not newest:
        return
    canvas.rule(where.left(), where.top(), where.right(), where.top(), t.line, 1.0)
    y = where.top() + px(10)
    for place, (event, lines, tall) in enumerate(newest):
        if place:
            canvas.rule(axis, y - px(4), axis, y + px(5), t.line2, max(1, px(2)))
        row = QRectF(where.left(), y, where.width(), tall)
        canvas.text(row, event.time, Role.TIME, t.ink2, LEFT, 20)
        ink = health_ink(t, event.health)
        mark = square(axis, row.center().y(), px(28))
        canvas.icon(mark, health_icon(event.health), ink, 2.1)
        canvas.paragraph(QRectF(axis + px(30), y, room, tall), lines, Role.DESK, t.ink)
        y += tall


def _newest(
    canvas: Canvas, width: float, height: float, events: tuple[EventContent, ...]
) -> list[tuple[EventContent, tuple[str, ...], float]]:
    """As many of the last events as there is room for, each with its lines and its height."""
    found: list[tuple[EventContent, tuple[str, ...], float]] = []
    for event in reversed(events):
        lines = canvas.lines(event.text, Role.DESK, width, _MOST_LINES)
        tall = max(canvas.px(_EVENT), canvas.px(8) + len(lines) * canvas.line_height(Role.DESK))
        height -= tall
        if height < 0:
            break
        found.insert(0, (event, lines, tall))
    return found
