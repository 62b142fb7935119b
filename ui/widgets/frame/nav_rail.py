"""The desk's navigation: one page each, with what waits there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.fonts import Role
from ui.theme.painting import CENTRE, LEFT, Canvas
from ui.theme.theme import Theme
from ui.widgets.frame_content import NavEntry
from ui.widgets.painted import Painted, PaintedButton, say
from ui.widgets.shapes import square

WIDTH = 262


class NavButton(PaintedButton):
    """One page of the desk."""

    def __init__(self, theme: Theme, entry: NavEntry, parent: QWidget) -> None:
        super().__init__(theme, parent, desk=True)
        self.entry = entry
        self.setCheckable(True)
        self.restyle()
        self.show_entry(entry)

    def show_entry(self, entry: NavEntry) -> None:
        """Show ``entry`` with its badge."""
        self.entry = entry
        say(self, f"{entry.label} {entry.badge or ''}".strip())
        self.update()

    def restyle(self) -> None:
        """Keep the height of the design."""
        self.setFixedHeight(self.theme.px(58))

    def paint(self, canvas: Canvas, area: QRectF) -> None:
        """Draw the entry, as a white tab if it is the page shown."""
        px, t, entry = canvas.px, canvas.t, self.entry
        here = self.isChecked()
        canvas.fill(area, t.bar)
        inner = area.adjusted(px(14), px(3), -px(14), -px(3))
        if here:
            canvas.fill(inner, t.bar_ink, px(8))
        elif self.underMouse():
            canvas.fill(inner, t.bar2, px(8))
        ink = t.bar if here else t.bar_ink
        middle = area.center().y()
        canvas.icon(square(px(44), middle, px(28)), entry.icon, ink if here else t.bar_ink2, 1.9)
        right = inner.right() - px(10)
        if entry.badge:
            right = self._paint_badge(canvas, right, middle) - px(6)
        role = Role.STRONG if here else Role.LABEL_STRONG
        room = QRectF(px(74), area.top(), right - px(74), area.height())
        size = canvas.fitting(entry.label, role, room.width(), 18)
        canvas.text(room, entry.label, role, ink, LEFT, min(22.0, size))

    def _paint_badge(self, canvas: Canvas, right: float, middle: float) -> float:
        px, t, entry = canvas.px, canvas.t, self.entry
        text = str(entry.badge)
        width = max(float(px(34)), canvas.width_of(text, Role.DESK_STRONG) + px(20))
        pill = QRectF(right - width, middle - px(16), width, px(32))
        canvas.fill(pill, t.stop if entry.badge_urgent else t.quiet, px(8))
        canvas.text(pill, text, Role.DESK_STRONG, t.stop_on, CENTRE)
        return pill.left()


class NavRail(Painted):
    """Shows the pages of the desk; ``chosen`` says the key of the page asked for."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._group.buttonClicked.connect(self._clicked)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.restyle()

    def show_entries(self, entries: tuple[NavEntry, ...], current: str) -> None:
        """Show ``entries``; pages may come, badges may change, none may go."""
        for entry in entries:
            if entry.key in self._buttons:
                self._buttons[entry.key].show_entry(entry)
                continue
            button = NavButton(self.theme, entry, self)
            self._buttons[entry.key] = button
            self._group.addButton(button)
            self._column.insertWidget(self._column.count() - 1, button)
        if current in self._buttons:
            self._buttons[current].setChecked(True)

    def restyle(self) -> None:
        """Keep the width of the design."""
        self.setFixedWidth(self.theme.px(WIDTH))
        self._column.setContentsMargins(0, self.theme.px(15), 0, self.theme.px(15))

    def paint(self, canvas: Canvas) -> None:
        """Draw the ground."""
        canvas.fill(self.area(), canvas.t.bar)

    def _clicked(self, button: PaintedButton) -> None:
        if isinstance(button, NavButton):
            self.chosen.emit(button.entry.key)
