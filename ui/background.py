"""The only module with threads: jobs go out, answers come back on the UI thread.

Whatever a thread has to say is a queued signal to a slot of an object of the UI thread.  A job
that fails answers with its exception; what is left unanswered would be a scan lost in silence.
"""

from __future__ import annotations

import threading
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

from app.errors import AppError
from app.station.runner import JobLine, Step, stand_back
from app.store.change_feed import Change
from hardware.ports import (
    DeviceHealth,
    DeviceState,
    HardwareError,
    Scale,
    Scan,
    Scanner,
)


class Background(QObject):
    """Runs jobs one after another on one thread of its own (keeps ``Runner``).

    ``then`` or ``failed`` answers on the UI thread; see ``JobLine``.
    """

    _done = Signal(object)  # what is to be called

    def __init__(
        self, name: str, parent: QObject | None = None, *, scans_wait: bool = False
    ) -> None:
        super().__init__(parent)
        self._done.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        line = JobLine(name, self._done.emit, scans_wait=scans_wait)
        self.run, self.call, self.close = line.run, line.call, line.close

    @Slot(object)
    def _answer(self, step: Step) -> None:
        step()


class OwnThread(QObject):
    """Something that goes on, on a thread of its own, until it is stopped.

    Subclasses implement ``_go_on``, which ends once ``_end`` was called.
    """

    def __init__(self, name: str, parent: QObject | None) -> None:
        super().__init__(parent)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name=name, daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """Stop, and wait for the thread's end."""
        self._end()
        if self._thread.is_alive():
            self._thread.join()

    def _end(self) -> None:
        self._ended.set()

    def _go_on(self) -> None:
        raise NotImplementedError


class ScannerThread(OwnThread):
    """Listens to one scanner on a thread of its own; its words arrive on the UI thread."""

    heard = Signal(object)  # Scan
    health = Signal(object)  # DeviceHealth

    def __init__(self, scanner: Scanner, parent: QObject | None = None) -> None:
        super().__init__(f"scanner {scanner.source_id}", parent)
        self._scanner = scanner

    def _end(self) -> None:
        self._scanner.stop()

    def _go_on(self) -> None:
        self._scanner.listen(self._hear, self._feel)

    def _hear(self, scan: Scan) -> None:
        self.heard.emit(scan)

    def _feel(self, health: DeviceHealth) -> None:
        self.health.emit(health)


class ScaleThread(OwnThread):
    """Asks one scale again and again on a thread of its own; its words arrive on the UI thread.

    A loss is said once, and the scale is asked on until it answers again.
    """

    weighed = Signal(object)  # Weight
    health = Signal(object)  # DeviceHealth

    def __init__(self, scale: Scale, every_s: float = 0.25, parent: QObject | None = None) -> None:
        super().__init__(f"scale {scale.name}", parent)
        self._scale = scale
        self._every_s = every_s
        self._state = DeviceState.UNKNOWN

    def _go_on(self) -> None:
        while not self._ended.is_set():
            try:
                weight = self._scale.weigh()
            except HardwareError as error:
                self._say(DeviceState.GONE, error.detail)
            else:
                self._say(DeviceState.READY)
                self.weighed.emit(weight)
            self._ended.wait(self._every_s)
        self._scale.close()

    def _say(self, state: DeviceState, detail: str = "") -> None:
        if state is not self._state:
            self._state = state
            self.health.emit(DeviceHealth(self._scale.name, state, detail))


class Feed(Protocol):
    """Something that can be waited for, such as ``app.store.change_feed.ChangeFeed``."""

    follows_progress: bool

    def wait(self, timeout_s: float) -> Change:
        """What changed within ``timeout_s`` seconds."""

    def close(self) -> None:
        """Give back what it holds."""


class FeedThread(OwnThread):
    """Watches the shared database for changes by others; ``changed`` arrives on the UI thread.

    It brings the ``Change``.

    ``changed`` is also sent after every ``poll_s`` seconds without a word: a lost notification
    must never leave a stale screen.
    """

    changed = Signal(object)  # Change
    lost = Signal(object)  # AppError

    def __init__(self, feed: Feed, poll_s: float, parent: QObject | None = None) -> None:
        super().__init__("change feed", parent)
        self._feed = feed
        self._poll_s = poll_s

    def follow_progress(self, follows: bool) -> None:  # noqa: FBT001 -- as a signal brings it
        """Watch scans of work in hand, too, or no more."""
        self._feed.follows_progress = follows

    def _go_on(self) -> None:
        stand_back()
        waited_s = 0.0
        while not self._ended.is_set():
            changed, waited_s = self._look(waited_s)
            if changed and not self._ended.is_set():
                self.changed.emit(changed)
        self._feed.close()

    def _look(self, waited_s: float) -> tuple[Change, float]:
        look_s = 0.5  # so that ``stop`` never waits longer than this
        try:
            if heard := self._feed.wait(look_s):
                return heard, 0.0
        except AppError as error:
            self.lost.emit(error)
            self._ended.wait(1.0)
        waited_s += look_s
        if waited_s >= self._poll_s:
            return Change.ANYTHING, 0.0
        return Change.NOTHING, waited_s
