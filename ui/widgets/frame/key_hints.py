"""The keys F1 to F8 below every floor screen: what each does now, also for a finger."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.icon_names import Icon
from ui.theme.painting import LEFT, Canvas
from ui.theme.theme import Theme
from ui.widgets.frame.keycap import draw_cap
from ui.widgets.frame_content import KeyHint
from ui.widgets.painted import Painted, PaintedButton, say
from ui.widgets.shapes import square

HEIGHT = 84
BUTTON = 64
DIMMED = 0.34
_ROOMY = 250


class KeyButton(PaintedButton):
    """One key: a cap and a label, at least 15 mm high."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.hint = KeyHint("", "")

    def show_hint(self, hint: KeyHint) -> None:
        """Show ``hint``; a key that does nothing now is dim and deaf."""
        if hint == self.hint:
            return
        self.hint = hint
        self.setEnabled(hint.enabled)
        say(self, f"{hint.key} {hint.label}")
        self.update()

    def paint(self, canvas: Canvas, area: QRectF) -> None:
        """Draw the key: amber if it is the one that helps, dim if it does nothing."""
        t, hint = canvas.t, self.hint
        canvas.painter.setOpacity(1.0 if hint.enabled else DIMMED)
        fill, edge, ink = (
            (t.warn, t.warn, t.warn_on) if hint.urgent else (t.key, t.key_edge, t.bar_ink)
        )
        if self.isDown():
            fill = t.bar if not hint.urgent else t.warn
        canvas.box(area, fill, edge, max(1, canvas.px(2)), canvas.px(12))
        middle = area.center().y()
        right = draw_cap(canvas, area.left() + canvas.px(12), middle, hint.key, t.bar_ink, t.bar)
        room = QRectF(right + canvas.px(14), area.top(), 0, area.height())
        room.setRight(area.right() - canvas.px(8))
        size = canvas.fitting(hint.label, Role.TITLE, room.width(), 18)
        canvas.text(room, hint.label, Role.TITLE, ink, LEFT, size)


class KeyHints(Painted):
    """Shows the keys of this state.  ``pressed`` says "F1" and so on when one is touched.

    The keyboard's own F-keys are the window's business; this bar only shows them.
    """

    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.aside = ""
        self._buttons: list[KeyButton] = []
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    @property
    def buttons(self) -> list[KeyButton]:
        """The keys now shown, from left to right."""
        return self._buttons[: self._count]

    def show_keys(self, hints: tuple[KeyHint, ...], aside: str = "") -> None:
        """Show ``hints``; ``aside`` stands on the right where there is room for it."""
        self.aside = aside
        self._count = len(hints)
        while len(self._buttons) < len(hints):
            button = KeyButton(self.theme, self)
            button.clicked.connect(self._clicked)
            self._buttons.append(button)
        for button, hint in zip(self._buttons, hints, strict=False):
            button.show_hint(hint)
        for button in self._buttons:
            button.setVisible(button in self.buttons)
        say(self, ", ".join(f"{h.key} {h.label}" for h in hints if h.enabled))
        self._arrange()
        self.update()

    def restyle(self) -> None:
        """Keep 15 mm for a gloved finger, whatever the screen."""
        density = self.theme.density
        self.setFixedHeight(density.touch_px(BUTTON) + density.px(HEIGHT - BUTTON))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._arrange()

    def paint(self, canvas: Canvas) -> None:
        """Draw the bar and, where it fits, the words beside the keys."""
        canvas.fill(self.area(), canvas.t.bar2)
        left = self._aside_left()
        if left is None:
            return
        middle = self.area().center().y()
        canvas.icon(
            square(left + canvas.px(15), middle, canvas.px(30)), Icon.SCAN, canvas.t.bar_ink2
        )
        room = QRectF(
            left + canvas.px(38), 0, self.width() - left - canvas.px(70) + 2, self.height()
        )
        canvas.text(room, self.aside, Role.DESK, canvas.t.bar_ink2, LEFT)

    def _aside_width(self) -> int:
        if not self.aside:
            return 0
        return round(self.theme.width_of(self.aside, Role.DESK)) + self.theme.px(40)

    def _aside_left(self) -> float | None:
        """Give where the words start, or None where the keys need all the width."""
        px = self.theme.px
        needed = self._aside_width()
        if not needed or not self._count:
            return None
        room = self.width() - px(64) - needed - px(24) - px(12) * (self._count - 1)
        if room / self._count < px(_ROOMY):
            return None
        return self.width() - px(32) - needed

    def _arrange(self) -> None:
        if not self._count:
            return
        px = self.theme.px
        aside = self._aside_left()
        right = self.width() - px(32) if aside is None else aside - px(24)
        gap = px(12)
        wide = (right - px(32) - gap * (self._count - 1)) / self._count
        wide = min(wide, px(300)) if aside is None else wide
        tall = self.theme.density.touch_px(BUTTON)
        top = (self.height() - tall) // 2
        for place, button in enumerate(self.buttons):
            button.setGeometry(round(px(32) + place * (wide + gap)), top, round(wide), tall)

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.pressed.emit(button.hint.key)
