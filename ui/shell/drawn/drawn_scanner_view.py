"""A strip of codes to click and a field to type one into; it takes no focus by itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from ui.shell.drawn.fair_widths import fair_widths
from ui.shell.drawn.suggestions import Suggestion
from ui.theme.fonts import Role
from ui.theme.theme import Theme

_FIELD, _NARROW_FIELD = 320, 200


class DrawnScannerView(QWidget):
    """Says ``scanned`` with the code that was clicked or typed, ``loaded`` with grams put down."""

    scanned = Signal(str)
    loaded = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = QLabel(self.tr("Simulated scanner"))
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("or type a code, then Enter"))
        self._field.setAccessibleName(self.tr("Code to scan"))
        self._field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._field.returnPressed.connect(self._typed)
        self._buttons: list[QPushButton] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        self._row.addWidget(self._field)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_suggestions(self, suggestions: tuple[Suggestion, ...]) -> None:
        """Show one button for each code."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button_of(one) for one in suggestions]
        for place, button in enumerate(self._buttons, start=1):
            self._row.insertWidget(place, button)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show every code whole or shortened, none cut off at the edge."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the title go where the codes need its room, then half the field, then letters."""
        px, buttons = self._theme.px, self._buttons
        words = [button.accessibleName() for button in buttons]
        for button, said in zip(buttons, words, strict=True):
            button.ensurePolished()
            button.setText(said.replace("&", "&&"))
        wanted = [button.sizeHint().width() for button in buttons]
        room = self.width() - 2 * px(32) - (len(buttons) + 2) * px(12)
        title = self._title.sizeHint().width()
        self._title.setVisible(sum(wanted) + title + px(_FIELD) <= room)
        full = sum(wanted) + px(_FIELD) <= room
        self._field.setFixedWidth(px(_FIELD if full else _NARROW_FIELD))
        room -= self._field.width() + (title if self._title.isVisibleTo(self) else 0)
        for button, want, wide in zip(buttons, wanted, fair_widths(wanted, room), strict=True):
            button.setFixedWidth(wide)
            if wide < want:
                _shorten(button, want - wide)

    def _button_of(self, one: Suggestion) -> QPushButton:
        words = self.tr("Wrong: {label}").format(label=one.label) if one.wrong else one.label
        button = QPushButton(words.replace("&", "&&"))
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(f"{words}: {one.code}" if one.code else words)
        button.setAccessibleName(words)
        button.clicked.connect(partial(self._clicked, one))
        return button

    def _clicked(self, one: Suggestion, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 -- clicked's own argument
        if one.grams is None:
            self.scanned.emit(one.code)
        else:
            self.loaded.emit(one.grams)

    def _typed(self) -> None:
        if self._field.text():
            self.scanned.emit(self._field.text())
            self._field.clear()

    def _restyle(self) -> None:
        self._title.setFont(self._theme.font(Role.DESK_STRONG))
        margin = self._theme.px(32)
        self._row.setContentsMargins(margin, self._theme.px(8), margin, self._theme.px(8))
        self._row.setSpacing(self._theme.px(12))
        self._fit()


def _shorten(button: QPushButton, by: int) -> None:
    """Take so many pixels off the words of a button."""
    said, metrics = button.accessibleName(), button.fontMetrics()
    room = metrics.horizontalAdvance(said) - by
    shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room)
    button.setText(shown.replace("&", "&&"))
