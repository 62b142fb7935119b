"""A pad of keys for a PIN, for fingers; the keyboard and the scanner need none of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.theme.fonts import Role
from ui.theme.painting import CENTRE, Canvas
from ui.theme.theme import Theme
from ui.widgets.painted import PaintedButton, say

_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "C", "0", "OK")


class PadKey(PaintedButton):
    """One key of the pad."""

    def __init__(self, theme: Theme, label: str, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.label = label
        say(self, label)
        self.restyle()

    def restyle(self) -> None:
        """Keep 15 mm for a gloved finger."""
        tall = self.theme.density.touch_px(76)
        self.setFixedSize(round(tall * 1.5), tall)

    def paint(self, canvas: Canvas, area: QRectF) -> None:
        """Draw the key; OK is the one that goes on."""
        t = canvas.t
        goes_on = self.label == "OK"
        fill = t.info if goes_on else t.sunken if self.isDown() else t.surface
        canvas.box(area, fill, t.info if goes_on else t.line2, canvas.px(2), canvas.px(12))
        canvas.text(area, self.label, Role.H3, t.info_on if goes_on else t.ink, CENTRE)


class PinPad(QWidget):
    """Says ``digit`` for 0 to 9, ``cleared`` for C and ``entered`` for OK.  Keeps nothing."""

    digit = Signal(str)
    cleared = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.keys = [PadKey(theme, label, self) for label in _KEYS]
        for place, key in enumerate(self.keys):
            key.clicked.connect(self._clicked)
            self._grid.addWidget(key, place // 3, place % 3)
        theme.changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        self._grid.setSpacing(self._theme.px(12))

    def _clicked(self) -> None:
        key = self.sender()
        if not isinstance(key, PadKey):
            return
        if key.label == "C":
            self.cleared.emit()
        elif key.label == "OK":
            self.entered.emit()
        else:
            self.digit.emit(key.label)
