"""Brings every scan and every F-key to the screen in front, in order, whatever has the focus.

Serial scanners speak on threads of their own; a keyboard wedge types, and a filter on the
application takes its keys before any widget sees them.  F-keys become scans of the control
card, so that they are judged and recorded like every other (screens rule 10).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Protocol, assert_never

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from app.scanning.control_card import ControlCode, digit_payload, payload_of
from hardware.keys import DropKeys, KeyCollector, KnownKeys, ReplayKeys, ScanHeard, WedgeKey
from hardware.ports import Scan
from ui.background import ScannerThread

KEYS = "keys"
"""The source of scans that came from F-keys."""

_TERMINATORS = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}
_F_KEYS = {Qt.Key.Key_F1 + code.f_key - 1: code for code in ControlCode}
_NOBODY_TYPES_SO = 8  # different keys in one burst: that was a scanner
_IDLE_LOOK_MS = 20


class HearsScans(Protocol):
    """Whoever gets the scans: the shell."""

    def scanned(self, scan: Scan) -> None:
        """Take one scan."""


class ScanBus(QObject):
    """One stream of scans from all sources to one listener, on the UI thread.

    ``deaf`` says True while a wedge could not be heard because the window is not active;
    ``unended`` that a wedge typed a code without Enter or Tab behind it.
    """

    deaf = Signal(bool)
    unended = Signal()

    def __init__(
        self,
        listener: HearsScans,
        wedge: KeyCollector | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._listener = listener
        self._clock = clock
        self._wedge = wedge
        self._sequence = 0
        self._held: list[QKeyEvent] = []
        self._taken: set[int] = set()
        self._window: QWindow | None = None
        self._replaying = False
        self._timer = QTimer(self, interval=_IDLE_LOOK_MS)
        self._timer.timeout.connect(self._idle)

    def listen_to(self, threads: Sequence[ScannerThread]) -> None:
        """Take the scans of these scanners too."""
        for thread in threads:
            thread.heard.connect(self._heard, Qt.ConnectionType.QueuedConnection)

    def press(self, code: ControlCode) -> None:
        """Take a control code from a key or a touched button as a scan of the card."""
        self._take_key(payload_of(code))

    def _take_key(self, payload: str) -> None:
        self._sequence += 1
        now_s = self._clock()
        self._heard(Scan(KEYS, payload.encode(), payload, None, now_s, self._sequence))

    def key_digit(self, value: int) -> None:
        """Take a digit of the number row as a scan of the card of digits."""
        self._take_key(digit_payload(value))

    @Slot(object)
    def _heard(self, scan: Scan) -> None:
        self._listener.scanned(scan)

    # -- keys, before any widget ------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take F-keys and the bursts of a wedge; let everything else pass."""
        if event.type() == QEvent.Type.ApplicationStateChange and self._wedge is not None:
            active = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
            self.deaf.emit(not active)
        if self._replaying or not isinstance(watched, QWindow) or not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.KeyPress:
            return self._pressed(watched, event)
        return event.type() == QEvent.Type.KeyRelease and self._released(event)

    def _pressed(self, window: QWindow, event: QKeyEvent) -> bool:
        code = _F_KEYS.get(Qt.Key(event.key()))
        if code is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._taken.add(event.key())
            if not event.isAutoRepeat():
                self.press(code)
            return True
        if self._wedge is None:
            return False
        ends = event.key() in _TERMINATORS
        if not ends and not event.text():
            return False
        self._held.append(_copy(event))
        self._window = window
        self._timer.start()
        self._act(self._wedge.key(WedgeKey(event.text(), ends, self._clock())))
        return True

    def _released(self, event: QKeyEvent) -> bool:
        """A key's release goes where its press went."""
        if event.key() in self._taken:
            self._taken.discard(event.key())
            return True
        if any(held.key() == event.key() for held in self._held):
            self._held.append(_copy(event))
            return True
        return False

    @Slot()
    def _idle(self) -> None:
        if self._wedge is not None:
            self._act(self._wedge.idle(self._clock()))
        if not self._held:
            self._timer.stop()

    def _act(self, outputs: Sequence[KnownKeys]) -> None:
        for output in outputs:
            match output:
                case ScanHeard(scan):
                    self._swallow()
                    self._heard(scan)
                case DropKeys():
                    self._swallow()
                case ReplayKeys(keys):
                    self._replay(len(keys))
                    if len({key.text for key in keys}) >= _NOBODY_TYPES_SO:
                        self.unended.emit()
                case _:
                    assert_never(output)

    def _swallow(self) -> None:
        """The held keys were a scan: nothing of them reaches a widget, nor do their releases."""
        pressed = [key.key() for key in self._held if key.type() == QEvent.Type.KeyPress]
        released = [key.key() for key in self._held if key.type() == QEvent.Type.KeyRelease]
        self._taken |= set(pressed) - set(released)
        self._held.clear()

    def _replay(self, presses: int) -> None:
        """Hand back typed keys, with their releases, to the window that they were typed into."""
        count, seen = 0, 0
        for key in self._held:
            seen += key.type() == QEvent.Type.KeyPress
            if seen > presses:
                break
            count += 1
        keys, self._held = self._held[:count], self._held[count:]
        self._replaying = True
        try:
            for key in keys:
                if self._window is not None:
                    QGuiApplication.sendEvent(self._window, key)
        finally:
            self._replaying = False


def _copy(event: QKeyEvent) -> QKeyEvent:
    """Give the same key as an event of our own: Qt's lives only while it is delivered."""
    return QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
