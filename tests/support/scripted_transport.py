"""A transport that plays a conversation from a script, byte for byte."""

from __future__ import annotations

from enum import Enum, auto

from hardware.ports import DeviceGone


class Dies(Enum):
    """When the line breaks."""

    ON_WRITE = auto()
    ON_READ = auto()


Step = tuple[bytes, bytes | Dies]
"""What the driver must write, and what comes back: bytes, b"" for silence, or the end."""


class ScriptedTransport:
    """Keeps ``Transport``; each write must be the next of the script.

    A step that writes nothing (b"") is what the device says of its own accord, in one piece, once
    everything before it was read.

    Attributes:
        opened: how often it was opened.
        is_open: whether it is open now.
    """

    def __init__(self, *steps: Step, refuses_to_open: bool = False) -> None:
        self._steps = list(steps)
        self._coming = b""
        self._dead = False
        self._refuses = refuses_to_open
        self.opened = 0
        self.is_open = False

    @property
    def finished(self) -> bool:
        """True if every step was played."""
        return not self._steps

    def open(self) -> None:
        """Open, unless the script refuses."""
        if self._refuses:
            raise DeviceGone("scripted", "refused")
        self.opened += 1
        self.is_open = True
        self._dead = False

    def close(self) -> None:
        """Close."""
        self.is_open = False

    def write(self, data: bytes) -> None:
        """Play the next step."""
        self._must_live()
        assert self._steps, f"nothing more was to be written, but {data!r}"
        expected, reply = self._steps.pop(0)
        assert data == expected
        self._say(reply, now=True)

    def read(self, size: int, timeout_s: float) -> bytes:
        """Hand out what the step before said; then silence at once."""
        assert timeout_s >= 0
        if not self._coming and not self._dead and self._steps and not self._steps[0][0]:
            self._say(self._steps.pop(0)[1], now=False)
        if not self._coming:
            self._must_live()
        data, self._coming = self._coming[:size], self._coming[size:]
        return data

    def _say(self, reply: bytes | Dies, *, now: bool) -> None:
        if isinstance(reply, bytes):
            self._coming += reply
            return
        self._dead = True
        if now and reply is Dies.ON_WRITE:
            self._must_live()

    def _must_live(self) -> None:
        assert self.is_open, "the driver talks to a closed line"
        if self._dead:
            raise DeviceGone("scripted", "pulled out")
