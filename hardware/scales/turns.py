"""One scale, several askers: the packing screen and a test in the settings take turns."""

from __future__ import annotations

import threading

from hardware.ports import Scale, Weight


class TakingTurns:
    """Keeps ``Scale`` for a driver that is not thread-safe; whoever comes second waits."""

    def __init__(self, scale: Scale) -> None:
        self.name = scale.name
        self._scale = scale
        self._turn = threading.Lock()

    def weigh(self) -> Weight:
        """Ask once, as the driver does."""
        with self._turn:
            return self._scale.weigh()

    def close(self) -> None:
        """Close the line; the next question opens it again."""
        with self._turn:
            self._scale.close()
