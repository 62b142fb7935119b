"""Filter chips with their counts, one chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.painting import LEFT, Canvas
from ui.theme.theme import Theme
from ui.widgets.desk_content import ChipContent
from ui.widgets.painted import PaintedButton, say

_HEIGHT = 52


@dataclass(frozen=True, slots=True)
class Room:
    """The room round the words of a row of chips, in design pixels.

    ``pad`` is left and right of them together, ``count`` before the count, ``gap`` between chips.
    """

    pad: float
    count: float
    gap: float

    def towards(self, other: Self, share: float) -> Self:
        """Between this (``share`` 0) and ``other`` (1)."""
        return type(self)(
            self.pad + (other.pad - self.pad) * share,
            self.count + (other.count - self.count) * share,
            self.gap + (other.gap - self.gap) * share,
        )


WIDE, SNUG = Room(40, 12, 10), Room(18, 6, 8)
"""Snug chips still stand 2 mm apart on the reference screen (design rule 20)."""


class Chip(PaintedButton):
    """One filter; ``content.key`` says which."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent, desk=True)
        self.setCheckable(True)
        self.content = ChipContent("", "")
        self.room = WIDE

    def show_chip(self, content: ChipContent) -> None:
        """Show ``content`` with its count."""
        self.content = content
        count = "" if content.count is None else f" {content.count}"
        say(self, f"{content.label}{count}")
        self.update()

    def wanted_width(self, room: Room) -> float:
        """The width of the words and the room round them, in pixels."""
        theme, content = self.theme, self.content
        width = theme.width_of(content.label, Role.STATUS_STRONG, 20) + room.pad * theme.density.u
        if content.count is not None:
            count = theme.width_of(str(content.count), Role.DESK_STRONG)
            width += room.count * theme.density.u + count
        return width

    def paint(self, canvas: Canvas, area: QRectF) -> None:
        """Draw the chip, inverted if it is the one chosen."""
        px, t = canvas.px, canvas.t
        here = self.isChecked()
        edge = t.ink if here else t.line2 if self.underMouse() else t.line
        canvas.box(area, t.ink if here else t.surface, edge, max(1, px(2)), px(10))
        ink = t.surface if here else t.ink
        left = self.room.pad / 2 * self.theme.density.u
        room = QRectF(left, area.top(), area.width() - left * 1.5, area.height())
        used = canvas.text(room, self.content.label, Role.STATUS_STRONG, ink, LEFT, 20)
        if self.content.count is not None:
            room.setLeft(room.left() + used + self.room.count * self.theme.density.u)
            canvas.text(room, str(self.content.count), Role.DESK_STRONG, ink, LEFT)


class Chips(QWidget):
    """Shows filters in a row, closer where it is short, in more rows where it is too short.

    ``chosen`` says the key asked for.
    """

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
        room = self._room()
        gap, height = round(room.gap * self.theme.density.u), self.theme.px(_HEIGHT)
        x = y = 0
        for chip in self.chips:
            chip.room = room
            width = min(int(chip.wanted_width(room)), self.width())
            if x and x + width > self.width():
                x, y = 0, y + height + gap
            chip.setGeometry(x, y, width, height)
            chip.show()
            x += width + gap
        for spare in self._chips[self._count :]:
            spare.hide()
        self.setFixedHeight(y + height)

    def _room(self) -> Room:
        """The widest room with which all stand in one row; WIDE where they need more rows."""
        wide, snug = self._row(WIDE), self._row(SNUG)
        if wide <= self.width() or snug > self.width():
            return WIDE
        return SNUG.towards(WIDE, (self.width() - snug) / (wide - snug))

    def _row(self, room: Room) -> float:
        """How wide one row of all chips is; a gap is a pixel more, for what is rounded."""
        gaps = (room.gap * self.theme.density.u + 1) * max(0, self._count - 1)
        return sum(chip.wanted_width(room) for chip in self.chips) + gaps

    def _clicked(self, button: PaintedButton) -> None:
        if isinstance(button, Chip):
            self._arrange()
            self.chosen.emit(button.content.key)
