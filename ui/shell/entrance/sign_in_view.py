"""The sign-in screen: the request on the left, a pad for the PIN on the right.

Where work lies open at the station, a banner above them says which, for 3 m.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.content import BannerContent
from ui.widgets.floor.scan_banner import ScanBanner
from ui.widgets.frame.badge_prompt import BadgePrompt
from ui.widgets.frame.pin_pad import PinPad
from ui.widgets.frame_content import PromptContent
from ui.widgets.page import Card
from ui.widgets.painted import say

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CLEAR = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Escape}


class SignInView(QWidget):
    """Keeps ``SignInDisplay``.  ``digit``, ``cleared`` and ``entered`` come from pad and keys."""

    digit = Signal(str)
    cleared = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        say(self, self.tr("Sign in"))
        self.banner = ScanBanner(theme)
        self.banner.hide()
        self.prompt, self.pad = BadgePrompt(theme), PinPad(theme)
        self._card = Card(theme)
        self._row = QHBoxLayout(self._card)
        self._row.addWidget(self.prompt, 1)
        self._row.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignVCenter)
        self._page = QVBoxLayout()
        self._page.addStretch(1)
        self._page.addWidget(self._card)
        self._page.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(self._page, 1)
        self.pad.digit.connect(self.digit)
        self.pad.cleared.connect(self.cleared)
        self.pad.entered.connect(self.entered)
        theme.changed.connect(self._space_out)
        self._space_out()

    def show_prompt(self, content: PromptContent) -> None:
        """Show the request, one dot per digit, and the last answer."""
        self.prompt.show_prompt(content)

    def show_waiting(self, content: BannerContent | None) -> None:
        """Show which work lies open here, for 3 m; None if none does."""
        if content is not None and content != self.banner.content:
            self.banner.show_banner(content)
        self.banner.setHidden(content is None)
        self._space_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take number keys as the pad's; nothing else is pressed by a key."""
        text = event.text()
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.key() in _CLEAR:
            self.cleared.emit()
        elif text.isascii() and text.isdigit():
            self.digit.emit(text)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keys as soon as the screen is in front."""
        super().showEvent(event)
        self.setFocus()

    def _space_out(self) -> None:
        px = self._theme.px
        above, inside = (32, 64) if self.banner.isHidden() else (16, 32)
        self._page.setContentsMargins(px(120), px(above), px(120), px(above))
        self._row.setContentsMargins(px(72), px(inside), px(72), px(inside))
        self._row.setSpacing(px(64))
