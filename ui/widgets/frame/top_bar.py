"""The bar at the top: where one is, on what, until when, who, and the time."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.icon_names import Icon
from ui.theme.painting import LEFT, Canvas
from ui.theme.theme import Theme
from ui.widgets.content import Fact, Health
from ui.widgets.frame_content import TopBarContent
from ui.widgets.painted import Painted, say
from ui.widgets.shapes import square

HEIGHT = 76


class TopBar(Painted):
    """Shows the place and its facts left, the person and the clock right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.content = TopBarContent(Icon.PACKAGE, "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def show_place(self, content: TopBarContent) -> None:
        """Show ``content``."""
        if content == self.content:
            return
        self.content = content
        facts = [f"{fact.label} {fact.value}" for fact in content.facts]
        words = [content.place, *facts, content.deadline, content.person]
        say(self, ", ".join(word for word in words if word))
        self.update()

    def restyle(self) -> None:
        """Keep the height of the design."""
        self.setFixedHeight(self.theme.px(HEIGHT))

    def paint(self, canvas: Canvas) -> None:
        """Draw the right side first; the left side takes what is left of the width."""
        px, t, area, content = canvas.px, canvas.t, self.area(), self.content
        canvas.fill(area, t.bar)
        limit = _paint_person(canvas, area, content) - px(24)
        middle = area.center().y()
        badge = square(px(52), middle, px(40))
        canvas.fill(badge, t.bar_ink, px(8))
        canvas.icon(square(px(52), middle, px(26)), content.icon, t.bar, 2.0)
        x = float(px(88))
        x += _line(canvas, x, limit, content.place, Role.H3, t.bar_ink, 30)
        for fact in content.facts:
            if x + _fact_width(canvas, fact) > limit:
                return
            x = _paint_fact(canvas, x, middle, fact)
        if content.deadline:
            x += px(34)
            canvas.rule(x, middle - px(18), x, middle + px(18), t.key_edge, max(1, px(2)))
            _paint_pill(canvas, x + px(26), limit, content)


def _line(
    canvas: Canvas, x: float, limit: float, text: str, role: Role, ink: str, size: float
) -> float:
    where = QRectF(x, 0, max(0.0, limit - x), canvas.px(HEIGHT))
    return canvas.text(where, text, role, ink, LEFT, size)


def _fact_roles(fact: Fact) -> Role:
    return Role.CODE3 if fact.code else Role.STRONG


def _fact_width(canvas: Canvas, fact: Fact) -> float:
    value = canvas.width_of(fact.value, _fact_roles(fact), 25)
    return canvas.px(66) + canvas.width_of(fact.label, Role.LABEL) + value


def _paint_fact(canvas: Canvas, x: float, middle: float, fact: Fact) -> float:
    px, t = canvas.px, canvas.t
    x += px(34)
    canvas.rule(x, middle - px(18), x, middle + px(18), t.key_edge, max(1, px(2)))
    x += px(26)
    x += _line(canvas, x, x + 4000, fact.label, Role.LABEL, t.bar_ink2, 23) + px(11)
    return x + _line(canvas, x, x + 4000, fact.value, _fact_roles(fact), t.bar_ink, 25)


def _paint_pill(canvas: Canvas, x: float, limit: float, content: TopBarContent) -> None:
    px, t = canvas.px, canvas.t
    fill, ink = {
        Health.WARN: (t.warn, t.warn_on),
        Health.BAD: (t.stop, t.stop_on),
    }.get(content.deadline_health, (t.key, t.bar_ink))
    width = canvas.width_of(content.deadline, Role.TITLE, 25) + px(14 + 26 + 8 + 16)
    middle = canvas.px(HEIGHT) / 2
    pill = QRectF(x, middle - px(22), min(width, limit - x), px(44))
    if pill.width() < px(90):
        return
    canvas.fill(pill, fill, px(8))
    icon = square(pill.left() + px(26), middle, px(26))
    canvas.icon(icon, Icon.CLOCK, ink, 2.2)
    room = QRectF(icon.right() + px(8), 0, pill.right() - icon.right() - px(14), px(HEIGHT))
    canvas.text(room, content.deadline, Role.TITLE, ink, LEFT, 25)


def _paint_person(canvas: Canvas, area: QRectF, content: TopBarContent) -> float:
    """Draw clock and person from the right; give where they begin."""
    px, t, middle = canvas.px, canvas.t, area.center().y()
    x = area.right() - px(32)
    clock = canvas.width_of(content.clock, Role.H3, 29)
    x -= clock
    _line(canvas, x, x + clock + 2, content.clock, Role.H3, t.bar_ink, 29)
    if not content.person:
        return x
    person = canvas.width_of(content.person, Role.LABEL_STRONG, 22)
    x -= person + px(32)
    _line(canvas, x, x + person + 2, content.person, Role.LABEL_STRONG, t.bar_ink, 22)
    x -= px(34)
    canvas.icon(square(x + px(12), middle, px(26)), Icon.USER_CHECK, t.bar_ink2, 1.9)
    return x
