"""The window: the bars round a stack of screens.  It decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QMargins, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.shell.screen import ScreenName
from ui.theme.icon_names import Icon
from ui.theme.theme import Theme
from ui.widgets.content import BannerContent, Tone
from ui.widgets.floor.scan_banner import ScanBanner
from ui.widgets.frame.key_hints import KeyHints
from ui.widgets.frame.nav_rail import NavRail
from ui.widgets.frame.status_bar import StatusBar
from ui.widgets.frame.top_bar import TopBar
from ui.widgets.frame_content import KeyHint, NavEntry, StatusContent, TopBarContent

_CLOCK_MS = 1_000


class Window(QWidget):
    """Keeps ``ShellDisplay``.

    Signals:
        key_pressed: a key of the bar was touched, e.g. "F1".
        digit_typed: a digit of the keyboard that no field took.
        page_chosen: an entry of the navigation was chosen, by its key.
        ticked: a second went by.
        shown: another screen came in front.
        closing: the window is being closed; what was begun is to be ended.

    ``may_close`` is asked before that.
    """

    key_pressed = Signal(str)
    digit_typed = Signal(int)
    page_chosen = Signal(str)
    ticked = Signal()
    closing = Signal()
    shown = Signal()

    def __init__(self, theme: Theme, aside: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._aside = aside
        self._top, self._nav = TopBar(theme), NavRail(theme)
        self._keys, self._status = KeyHints(theme), StatusBar(theme)
        self._stack = QStackedWidget()
        ignored = QSizePolicy.Policy.Ignored  # the density follows the window, never the reverse
        self._stack.setSizePolicy(ignored, ignored)
        self._views: Mapping[ScreenName, QWidget] = {}
        self._strip: QWidget | None = None
        self.may_close: Callable[[], bool] = lambda: True
        self._lay_out()
        self._keys.pressed.connect(self.key_pressed)
        self._nav.chosen.connect(self.page_chosen)
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self.ticked)
        self._clock.start()

    def show_opening(self, station: str, words: str) -> None:
        """Say that the station is being opened; the first screen takes its place."""
        place = TopBarContent(icon=Icon.PACKAGE, place=station)
        self._top.show_place(place)
        self._nav.hide()
        self._keys.hide()
        opening = ScanBanner(self._theme)
        opening.show_banner(BannerContent(Tone.BUSY, words))
        self._stack.addWidget(opening)

    def take_screens(self, views: Mapping[ScreenName, QWidget]) -> None:
        """Take the view of every screen."""
        self._views = views
        for view in views.values():
            self._stack.addWidget(view)

    def take_strip(self, strip: QWidget) -> None:
        """Take a strip to stand between the screens and the keys: the drawn scanner."""
        self._strip = strip
        self._whole.insertWidget(2, strip)
        self._fit()

    def show_screen(self, screen: ScreenName) -> None:
        """Bring a screen's view in front; the desk's screens have the navigation beside them."""
        self._stack.setCurrentWidget(self._views[screen])
        self._nav.setVisible(not screen.of_the_floor)
        self.shown.emit()

    def show_top(self, content: TopBarContent) -> None:
        """Show the bar at the top."""
        self._top.show_place(content)

    def show_keys(self, keys: tuple[KeyHint, ...]) -> None:
        """Show the bar of keys; none hides it."""
        self._keys.setVisible(bool(keys))
        self._keys.show_keys(keys, self._aside)

    def show_pages(self, entries: tuple[NavEntry, ...], current: str) -> None:
        """Show the navigation of the desk."""
        self._nav.show_entries(entries, current)

    def show_status(self, content: StatusContent) -> None:
        """Show devices, server and station."""
        self._status.show_status(content)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the digits that nothing inside the window wanted."""
        text = event.text()
        if text.isascii() and text.isdecimal() and not event.isAutoRepeat():
            self.digit_typed.emit(int(text))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the density that fits the new size."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.size()
        if self._strip is not None:
            room = room.shrunkBy(QMargins(0, 0, 0, self._strip.sizeHint().height()))
        self._theme.fit(room, self.screen().size())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the program ends, unless it must not."""
        if not self.may_close():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the title when the language changes."""
        super().changeEvent(event)
        self.setWindowTitle("Packbench")

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._nav)
        middle.addWidget(self._stack, 1)
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        whole.addWidget(self._top)
        whole.addLayout(middle, 1)
        whole.addWidget(self._keys)
        whole.addWidget(self._status)
