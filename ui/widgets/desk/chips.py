"""Filter chips with their counts, one chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.painting import LEFT, Canvas
from ui.theme.theme import Theme
from ui.widgets.desk_content import ChipContent
from ui.widgets.painted import PaintedButton, say

_HEIGHT = 52


class Chip(PaintedButton):
    """One filter; ``content.key`` says which."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, desk=True)
        self.setCheckable(True)
        self.content = ChipContent("", "")

    def show_chip(self, content: ChipContent) -> None:
        """Show ``content`` with its count."""
        self.content = content
        count = "" if content.count is None else f" {content.count}"
        say(self, f"{content.label}{count}")
        self.update()

    def wanted_width(self, canvas_width: float) -> int:
        """Give the width for a label of ``canvas_width`` pixels."""
        return round(canvas_width) + self.theme.px(40)

    def paint(self, canvas: Canvas, area: QRectF) -> None:
        """Draw the chip, inverted if it is the one chosen."""
        px, t = canvas.px, canvas.t
        here = self.isChecked()
        edge = t.ink if here else t.line2 if self.underMouse() else t.line
        canvas.box(area, t.ink if here else t.surface, edge, max(1, px(2)), px(10))
        ink = t.surface if here else t.ink
        room = QRectF(px(20), area.top(), area.width() - px(30), area.height())
        used = canvas.text(room, self.content.label, Role.STATUS_STRONG, ink, LEFT, 20)
        if self.content.count is not None:
            room.setLeft(room.left() + used + px(12))
            canvas.text(room, str(self.content.count), Role.DESK_STRONG, ink, LEFT)


class Chips(QWidget):
    """Shows filters in a row, in more where one is too short; ``chosen`` says the key asked for."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._chips: list[Chip] = []
        self._count = 0
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def chips(self) -> list[Chip]:
        """The chips there are, from left to right."""
        return self._chips[: self._count]

    def show_chips(self, content: tuple[ChipContent, ...], current: str) -> None:
        """Show ``content`` with ``current`` chosen."""
        self._count = len(content)
        while len(self._chips) < len(content):
            chip = Chip(self.theme, self)
            self._group.addButton(chip)
            self._chips.append(chip)
        for chip, shown in zip(self._chips, content, strict=False):
            chip.show_chip(shown)
            chip.setChecked(shown.key == current)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._arrange()

    def _restyle(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        gap, height = self.theme.px(10), self.theme.px(_HEIGHT)
        x = y = 0
        for chip in self.chips:
            width = min(self._width(chip), self.width())
            if x and x + width > self.width():
                x, y = 0, y + height + gap
            chip.setGeometry(x, y, width, height)
            chip.show()
            x += width + gap
        for spare in self._chips[self._count :]:
            spare.hide()
        self.setFixedHeight(y + height)

    def _width(self, chip: Chip) -> int:
        label = self.theme.width_of(chip.content.label, Role.STATUS_STRONG, 20)
        if chip.content.count is not None:
            label += self.theme.px(12) + self.theme.width_of(
                str(chip.content.count), Role.DESK_STRONG
            )
        return chip.wanted_width(label)

    def _clicked(self, button: PaintedButton) -> None:
        if isinstance(button, Chip):
            self._arrange()
            self.chosen.emit(button.content.key)
