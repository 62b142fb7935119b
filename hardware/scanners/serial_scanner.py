"""A scanner on a serial line: listens on a thread of its own, reconnects by itself."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable

from hardware.ports import DeviceGone, DeviceHealth, DeviceState, Feedback, Scan, Transport
from hardware.scanners.aim import split_aim
from hardware.scanners.framing import Framer
from hardware.scanners.profiles import feedback_bytes

_READ_S = 0.05
_READ_BYTES = 4096
_AGAIN_S = 0.2


class SerialScanner:
    """Keeps ``Scanner``.

    Args:
        source_id: its name in the settings.
        transport: the line; used on the listening thread only.
        profile: "none", "honeywell" or "datalogic".
        clock: the station's monotonic clock, in seconds.
    """

    def __init__(
        self,
        source_id: str,
        transport: Transport,
        profile: str = "none",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.source_id = source_id
        self._transport = transport
        self._profile = profile
        self._clock = clock
        self._framer = Framer()
        self._sequence = 0
        self._ended = threading.Event()
        self._to_tell: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def listen(self, heard: Callable[[Scan], None], health: Callable[[DeviceHealth], None]) -> None:
        """Call ``heard`` for every code, in order, and reconnect by itself until ``stop``."""
        told = None
        while not self._ended.is_set():
            try:
                self._transport.open()
                told = self._say(health, DeviceState.READY, "", told)
                self._read(heard)
            except DeviceGone as gone:
                self._framer.discard()
                told = self._say(health, DeviceState.GONE, gone.detail, told)
                self._ended.wait(_AGAIN_S)
        self._transport.close()

    def stop(self) -> None:
        """Make ``listen`` return within one read's time; any thread may call it."""
        self._ended.set()

    def tell(self, feedback: Feedback) -> None:
        """Tell the scanner how its last scan was judged; any thread may call it."""
        data = feedback_bytes(self._profile, feedback)
        if data:
            self._to_tell.put(data)

    def _read(self, heard: Callable[[Scan], None]) -> None:
        while not self._ended.is_set():
            self._write_feedback()
            for raw in self._framer.feed(self._transport.read(_READ_BYTES, _READ_S)):
                self._sequence += 1
                aim_id, text = split_aim(raw)
                now_s = self._clock()
                heard(Scan(self.source_id, raw, text, aim_id, now_s, self._sequence))

    def _write_feedback(self) -> None:
        while True:
            try:
                data = self._to_tell.get_nowait()
            except queue.Empty:
                return
            self._transport.write(data)

    def _say(
        self,
        health: Callable[[DeviceHealth], None],
        state: DeviceState,
        detail: str,
        told: DeviceState | None,
    ) -> DeviceState:
        """Tell a change of state once, not at every attempt."""
        if state is not told:
            health(DeviceHealth(self.source_id, state, detail))
        return state
