"""A scanner on a line of bytes that may be pulled out and put back at any moment."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable

from hardware.ports import (
    NO_TERMINATOR,
    DeviceGone,
    DeviceHealth,
    DeviceState,
    Feedback,
    Scan,
    Transport,
)
from hardware.scanners.aim import read_scan
from hardware.scanners.framing import Framing
from hardware.scanners.profiles import feedback_bytes

_READ_BYTES = 4096
_READ_S = 0.05  # how long silence is listened to, before feedback is sent and a stop is noticed
_RETRY_S = 0.2
_SILENCES = 20  # a second: a code takes milliseconds, what then has no end will not get one

Heard = Callable[[Scan], None]
Felt = Callable[[DeviceHealth], None]


class SerialScanner:
    """Keeps ``Scanner`` on a serial port or whatever else is a ``Transport``.

    Loss and return are told once each, and so is a code that gets no terminator.  The half of a
    code that came before a loss is dropped, so is feedback that could not be sent.  Where the
    scanner sends no terminator, ``silence_ends`` makes 50 ms of silence one.
    """

    def __init__(
        self,
        source_id: str,
        transport: Transport,
        profile: str = "none",
        clock: Callable[[], float] = time.monotonic,
        *,
        silence_ends: bool = False,
    ) -> None:
        self.source_id = source_id
        self._transport = transport
        self._told = {one: feedback_bytes(profile, one) for one in Feedback}
        self._clock = clock
        self._silence_ends = silence_ends
        self._framing = Framing()
        self._to_tell: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._stopped = threading.Event()
        self._sequence = 0
        self._state = DeviceState.UNKNOWN

    def listen(self, heard: Heard, health: Felt) -> None:
        """Call ``heard`` for every code, in order, and reconnect by itself until ``stop``."""
        try:
            while not self._stopped.is_set():
                try:
                    self._connect(health)
                    self._converse(heard, health)
                except DeviceGone as gone:
                    self._lose(gone, health)
        finally:
            self._transport.close()

    def stop(self) -> None:
        """Make ``listen`` return soon, for good; any thread may call it."""
        self._stopped.set()

    def tell(self, feedback: Feedback) -> None:
        """Tell the scanner how its last scan was judged, within 50 ms; returns at once."""
        told = self._told[feedback]
        if told and self._state in {DeviceState.READY, DeviceState.ATTENTION}:
            self._to_tell.put(told)

    def _connect(self, health: Felt) -> None:
        self._transport.open()
        self._become(DeviceState.READY, "", health)

    def _converse(self, heard: Heard, health: Felt) -> None:
        silences = 0
        while not self._stopped.is_set():
            self._tell_all()
            chunk = self._transport.read(_READ_BYTES, _READ_S)
            silences = 0 if chunk else silences + 1
            codes = self._codes(chunk)
            if codes:
                self._become(DeviceState.READY, "", health)
            elif silences == _SILENCES and self._framing.has_begun:
                self._become(DeviceState.ATTENTION, NO_TERMINATOR, health)
            for code in codes:
                self._sequence += 1
                heard(read_scan(self.source_id, code, self._clock(), self._sequence))

    def _codes(self, chunk: bytes) -> list[bytes]:
        if chunk:
            return self._framing.feed(chunk)
        return self._framing.flush() if self._silence_ends else []

    def _tell_all(self) -> None:
        while not self._to_tell.empty():
            self._transport.write(self._to_tell.get_nowait())

    def _lose(self, gone: DeviceGone, health: Felt) -> None:
        self._transport.close()
        self._framing.discard()
        self._become(DeviceState.GONE, gone.detail, health)
        while not self._to_tell.empty():
            self._to_tell.get_nowait()
        self._stopped.wait(_RETRY_S)

    def _become(self, state: DeviceState, detail: str, health: Felt) -> None:
        if state is not self._state:
            self._state = state
            health(DeviceHealth(self.source_id, state, detail))
