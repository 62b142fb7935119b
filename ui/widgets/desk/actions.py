"""The buttons of a desk page: each with its key, the first one blue."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.painting import Canvas
from ui.theme.theme import Theme
from ui.widgets.desk_content import ActionContent
from ui.widgets.frame.keycap import draw_cap
from ui.widgets.painted import PaintedButton, say

_HEIGHT = 60


class ActionButton(PaintedButton):
    """One action with its key."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, desk=True)
        self.content = ActionContent("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()

    def show_action(self, content: ActionContent) -> None:
        """Show ``content``."""
        self.content = content
        self.setEnabled(content.enabled)
        say(self, f"{content.key} {content.label}".strip())
        self.update()

    def restyle(self) -> None:
        """Keep the height of the design."""
        self.setFixedHeight(self.theme.px(_HEIGHT))

    def paint(self, canvas: Canvas, area: QRectF) -> None:
        """Draw the button: blue if it is the one to press, dim if it cannot be pressed."""
        px, t, content = canvas.px, canvas.t, self.content
        canvas.painter.setOpacity(1.0 if content.enabled else 0.4)
        hot = self.underMouse() or self.isDown()
        if content.primary:
            fill, edge, ink, cap, cap_ink = t.info, t.info, t.info_on, t.info_on, t.info
        else:
            ground = t.sunken if hot and content.enabled else t.surface
            fill, edge, ink, cap, cap_ink = ground, t.line2, t.ink, t.ink, t.surface
        canvas.box(area, fill, edge, max(1, px(2)), px(12))
        left = area.left() + px(14)
        if content.key:
            left = draw_cap(canvas, left, area.center().y(), content.key, cap, cap_ink) + px(16)
        room = QRectF(left, area.top(), area.right() - px(12) - left, area.height())
        size = canvas.fitting(content.label, Role.TITLE, room.width(), 18)
        size = min(size, 23)
        lines = canvas.lines(content.label, Role.TITLE, room.width(), design_px=size)
        canvas.paragraph(room, lines, Role.TITLE, ink, size)


class ActionButtons(QWidget):
    """Shows actions below each other, half ones in pairs; ``pressed`` says the key."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buttons: list[ActionButton] = []
        self._shown: tuple[ActionContent, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._space)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._space()

    @property
    def buttons(self) -> list[ActionButton]:
        """The buttons shown, in order."""
        return self._buttons[: len(self._shown)]

    def show_actions(self, content: tuple[ActionContent, ...]) -> None:
        """Show ``content``; buttons are kept and only worded anew."""
        if content == self._shown:
            return
        self._shown = content
        while len(self._buttons) < len(content):
            button = ActionButton(self._theme, self)
            button.clicked.connect(self._clicked)
            self._buttons.append(button)
        for button, action in zip(self._buttons, content, strict=False):
            button.show_action(action)
        self._place()

    def _place(self) -> None:
        row, column = 0, 0
        for button, action in zip(self._buttons, self._shown, strict=False):
            if not action.half and column:
                row, column = row + 1, 0
            self._grid.addWidget(button, row, column, 1, 1 if action.half else 2)
            row, column = (row, 1) if action.half and not column else (row + 1, 0)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(self._shown))
        self.updateGeometry()

    def _space(self) -> None:
        self._grid.setSpacing(self._theme.px(11))

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, ActionButton):
            self.pressed.emit(button.content.key)
