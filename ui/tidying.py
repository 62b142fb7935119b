"""Collects garbage on the UI thread only.

Python's collector runs on whichever thread happens to allocate.  If it finds a Qt object in a
cycle there, it deletes a widget or timer away from its own thread, and the program ends without
a word.  Source: Qt, "Threads and QObjects".
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_LOOK_MS = 250


class Tidying(QObject):
    """From its making to ``stop``, garbage is collected here and nowhere else."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make it on the UI thread, once all that stays is made: that is never looked at again.

        Where somebody has frozen what stays before, as the tests do, it is left as it is.
        """
        super().__init__(parent)
        gc.disable()
        self._freezes = gc.get_freeze_count() == 0
        if self._freezes:
            gc.collect()
            gc.freeze()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation that is due, if one is."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        oldest = max((age for age, (n, most) in enumerate(due) if n > most), default=None)
        if oldest is not None:
            gc.collect(oldest)

    def stop(self) -> None:
        """Give the collector back to Python."""
        self._timer.stop()
        if self._freezes:
            gc.unfreeze()
        gc.enable()
