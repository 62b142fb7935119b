"""The tones of the floor: a screen names one, the player plays it, STOP goes on and on."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from ui.theme.sounds import Sound

STOP_AGAIN_MS = 3_000
"""STOP is repeated so often until it is acknowledged (screens, "Sound")."""

_SOUNDS = {
    "ok": Sound.OK,
    "line done": Sound.LINE_DONE,
    "task done": Sound.TASK_DONE,
    "attention": Sound.ATTENTION,
    "stop": Sound.STOP,
}


class PlaysSounds(Protocol):
    """What plays a tone at once, without waiting and without failing."""

    def play(self, sound: Sound) -> None:
        """Play ``sound`` now; it cuts off the one before."""


class FloorSounds(QObject):
    """Keeps ``Sounds`` on a player that never waits, such as ``SoundPlayer``.

    Any other tone ends a repeated STOP: while STOP is latched, STOP is all that is played.
    """

    def __init__(
        self, player: PlaysSounds, again_ms: int = STOP_AGAIN_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._player = player
        self._again = QTimer(self, interval=again_ms)
        self._again.timeout.connect(self._stop_again)

    def play(self, sound: str) -> None:
        """Play "ok", "line done", "task done", "attention", or start "stop" over and over.

        A name that has no tone is silence.
        """
        tone = _SOUNDS.get(sound)
        if tone is None:
            return
        if tone is Sound.STOP:
            self._again.start()
        else:
            self._again.stop()
        self._player.play(tone)

    def silence(self) -> None:
        """End a repeated "stop"."""
        self._again.stop()

    def _stop_again(self) -> None:
        self._player.play(Sound.STOP)
