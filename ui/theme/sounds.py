"""Five sounds, told apart by rhythm and direction, made while the program runs.

OK is one blip, a finished line two rising notes, a finished task three; STOP is three harsh
low pulses, ATTENTION two equal notes.  Each station is tuned a little apart, so that
neighbours do not answer each other.  Playing is best effort: without a device it is silent.
"""

from __future__ import annotations

import logging
from array import array
from collections.abc import Generator
from enum import Enum, auto
from functools import cache
from math import pi, sin
from typing import Protocol

_LOG = logging.getLogger(__name__)

RATE = 44_100
_LOUDEST = 0.8 * 32_767
_RAMP_S = 0.004
_STEP_PER_STATION = 2 ** (1 / 24)
_STOP_LOW, _STOP_LOWER, _STOP_PARTIAL = 400.0, 330.0, 2400.0

Note = tuple[tuple[float, ...], float]  # frequencies sounding together, seconds; () is a rest


class Sound(Enum):
    """What is heard."""

    OK = auto()
    LINE_DONE = auto()
    TASK_DONE = auto()
    STOP = auto()
    ATTENTION = auto()


_NOTES: dict[Sound, tuple[Note, ...]] = {
    Sound.OK: (((1800.0,), 0.07),),
    Sound.LINE_DONE: (((1200.0,), 0.09), ((), 0.02), ((1800.0,), 0.12)),
    Sound.TASK_DONE: (
        ((1000.0,), 0.09),
        ((), 0.02),
        ((1350.0,), 0.09),
        ((), 0.02),
        ((1800.0,), 0.16),
    ),
    Sound.STOP: (
        ((_STOP_LOW, _STOP_PARTIAL), 0.16),
        ((), 0.06),
        ((_STOP_LOW, _STOP_PARTIAL), 0.16),
        ((), 0.06),
        ((_STOP_LOWER, _STOP_PARTIAL), 0.16),
    ),
    Sound.ATTENTION: (((900.0,), 0.11), ((), 0.07), ((900.0,), 0.11)),
}


def tone(sound: Sound, station_offset: int = 0) -> bytes:
    """Make ``sound`` as signed 16-bit mono samples at 44.1 kHz, native byte order.

    Args:
        sound: which one.
        station_offset: quarter tones up or down, by the station's number, -6 to 6.
    """
    pitch = _STEP_PER_STATION ** max(-6, min(6, station_offset))
    samples = array("h")
    for frequencies, seconds in _NOTES[sound]:
        samples.extend(_note(tuple(f * pitch for f in frequencies), seconds))
    return samples.tobytes()


def _note(frequencies: tuple[float, ...], seconds: float) -> list[int]:
    count = round(seconds * RATE)
    if not frequencies:
        return [0] * count
    ramp = _RAMP_S * RATE
    # The first frequency carries the note; what is added makes it harsh, not higher.
    weights = (1.0,) if len(frequencies) == 1 else (0.7, *[0.3] * (len(frequencies) - 1))
    steps = [2 * pi * f / RATE for f in frequencies]
    parts = list(zip(weights, steps, strict=True))
    return [
        round(
            _LOUDEST
            * min(1.0, i / ramp, (count - i) / ramp)
            * sum(weight * sin(step * i) for weight, step in parts)
        )
        for i in range(count)
    ]


class Output(Protocol):
    """A sound device that asks a generator for samples, as miniaudio's does."""

    def start(self, callback_generator: Generator[bytes, int, None]) -> None:
        """Begin to play in the background."""

    def close(self) -> None:
        """Stop and let go of the device."""


def _default_output() -> Output:
    import miniaudio  # noqa: PLC0415 -- a machine without sound must still start

    device: Output = miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16,
        nchannels=1,
        sample_rate=RATE,
        buffersize_msec=20,
    )
    return device


class SoundPlayer:
    """Plays one sound at a time; a new one cuts the old one off.  Never raises, never waits."""

    def __init__(self, station_offset: int = 0, *, muted: bool = False) -> None:
        self.muted = muted
        self._offset = station_offset
        self._output: Output | None = None
        self._silent = False
        self._sound = cache(self._make)
        self._waiting = b""

    def prepare(self) -> None:
        """Make all sounds and open the device; slow (about 0.2 s), so call it off the scan path."""
        for sound in Sound:
            self._sound(sound)
        self._open()

    def play(self, sound: Sound) -> None:
        """Play ``sound`` now."""
        if self.muted or self._silent:
            return
        # One assignment hands the samples to the device's own thread; no lock, no wait.
        self._waiting = self._sound(sound)
        if self._output is None:
            self._open()

    def close(self) -> None:
        """Let go of the device."""
        output, self._output, self._silent = self._output, None, True
        if output is None:
            return
        try:
            output.close()
        except Exception:  # noqa: BLE001 -- a sound device's trouble must never reach the floor
            _LOG.info("sound device did not close", exc_info=True)

    def _make(self, sound: Sound) -> bytes:
        return tone(sound, self._offset)

    def _open(self) -> None:
        if self._output is not None or self._silent or self.muted:
            return
        try:
            self._output = _default_output()
            stream = self._stream()
            next(stream)
            self._output.start(stream)
        except Exception:  # noqa: BLE001 -- no device, no driver, no library: the station goes on in silence
            _LOG.info("no sound device, the station is silent", exc_info=True)
            self._silent = True

    def _stream(self) -> Generator[bytes, int, None]:
        """Give the device what it asks for: the sound that waits, then silence."""
        frames = yield b""
        while True:
            taken, self._waiting = self._waiting[: 2 * frames], self._waiting[2 * frames :]
            frames = yield taken.ljust(2 * frames, b"\0")
